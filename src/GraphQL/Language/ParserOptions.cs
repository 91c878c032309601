namespace McHAnalytics.GraphQL.Language;

/// <summary>How large a text the parser takes. What is over a limit is refused while reading, at the place where it
/// is passed.</summary>
public sealed record ParserOptions
{
    /// <summary>No limits, 1,000 levels: for texts of our own, such as the schema.</summary>
    public static ParserOptions Trusted { get; } = new() { MaxDepth = 1_000 };

    /// <summary>Most lexical tokens. Default: no limit.</summary>
    public int MaxTokens { get; init; } = int.MaxValue;

    /// <summary>Most levels of selection sets, values and list types within each other. Default 100. It is
    /// counted, so that no text can exhaust the stack.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>Most operations. Default: no limit.</summary>
    public int MaxOperations { get; init; } = int.MaxValue;

    /// <summary>Most fragment definitions. Default: no limit.</summary>
    public int MaxFragments { get; init; } = int.MaxValue;

    /// <summary>Most variables of one operation. Default: no limit.</summary>
    public int MaxVariables { get; init; } = int.MaxValue;

    /// <summary>Most aliases written in one operation or fragment. Default: no limit.</summary>
    public int MaxAliases { get; init; } = int.MaxValue;

    /// <summary>Most directives in the document. Default: no limit.</summary>
    public int MaxDirectives { get; init; } = int.MaxValue;

    /// <summary>Most directives on one field, fragment, variable or operation. Default: no limit.</summary>
    public int MaxDirectivesPerLocation { get; init; } = int.MaxValue;

    /// <summary>Most items of one list written in the document. Default: no limit.</summary>
    public int MaxListItems { get; init; } = int.MaxValue;

    /// <summary>Longest text written as a value, in bytes of UTF-8; descriptions are not counted. Default: no
    /// limit.</summary>
    public int MaxTextBytes { get; init; } = int.MaxValue;
}
