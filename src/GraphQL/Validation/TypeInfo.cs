using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation;

/// <summary>The types at the place a walk over a document has reached; <c>null</c> where the schema knows
/// none.</summary>
internal sealed class TypeInfo
{
    /// <summary>The type of the field, fragment or operation.</summary>
    public GraphQLType? Type { get; set; }

    /// <summary>The type whose fields the selection set asks.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The field.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>The directive whose arguments are walked.</summary>
    public DirectiveDefinition? Directive { get; set; }

    /// <summary>The argument.</summary>
    public InputValue? Argument { get; set; }

    /// <summary>The type a value here must have.</summary>
    public GraphQLType? InputType { get; set; }

    /// <summary>Whether the place of the value has a default.</summary>
    public bool HasDefault { get; set; }

    /// <summary>The input object in which the value stands.</summary>
    public InputObjectType? ParentInputType { get; set; }
}
