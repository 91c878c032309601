namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Fields that several object types share (specification, 3.7).</summary>
public sealed class InterfaceType(string name, string? description) : FieldsType(name, description), IAbstractType
{
    /// <inheritdoc/>
    public IReadOnlyList<ObjectType> PossibleTypes { get; internal set; } = [];

    /// <summary>The interfaces that implement this one.</summary>
    public IReadOnlyList<InterfaceType> ImplementingInterfaces { get; internal set; } = [];
}
