namespace McHAnalytics.GraphQL.Errors;

/// <summary>What is said of a request as a whole, and of what a resolver threw; one function each.</summary>
internal static class RequestErrors
{
    public static GraphQLError TimedOut(TimeSpan limit) =>
        new($"The operation was stopped after {limit.TotalSeconds} seconds, the most this server takes for one. Ask for "
            + "less at once: fewer items, a shorter time, fewer places.")
        {
            Code = ErrorCodes.Timeout,
        };

    public static GraphQLError IntrospectionDisabled(SourcePosition at) =>
        new("This server does not tell its schema to you: \"__schema\" and \"__type\" cannot be asked. \"__typename\" "
            + "can.", at)
        {
            Code = ErrorCodes.IntrospectionDisabled,
        };

    /// <summary>What a resolver has to say to the asker.</summary>
    public static GraphQLError Of(GraphQLUserException told) =>
        new(told.Message) { Code = told.Code, Extensions = told.Extensions };

    /// <summary>Anything else that went wrong in the server: only where to look it up.</summary>
    public static GraphQLError Internal(string traceId) =>
        new($"The server could not answer this field. Report the trace id {traceId} to its operator.")
        {
            Code = ErrorCodes.InternalError,
            Extensions = new Dictionary<string, object?> { ["traceId"] = traceId },
        };

    /// <summary>An answer that the schema does not admit at its place.</summary>
    public static GraphQLError InvalidResult(string message) => new(message) { Code = ErrorCodes.InvalidResult };
}
