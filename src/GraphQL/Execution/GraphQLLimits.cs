namespace McHAnalytics.GraphQL.Execution;

/// <summary>How much one request may ask; each is checked before anything is resolved.</summary>
public sealed record GraphQLLimits
{
    /// <summary>Longest document, in UTF-16 code units. Default 262,144.</summary>
    public int MaxDocumentLength { get; init; } = 262_144;

    /// <summary>Most lexical tokens in a document, counted while reading. Default 2,000.</summary>
    public int MaxTokens { get; init; } = 2_000;

    /// <summary>Most levels of selection sets, values and list types within each other, counted while reading.
    /// Default 100.</summary>
    public int MaxRecursion { get; init; } = 100;

    /// <summary>Deepest field, fragments opened; a root field has depth 1. Default 10.</summary>
    public int MaxDepth { get; init; } = 10;

    /// <summary>Deepest field under <c>__schema</c> and <c>__type</c>. Default 15.</summary>
    public int MaxIntrospectionDepth { get; init; } = 15;

    /// <summary>Most aliases in an operation, fragments opened. Default 30.</summary>
    public int MaxAliases { get; init; } = 30;

    /// <summary>Most times one field may be asked of the same object under different names. Default 10.</summary>
    public int MaxSameField { get; init; } = 10;

    /// <summary>Most errors reported. Default 100.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Most documents kept parsed and validated. Default 500.</summary>
    public int MaxCachedDocuments { get; init; } = 500;

    /// <summary>No limits: for tests and trusted callers; recursion stays counted.</summary>
    public static GraphQLLimits None { get; } = new()
    {
        MaxDocumentLength = int.MaxValue,
        MaxTokens = int.MaxValue,
        MaxRecursion = 500,
        MaxDepth = int.MaxValue,
        MaxIntrospectionDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxSameField = int.MaxValue,
        MaxErrors = int.MaxValue,
    };
}
