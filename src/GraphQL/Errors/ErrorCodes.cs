namespace McHAnalytics.GraphQL.Errors;

/// <summary>The codes this engine itself writes to <c>extensions.code</c>.</summary>
public static class ErrorCodes
{
    /// <summary>The text is not a GraphQL document.</summary>
    public const string ParseFailed = "GRAPHQL_PARSE_FAILED";

    /// <summary>The document asks for what the schema does not offer.</summary>
    public const string ValidationFailed = "GRAPHQL_VALIDATION_FAILED";

    /// <summary>A variable or argument has a value its type does not admit.</summary>
    public const string BadUserInput = "BAD_USER_INPUT";

    /// <summary>The document does not say which operation to run, or names one it does not hold.</summary>
    public const string OperationResolutionFailure = "OPERATION_RESOLUTION_FAILURE";

    /// <summary>The operation may not be run this way (a mutation by GET).</summary>
    public const string OperationNotAllowed = "OPERATION_NOT_ALLOWED";

    /// <summary>The document is larger, deeper or wider than the server allows.</summary>
    public const string LimitExceeded = "LIMIT_EXCEEDED";

    /// <summary>The operation could cost more than the server allows.</summary>
    public const string CostExceeded = "COST_EXCEEDED";

    /// <summary>The operation took longer than the server allows.</summary>
    public const string Timeout = "TIMEOUT";

    /// <summary>The schema is not told to this asker.</summary>
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";

    /// <summary>What answers a field gave what the schema does not admit there: null for a non-null, a text for a
    /// number.</summary>
    public const string InvalidResult = "INVALID_RESULT";

    /// <summary>The server failed; the asker can only report the trace id.</summary>
    public const string InternalError = "INTERNAL_ERROR";
}
