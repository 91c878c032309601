using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>How much one request may ask; each is checked before anything is resolved.</summary>
public sealed record GraphQLLimits
{
    /// <summary>Longest document, in bytes of UTF-8. Default 262,144 (256 KiB).</summary>
    public int MaxDocumentBytes { get; init; } = 262_144;

    /// <summary>Most lexical tokens in a document, counted while reading. Default 2,000.</summary>
    public int MaxTokens { get; init; } = 2_000;

    /// <summary>Most levels of selection sets, values and list types within each other, counted while reading;
    /// also of the values of variables. Default 100.</summary>
    public int MaxRecursion { get; init; } = 100;

    /// <summary>Deepest field, fragments opened; a root field has depth 1. Default 10.</summary>
    public int MaxDepth { get; init; } = 10;

    /// <summary>Deepest field under <c>__schema</c> and <c>__type</c>. Default 15.</summary>
    public int MaxIntrospectionDepth { get; init; } = 15;

    /// <summary>Most aliases in an operation, fragments opened. Default 30.</summary>
    public int MaxAliases { get; init; } = 30;

    /// <summary>Most times one field may be written in one selection set, or be asked of the same object under
    /// different names. Default 10.</summary>
    public int MaxSameField { get; init; } = 10;

    /// <summary>Most directives at one place, counted while reading. Default 4.</summary>
    public int MaxDirectivesPerLocation { get; init; } = 4;

    /// <summary>Most directives in a document, counted while reading. Default 50.</summary>
    public int MaxDirectives { get; init; } = 50;

    /// <summary>Most operations in a document, counted while reading. Default 10.</summary>
    public int MaxOperations { get; init; } = 10;

    /// <summary>Most fragments in a document, counted while reading. Default 50.</summary>
    public int MaxFragments { get; init; } = 50;

    /// <summary>Most variables of an operation, counted while reading. Default 100.</summary>
    public int MaxVariables { get; init; } = 100;

    /// <summary>Most items of a list, written in the document (counted while reading) or sent in a variable, at any
    /// depth of it. Default 1,000.</summary>
    public int MaxListItems { get; init; } = 1_000;

    /// <summary>Longest text given as a value, written in the document (counted while reading) or sent in a variable,
    /// at any depth of it; in bytes of UTF-8. Default 4,096 (4 KiB).</summary>
    public int MaxTextBytes { get; init; } = 4_096;

    /// <summary>Most that an operation may cost, by each of the two measures of the cost directives, priced before it
    /// runs on the values it is sent with. Default 1,000.</summary>
    public int MaxCost { get; init; } = 1_000;

    /// <summary>Most items that a slicing argument (<c>first</c>) may ask for. Default 1,000.</summary>
    public int MaxPageSize { get; init; } = 1_000;

    /// <summary>Items counted in a page where no slicing argument is given and the schema assumes no size. Default
    /// 100.</summary>
    public int DefaultPageSize { get; init; } = 100;

    /// <summary>Items counted in a list of which the schema says nothing. Default 5.</summary>
    public int AssumedListSize { get; init; } = 5;

    /// <summary>Longest that a query or a mutation may take to be answered; then its resolvers' cancellation token is
    /// cancelled. <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> for no end. Default 10 seconds.</summary>
    /// <remarks>A resolver that does not heed its token is waited for. A subscription has no end.</remarks>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most errors reported. Default 100.</summary>
    public int MaxErrors { get; init; } = 100;

    /// <summary>Most documents kept parsed and validated. Default 500.</summary>
    public int MaxCachedDocuments { get; init; } = 500;

    /// <summary>No limits: for tests and trusted callers; recursion stays counted.</summary>
    public static GraphQLLimits None { get; } = new()
    {
        MaxDocumentBytes = int.MaxValue,
        MaxTokens = int.MaxValue,
        MaxRecursion = 500,
        MaxDepth = int.MaxValue,
        MaxIntrospectionDepth = int.MaxValue,
        MaxAliases = int.MaxValue,
        MaxSameField = int.MaxValue,
        MaxDirectivesPerLocation = int.MaxValue,
        MaxDirectives = int.MaxValue,
        MaxOperations = int.MaxValue,
        MaxFragments = int.MaxValue,
        MaxVariables = int.MaxValue,
        MaxListItems = int.MaxValue,
        MaxTextBytes = int.MaxValue,
        MaxCost = int.MaxValue,
        MaxPageSize = int.MaxValue,
        MaxErrors = int.MaxValue,
        Timeout = System.Threading.Timeout.InfiniteTimeSpan,
    };

    /// <summary>Whether any limit needs the operation's merged fields and their weights.</summary>
    internal bool ArePricesAsked =>
        MaxCost != int.MaxValue || MaxPageSize != int.MaxValue || MaxSameField != int.MaxValue;

    /// <summary>Those of the limits that the parser counts.</summary>
    internal ParserOptions Parsing => new()
    {
        MaxTokens = MaxTokens,
        MaxDepth = MaxRecursion,
        MaxOperations = MaxOperations,
        MaxFragments = MaxFragments,
        MaxVariables = MaxVariables,
        MaxAliases = MaxAliases,
        MaxDirectives = MaxDirectives,
        MaxDirectivesPerLocation = MaxDirectivesPerLocation,
        MaxListItems = MaxListItems,
        MaxTextBytes = MaxTextBytes,
    };

    /// <summary>Why this document is too long to be read, or <c>null</c>.</summary>
    internal Errors.GraphQLError? CheckLength(string document) =>
        document.Length > MaxDocumentBytes
        || (document.Length > MaxDocumentBytes / 3 && System.Text.Encoding.UTF8.GetByteCount(document) > MaxDocumentBytes)
            ? Errors.LimitErrors.DocumentTooLong(MaxDocumentBytes)
            : null;
}
