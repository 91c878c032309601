using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>A type as written (specification, 2.11).</summary>
public abstract class TypeNode : SyntaxNode
{
    private protected TypeNode(NodeKind kind, SourcePosition position)
        : base(kind, position)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Printer.Print(this);
}

/// <summary>A type by its name.</summary>
public sealed class NamedTypeNode(Name name) : TypeNode(NodeKind.NamedType, name.Position)
{
    public Name Name { get; } = name;
}

/// <summary><c>[T]</c>.</summary>
public sealed class ListTypeNode(SourcePosition position, TypeNode itemType) : TypeNode(NodeKind.ListType, position)
{
    public TypeNode ItemType { get; } = itemType;
}

/// <summary><c>T!</c>.</summary>
public sealed class NonNullTypeNode(SourcePosition position, TypeNode nullableType)
    : TypeNode(NodeKind.NonNullType, position)
{
    public TypeNode NullableType { get; } = nullableType;
}
