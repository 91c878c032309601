using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>An argument or an input field (specification, 3.6.1, 3.10).</summary>
public sealed class InputValue(
    string name, string? description, GraphQLType type, ValueNode? defaultLiteral, InputValueDefinitionNode? definition)
    : ISchemaMember
{
    private object? _defaultValue;
    private bool _isDefaultCoerced;

    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <summary>For readers, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>The type a value must have.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>The default as written; <c>null</c> where there is none.</summary>
    public ValueNode? DefaultLiteral { get; } = defaultLiteral;

    /// <summary>Where it was defined.</summary>
    public InputValueDefinitionNode? Definition { get; } = definition;

    /// <summary>Why it should no longer be given; <c>null</c> where it may be.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <inheritdoc/>
    public AppliedDirectives Directives { get; internal set; } = AppliedDirectives.None;

    /// <summary>Whether a value must be given: non-null and without a default.</summary>
    public bool IsRequired => Type.IsNonNull && DefaultLiteral is null;

    /// <summary>The default, coerced; <c>null</c> also where there is none.</summary>
    public object? DefaultValue
    {
        get
        {
            if (!_isDefaultCoerced && DefaultLiteral is not null)
            {
                _defaultValue = LiteralCoercion.TryCoerce(DefaultLiteral, Type, null, out var value) ? value : null;
                _isDefaultCoerced = true;
            }

            return _defaultValue;
        }
    }
}
