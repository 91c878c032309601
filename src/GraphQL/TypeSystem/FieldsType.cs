namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>An object or an interface type: what has fields and implements interfaces.</summary>
public abstract class FieldsType : NamedType
{
    private protected FieldsType(string name, string? description)
        : base(name, description)
    {
    }

    /// <summary>What can be asked of it.</summary>
    public NamedList<FieldDefinition> Fields { get; internal set; } = NamedList.Empty<FieldDefinition>();

    /// <summary>The interfaces it declares to implement, also those it inherits.</summary>
    public NamedList<InterfaceType> Interfaces { get; internal set; } = NamedList.Empty<InterfaceType>();
}
