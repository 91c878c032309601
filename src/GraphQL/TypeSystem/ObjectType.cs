namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>A type of which fields are asked (specification, 3.6).</summary>
public sealed class ObjectType(string name, string? description) : FieldsType(name, description);
