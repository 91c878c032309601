using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>What is asked of one object (specification, 2.4).</summary>
public sealed class SelectionSetNode(SourcePosition position, ImmutableArray<SelectionNode> selections)
    : SyntaxNode(NodeKind.SelectionSet, position)
{
    /// <summary>At least one.</summary>
    public ImmutableArray<SelectionNode> Selections { get; } = selections;
}

/// <summary>A field, a fragment spread or an inline fragment.</summary>
public abstract class SelectionNode : SyntaxNode
{
    private protected SelectionNode(NodeKind kind, SourcePosition position, ImmutableArray<DirectiveNode> directives)
        : base(kind, position) => Directives = directives;

    public ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>A field asked for (specification, 2.5).</summary>
public sealed class FieldNode(
    SourcePosition position,
    Name? alias,
    Name name,
    ImmutableArray<ArgumentNode> arguments,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode? selectionSet) : SelectionNode(NodeKind.Field, position, directives)
{
    public Name? Alias { get; } = alias;

    public Name Name { get; } = name;

    /// <summary>The key under which the answer will stand: the alias, or else the name.</summary>
    public string ResponseName { get; } = alias?.Value ?? name.Value;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;

    public SelectionSetNode? SelectionSet { get; } = selectionSet;
}

/// <summary><c>...Name</c> (specification, 2.8).</summary>
public sealed class FragmentSpreadNode(SourcePosition position, Name name, ImmutableArray<DirectiveNode> directives)
    : SelectionNode(NodeKind.FragmentSpread, position, directives)
{
    public Name Name { get; } = name;
}

/// <summary><c>... on Type { }</c> (specification, 2.8.2).</summary>
public sealed class InlineFragmentNode(
    SourcePosition position,
    NamedTypeNode? typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : SelectionNode(NodeKind.InlineFragment, position, directives)
{
    public NamedTypeNode? TypeCondition { get; } = typeCondition;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary><c>name: value</c> of a field or a directive (specification, 2.6).</summary>
public sealed class ArgumentNode(SourcePosition position, Name name, ValueNode value)
    : SyntaxNode(NodeKind.Argument, position)
{
    public Name Name { get; } = name;

    public ValueNode Value { get; } = value;
}

/// <summary><c>@name(...)</c> (specification, 2.12).</summary>
public sealed class DirectiveNode(SourcePosition position, Name name, ImmutableArray<ArgumentNode> arguments)
    : SyntaxNode(NodeKind.Directive, position)
{
    public Name Name { get; } = name;

    public ImmutableArray<ArgumentNode> Arguments { get; } = arguments;
}
