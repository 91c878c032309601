using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>A field of an object or an interface type (specification, 3.6).</summary>
public sealed class FieldDefinition(
    string name, string? description, GraphQLType type, NamedList<InputValue> arguments,
    FieldDefinitionNode? definition)
    : ISchemaMember
{
    /// <inheritdoc/>
    public string Name { get; } = name;

    /// <summary>For readers, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>The type of the answer.</summary>
    public GraphQLType Type { get; } = type;

    /// <summary>What may be given to it.</summary>
    public NamedList<InputValue> Arguments { get; } = arguments;

    /// <summary>Where it was defined.</summary>
    public FieldDefinitionNode? Definition { get; } = definition;

    /// <summary>Why it should no longer be asked; <c>null</c> where it may be.</summary>
    public string? DeprecationReason { get; internal set; }

    /// <inheritdoc/>
    public AppliedDirectives Directives { get; internal set; } = AppliedDirectives.None;

    /// <summary>What answers it; set by the binding.</summary>
    internal FieldResolver? Resolver { get; set; }

    /// <summary>What answers it for all parents of a level at once; set by the binding.</summary>
    internal BatchResolver? BatchResolver { get; set; }

    /// <summary>What answers it with a stream of events; set by the binding, on the subscription root only.</summary>
    internal StreamResolver? StreamResolver { get; set; }

    /// <summary>Makes of the coerced arguments what the resolver's parameters take, in their order.</summary>
    internal Func<IReadOnlyDictionary<string, object?>, object?[]>? ArgumentConverter { get; set; }
}
