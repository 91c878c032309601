namespace McHAnalytics.GraphQL.Errors;

/// <summary>Thrown by a resolver for what the asker did wrong: its message reaches the client, any other
/// exception's does not.</summary>
/// <param name="message">What is wrong and what to do, for the asker.</param>
/// <param name="code">A stable code, written as <c>extensions.code</c>.</param>
/// <param name="extensions">Further entries of <c>extensions</c>.</param>
public sealed class GraphQLUserException(
    string message, string code, IReadOnlyDictionary<string, object?>? extensions = null) : Exception(message)
{
    /// <summary>A stable code, written as <c>extensions.code</c>.</summary>
    public string Code { get; } = code;

    /// <summary>Further entries of <c>extensions</c>.</summary>
    public IReadOnlyDictionary<string, object?>? Extensions { get; } = extensions;
}
