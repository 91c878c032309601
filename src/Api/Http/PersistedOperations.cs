namespace McHAnalytics.Api.Http;

/// <summary>Finds the document that a request means, by its text or by its SHA-256.</summary>
internal abstract class PersistedOperations
{
    /// <summary>The document's text, or why this request is not answered.</summary>
    public abstract HttpFault? Find(in SentRequest request, out string text);

    /// <summary>Told of a request whose document was read, valid and run: it may be asked by its hash from now on.</summary>
    public abstract void Keep(in SentRequest request);
}
