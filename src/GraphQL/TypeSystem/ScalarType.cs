namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>A leaf whose values have no fields (specification, 3.5).</summary>
public sealed class ScalarType(string name, string? description, ScalarCoercion coercion, bool isBuiltIn = false)
    : NamedType(name, description)
{
    /// <summary>Whether it is one of the five of the specification.</summary>
    public bool IsBuiltIn { get; } = isBuiltIn;

    /// <summary>How values come in and go out.</summary>
    public ScalarCoercion Coercion { get; internal set; } = coercion;

    /// <summary>Where its values are described (<c>@specifiedBy</c>).</summary>
    public string? SpecifiedByUrl { get; internal set; }
}
