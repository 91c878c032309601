namespace McHAnalytics.GraphQL.Language;

/// <summary>How large a text the parser takes.</summary>
public sealed record ParserOptions
{
    /// <summary>No limit on tokens, 1,000 levels: for texts of our own, such as the schema.</summary>
    public static ParserOptions Trusted { get; } = new() { MaxDepth = 1_000 };

    /// <summary>Most lexical tokens. Default: no limit.</summary>
    public int MaxTokens { get; init; } = int.MaxValue;

    /// <summary>Most levels of selection sets, values and list types within each other. Default 100. It is
    /// counted, so that no text can exhaust the stack.</summary>
    public int MaxDepth { get; init; } = 100;
}
