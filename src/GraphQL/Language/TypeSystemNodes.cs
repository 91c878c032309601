using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>A definition or an extension of the type system (specification, 3.1, 3.2).</summary>
public abstract class TypeSystemDefinitionNode : DefinitionNode
{
    private protected TypeSystemDefinitionNode(NodeKind kind, TypeSystemHead head)
        : base(kind, head.Position, head.Description)
    {
        IsExtension = head.IsExtension;
        Directives = head.Directives;
    }

    /// <summary>Whether it began with <c>extend</c>.</summary>
    public bool IsExtension { get; }

    public ImmutableArray<DirectiveNode> Directives { get; }
}

/// <summary>What every type system definition begins with.</summary>
public readonly record struct TypeSystemHead(
    SourcePosition Position, StringValueNode? Description, bool IsExtension, ImmutableArray<DirectiveNode> Directives);

/// <summary><c>schema { query: Q }</c>.</summary>
public sealed class SchemaDefinitionNode(
    TypeSystemHead head, ImmutableArray<OperationTypeDefinitionNode> operationTypes)
    : TypeSystemDefinitionNode(NodeKind.SchemaDefinition, head)
{
    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary><c>query: Q</c> inside <c>schema { }</c>.</summary>
public sealed class OperationTypeDefinitionNode(SourcePosition position, OperationKind operation, NamedTypeNode type)
    : SyntaxNode(NodeKind.OperationTypeDefinition, position)
{
    public OperationKind Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

/// <summary>A definition or an extension of a named type.</summary>
public abstract class TypeDefinitionNode : TypeSystemDefinitionNode
{
    private protected TypeDefinitionNode(NodeKind kind, TypeSystemHead head, Name name)
        : base(kind, head) => Name = name;

    public Name Name { get; }
}

/// <summary><c>scalar S</c>.</summary>
public sealed class ScalarTypeDefinitionNode(TypeSystemHead head, Name name)
    : TypeDefinitionNode(NodeKind.ScalarTypeDefinition, head, name);

/// <summary><c>type T</c> or <c>interface I</c>: what has fields.</summary>
public abstract class FieldsDefinitionNode : TypeDefinitionNode
{
    private protected FieldsDefinitionNode(
        NodeKind kind, TypeSystemHead head, Name name,
        ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<FieldDefinitionNode> fields)
        : base(kind, head, name)
    {
        Interfaces = interfaces;
        Fields = fields;
    }

    public ImmutableArray<NamedTypeNode> Interfaces { get; }

    public ImmutableArray<FieldDefinitionNode> Fields { get; }
}

/// <summary><c>type T</c>.</summary>
public sealed class ObjectTypeDefinitionNode(
    TypeSystemHead head, Name name,
    ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<FieldDefinitionNode> fields)
    : FieldsDefinitionNode(NodeKind.ObjectTypeDefinition, head, name, interfaces, fields);

/// <summary><c>interface I</c>.</summary>
public sealed class InterfaceTypeDefinitionNode(
    TypeSystemHead head, Name name,
    ImmutableArray<NamedTypeNode> interfaces, ImmutableArray<FieldDefinitionNode> fields)
    : FieldsDefinitionNode(NodeKind.InterfaceTypeDefinition, head, name, interfaces, fields);

/// <summary><c>union U = A | B</c>.</summary>
public sealed class UnionTypeDefinitionNode(TypeSystemHead head, Name name, ImmutableArray<NamedTypeNode> types)
    : TypeDefinitionNode(NodeKind.UnionTypeDefinition, head, name)
{
    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

/// <summary><c>enum E</c>.</summary>
public sealed class EnumTypeDefinitionNode(
    TypeSystemHead head, Name name, ImmutableArray<EnumValueDefinitionNode> values)
    : TypeDefinitionNode(NodeKind.EnumTypeDefinition, head, name)
{
    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

/// <summary><c>input I</c>.</summary>
public sealed class InputObjectTypeDefinitionNode(
    TypeSystemHead head, Name name, ImmutableArray<InputValueDefinitionNode> fields)
    : TypeDefinitionNode(NodeKind.InputObjectTypeDefinition, head, name)
{
    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

/// <summary>A field of an object or an interface type.</summary>
public sealed class FieldDefinitionNode(
    SourcePosition position, StringValueNode? description, Name name,
    ImmutableArray<InputValueDefinitionNode> arguments, TypeNode type, ImmutableArray<DirectiveNode> directives)
    : SyntaxNode(NodeKind.FieldDefinition, position)
{
    public StringValueNode? Description { get; } = description;

    public Name Name { get; } = name;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>An argument's or an input field's definition.</summary>
public sealed class InputValueDefinitionNode(
    SourcePosition position, StringValueNode? description, Name name,
    TypeNode type, ValueNode? defaultValue, ImmutableArray<DirectiveNode> directives)
    : SyntaxNode(NodeKind.InputValueDefinition, position)
{
    public StringValueNode? Description { get; } = description;

    public Name Name { get; } = name;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary>A value of an enum.</summary>
public sealed class EnumValueDefinitionNode(
    SourcePosition position, StringValueNode? description, Name name, ImmutableArray<DirectiveNode> directives)
    : SyntaxNode(NodeKind.EnumValueDefinition, position)
{
    public StringValueNode? Description { get; } = description;

    public Name Name { get; } = name;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

/// <summary><c>directive @d on FIELD</c>.</summary>
public sealed class DirectiveDefinitionNode(
    TypeSystemHead head, Name name, ImmutableArray<InputValueDefinitionNode> arguments,
    bool isRepeatable, ImmutableArray<Name> locations)
    : TypeSystemDefinitionNode(NodeKind.DirectiveDefinition, head)
{
    public Name Name { get; } = name;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = isRepeatable;

    public ImmutableArray<Name> Locations { get; } = locations;
}
