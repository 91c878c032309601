using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>A part of a parsed document. Nodes are immutable and know where they began.</summary>
public abstract class SyntaxNode
{
    private protected SyntaxNode(NodeKind kind, SourcePosition position)
    {
        Kind = kind;
        Position = position;
    }

    /// <summary>What this is in the grammar.</summary>
    public NodeKind Kind { get; }

    /// <summary>Where its first token began.</summary>
    public SourcePosition Position { get; }
}

/// <summary>A name and where it was written.</summary>
/// <param name="Value">Letters, digits and underscores, not beginning with a digit.</param>
/// <param name="Position">Where it was written.</param>
public readonly record struct Name(string Value, SourcePosition Position)
{
    /// <inheritdoc/>
    public override string ToString() => Value;
}
