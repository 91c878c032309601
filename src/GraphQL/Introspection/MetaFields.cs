using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Introspection;

/// <summary>The fields every type has without defining them (specification, 4.1 and 4.2).</summary>
internal static class MetaFields
{
    public static FieldDefinition TypeName { get; } = new(
        "__typename",
        "The name of the current Object type at runtime.",
        new NonNullType(SpecifiedScalars.String),
        NamedList.Empty<InputValue>(),
        null)
    {
        Resolver = context => new ValueTask<object?>(context.ParentType.Name),
    };

    public static FieldDefinition Schema { get; } = new(
        "__schema",
        "Access the current type schema of this server.",
        new NonNullType(IntrospectionTypes.Schema),
        NamedList.Empty<InputValue>(),
        null)
    {
        Resolver = context => new ValueTask<object?>(context.Schema),
    };

    public static FieldDefinition Type { get; } = new(
        "__type",
        "Request the type information of a single type.",
        IntrospectionTypes.Type,
        new NamedList<InputValue>(
            [new InputValue("name", null, new NonNullType(SpecifiedScalars.String), null, null)]),
        null)
    {
        Resolver = context =>
            new ValueTask<object?>(context.Schema.FindType((string)context.Arguments["name"]!)),
    };

    /// <summary>The field of this name of a type, a meta field among them, or <c>null</c>.</summary>
    public static FieldDefinition? Find(GraphQLSchema schema, NamedType type, string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
        {
            switch (name)
            {
                case "__typename" when type is FieldsType or UnionType:
                    return TypeName;
                case "__schema" when type == schema.QueryType:
                    return Schema;
                case "__type" when type == schema.QueryType:
                    return Type;
            }
        }

        return (type as FieldsType)?.Fields.Find(name);
    }
}
