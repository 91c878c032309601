namespace McHAnalytics.Api.Http;

/// <summary>Why a request was refused before the engine saw it, or could not be answered.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Code">Stable code: <c>MCH-H</c> and the status, or the code that clients of persisted operations know.</param>
/// <param name="Message">What is wrong and what to do, in English and Chinese.</param>
internal sealed record HttpFault(int Status, string Code, string Message)
{
    /// <summary>Methods that there are, for the header <c>Allow</c>.</summary>
    public string? Allow { get; init; }

    /// <summary>Codings that a body may have, for the header <c>Accept-Encoding</c> of a refusal.</summary>
    public string? AcceptEncoding { get; init; }

    /// <summary>What the operator finds in the log under the same id.</summary>
    public string? TraceId { get; init; }

    /// <summary>
    /// Whether the request was well-formed and refused as a GraphQL request: <c>application/json</c> then says 200, as the
    /// GraphQL-over-HTTP specification has it.
    /// </summary>
    public bool IsOfGraphQL { get; init; }
}
