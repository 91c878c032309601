using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>A whole document: at least one definition (specification, 2.2).</summary>
public sealed class DocumentNode(ImmutableArray<DefinitionNode> definitions, int tokenCount)
    : SyntaxNode(NodeKind.Document, new SourcePosition(1, 1))
{
    /// <summary>Operations, fragments and type system definitions, in the order written.</summary>
    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>How many lexical tokens the document has; ignored tokens are not counted.</summary>
    public int TokenCount { get; } = tokenCount;
}

/// <summary>What can stand at the top of a document.</summary>
public abstract class DefinitionNode : SyntaxNode
{
    private protected DefinitionNode(NodeKind kind, SourcePosition position, StringValueNode? description)
        : base(kind, position) => Description = description;

    /// <summary>The description written before it; part of no result.</summary>
    public StringValueNode? Description { get; }
}

/// <summary>What an operation does.</summary>
public enum OperationKind
{
    /// <summary>Reads; its fields may be resolved in parallel.</summary>
    Query,

    /// <summary>Writes; its root fields are resolved one after the other.</summary>
    Mutation,

    /// <summary>Reads a stream of events.</summary>
    Subscription,
}

/// <summary>An operation (specification, 2.3); without a name it must be the document's only one.</summary>
public sealed class OperationDefinitionNode(
    SourcePosition position,
    StringValueNode? description,
    OperationKind operation,
    Name? name,
    ImmutableArray<VariableDefinitionNode> variableDefinitions,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(NodeKind.OperationDefinition, position, description)
{
    public OperationKind Operation { get; } = operation;

    public Name? Name { get; } = name;

    public ImmutableArray<VariableDefinitionNode> VariableDefinitions { get; } = variableDefinitions;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A fragment to be spread by its name (specification, 2.8).</summary>
public sealed class FragmentDefinitionNode(
    SourcePosition position,
    StringValueNode? description,
    Name name,
    NamedTypeNode typeCondition,
    ImmutableArray<DirectiveNode> directives,
    SelectionSetNode selectionSet) : DefinitionNode(NodeKind.FragmentDefinition, position, description)
{
    public Name Name { get; } = name;

    public NamedTypeNode TypeCondition { get; } = typeCondition;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public SelectionSetNode SelectionSet { get; } = selectionSet;
}

/// <summary>A variable an operation takes (specification, 2.10).</summary>
public sealed class VariableDefinitionNode(
    SourcePosition position,
    StringValueNode? description,
    VariableNode variable,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives) : SyntaxNode(NodeKind.VariableDefinition, position)
{
    public StringValueNode? Description { get; } = description;

    public VariableNode Variable { get; } = variable;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}
