namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>One of several object types (specification, 3.8).</summary>
public sealed class UnionType(string name, string? description) : NamedType(name, description), IAbstractType
{
    /// <summary>The object types it is one of.</summary>
    public IReadOnlyList<ObjectType> PossibleTypes { get; internal set; } = [];
}
