using System.Text.Json;

namespace McHAnalytics.Api.Http;

/// <summary>The parameters of a GraphQL-over-HTTP request, as they were sent.</summary>
internal struct SentRequest
{
    /// <summary>The document's text; null where only its hash was sent.</summary>
    public string? Query { get; set; }

    /// <summary>Which operation of the document; null where none was named.</summary>
    public string? OperationName { get; set; }

    /// <summary>A JSON object, or nothing.</summary>
    public JsonElement Variables { get; set; }

    /// <summary>SHA-256 of the document, 64 lower-case hexadecimal digits; null where none was sent.</summary>
    public string? Sha256Hash { get; set; }
}

/// <summary>A request that was read, or why it could not be; not read where its answer is kept.</summary>
internal readonly record struct ReadRequest(SentRequest Request, HttpFault? Fault, Keeping Keeping = default)
{
    public static implicit operator ReadRequest(HttpFault fault) => new(default, fault);
}
