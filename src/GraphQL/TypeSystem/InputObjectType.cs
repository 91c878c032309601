namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>An input of several fields (specification, 3.10).</summary>
public sealed class InputObjectType(string name, string? description) : NamedType(name, description)
{
    /// <summary>What may be given.</summary>
    public NamedList<InputValue> Fields { get; internal set; } = NamedList.Empty<InputValue>();

    /// <summary>Whether exactly one field must be given (<c>@oneOf</c>).</summary>
    public bool IsOneOf { get; internal set; }
}
