using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Language;

/// <summary>A value as written (specification, 2.9).</summary>
public abstract class ValueNode : SyntaxNode
{
    private protected ValueNode(NodeKind kind, SourcePosition position)
        : base(kind, position)
    {
    }

    /// <inheritdoc/>
    public override string ToString() => Printer.PrintInMessage(this);
}

/// <summary><c>$name</c>.</summary>
public sealed class VariableNode(SourcePosition position, Name name) : ValueNode(NodeKind.Variable, position)
{
    public Name Name { get; } = name;
}

/// <summary>A whole number as written: its digits, of any length.</summary>
public sealed class IntValueNode(SourcePosition position, string text) : ValueNode(NodeKind.IntValue, position)
{
    public string Text { get; } = text;
}

/// <summary>A number with a fraction or an exponent, as written.</summary>
public sealed class FloatValueNode(SourcePosition position, string text) : ValueNode(NodeKind.FloatValue, position)
{
    public string Text { get; } = text;
}

/// <summary>A text, its escapes resolved; a block string also has lost its indentation.</summary>
public sealed class StringValueNode(SourcePosition position, string value, bool isBlock)
    : ValueNode(NodeKind.StringValue, position)
{
    public string Value { get; } = value;

    public bool IsBlock { get; } = isBlock;
}

/// <summary><c>true</c> or <c>false</c>.</summary>
public sealed class BooleanValueNode(SourcePosition position, bool value) : ValueNode(NodeKind.BooleanValue, position)
{
    public bool Value { get; } = value;
}

/// <summary><c>null</c>.</summary>
public sealed class NullValueNode(SourcePosition position) : ValueNode(NodeKind.NullValue, position);

/// <summary>The name of an enum's value.</summary>
public sealed class EnumValueNode(SourcePosition position, string value) : ValueNode(NodeKind.EnumValue, position)
{
    public string Value { get; } = value;
}

/// <summary><c>[ ]</c>.</summary>
public sealed class ListValueNode(SourcePosition position, ImmutableArray<ValueNode> values)
    : ValueNode(NodeKind.ListValue, position)
{
    public ImmutableArray<ValueNode> Values { get; } = values;
}

/// <summary><c>{ }</c>.</summary>
public sealed class ObjectValueNode(SourcePosition position, ImmutableArray<ObjectFieldNode> fields)
    : ValueNode(NodeKind.ObjectValue, position)
{
    public ImmutableArray<ObjectFieldNode> Fields { get; } = fields;
}

/// <summary><c>name: value</c> inside <c>{ }</c>.</summary>
public sealed class ObjectFieldNode(SourcePosition position, Name name, ValueNode value)
    : SyntaxNode(NodeKind.ObjectField, position)
{
    public Name Name { get; } = name;

    public ValueNode Value { get; } = value;
}
