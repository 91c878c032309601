using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>A directive documents may use (specification, 3.13).</summary>
public sealed class DirectiveDefinition(
    string name, string? description, NamedList<InputValue> arguments, bool isRepeatable,
    IReadOnlyList<string> locations, DirectiveDefinitionNode? definition) : ISchemaMember
{
    /// <summary>Its name, without the at sign.</summary>
    public string Name { get; } = name;

    /// <summary>For readers, in Markdown.</summary>
    public string? Description { get; } = description;

    /// <summary>What may be given to it.</summary>
    public NamedList<InputValue> Arguments { get; } = arguments;

    /// <summary>Whether it may stand more than once at a place.</summary>
    public bool IsRepeatable { get; } = isRepeatable;

    /// <summary>Where it may stand, by the specification's names (<c>FIELD</c>, <c>OBJECT</c> ...).</summary>
    public IReadOnlyList<string> Locations { get; } = locations;

    /// <summary>Where it was defined.</summary>
    public DirectiveDefinitionNode? Definition { get; } = definition;

    /// <inheritdoc/>
    public AppliedDirectives Directives => AppliedDirectives.None;

    /// <summary>Whether it belongs to every schema.</summary>
    public bool IsSpecified => Name is "skip" or "include" or "deprecated" or "specifiedBy" or "oneOf";
}
