using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Introspection;

/// <summary>What the fields of introspection answer (specification, 4.2).</summary>
internal static class IntrospectionResolvers
{
    private static readonly Dictionary<string, Func<object, ResolverContext, object?>> s_resolvers = new()
    {
        ["__Schema.description"] = (parent, _) => ((GraphQLSchema)parent).Description,
        ["__Schema.types"] = (parent, _) => ((GraphQLSchema)parent).Types,
        ["__Schema.queryType"] = (parent, _) => ((GraphQLSchema)parent).QueryType,
        ["__Schema.mutationType"] = (parent, _) => ((GraphQLSchema)parent).MutationType,
        ["__Schema.subscriptionType"] = (parent, _) => ((GraphQLSchema)parent).SubscriptionType,
        ["__Schema.directives"] = (parent, _) => ((GraphQLSchema)parent).Directives,
        ["__Type.kind"] = (parent, _) => Kind((GraphQLType)parent),
        ["__Type.name"] = (parent, _) => (parent as NamedType)?.Name,
        ["__Type.description"] = (parent, _) => (parent as NamedType)?.Description,
        ["__Type.specifiedByURL"] = (parent, _) => (parent as ScalarType)?.SpecifiedByUrl,
        ["__Type.fields"] = (parent, context) => ShowsDeprecated(context)
            ? (parent as FieldsType)?.Fields
            : (parent as FieldsType)?.Fields.Where(field => field.DeprecationReason is null),
        ["__Type.interfaces"] = (parent, _) => (parent as FieldsType)?.Interfaces,
        ["__Type.possibleTypes"] = (parent, _) => (parent as IAbstractType)?.PossibleTypes,
        ["__Type.enumValues"] = (parent, context) => ShowsDeprecated(context)
            ? (parent as EnumType)?.Values
            : (parent as EnumType)?.Values.Where(value => value.DeprecationReason is null),
        ["__Type.inputFields"] = (parent, context) =>
            parent is InputObjectType type ? Visible(type.Fields, context) : null,
        ["__Type.ofType"] = (parent, _) => (parent as ListType)?.OfType ?? (parent as NonNullType)?.OfType,
        ["__Type.isOneOf"] = (parent, _) => (parent as InputObjectType)?.IsOneOf,
        ["__Field.name"] = (parent, _) => ((FieldDefinition)parent).Name,
        ["__Field.description"] = (parent, _) => ((FieldDefinition)parent).Description,
        ["__Field.args"] = (parent, context) => Visible(((FieldDefinition)parent).Arguments, context),
        ["__Field.type"] = (parent, _) => ((FieldDefinition)parent).Type,
        ["__Field.isDeprecated"] = (parent, _) => ((FieldDefinition)parent).DeprecationReason is not null,
        ["__Field.deprecationReason"] = (parent, _) => ((FieldDefinition)parent).DeprecationReason,
        ["__InputValue.name"] = (parent, _) => ((InputValue)parent).Name,
        ["__InputValue.description"] = (parent, _) => ((InputValue)parent).Description,
        ["__InputValue.type"] = (parent, _) => ((InputValue)parent).Type,
        ["__InputValue.defaultValue"] = (parent, _) =>
            ((InputValue)parent).DefaultLiteral is { } literal ? Printer.Print(literal) : null,
        ["__InputValue.isDeprecated"] = (parent, _) => ((InputValue)parent).DeprecationReason is not null,
        ["__InputValue.deprecationReason"] = (parent, _) => ((InputValue)parent).DeprecationReason,
        ["__EnumValue.name"] = (parent, _) => ((EnumValue)parent).Name,
        ["__EnumValue.description"] = (parent, _) => ((EnumValue)parent).Description,
        ["__EnumValue.isDeprecated"] = (parent, _) => ((EnumValue)parent).DeprecationReason is not null,
        ["__EnumValue.deprecationReason"] = (parent, _) => ((EnumValue)parent).DeprecationReason,
        ["__Directive.name"] = (parent, _) => ((DirectiveDefinition)parent).Name,
        ["__Directive.description"] = (parent, _) => ((DirectiveDefinition)parent).Description,
        ["__Directive.isRepeatable"] = (parent, _) => ((DirectiveDefinition)parent).IsRepeatable,
        ["__Directive.locations"] = (parent, _) => ((DirectiveDefinition)parent).Locations,
        ["__Directive.args"] = (parent, context) => Visible(((DirectiveDefinition)parent).Arguments, context),
        ["__Directive.isDeprecated"] = (_, _) => false,
        ["__Directive.deprecationReason"] = (_, _) => null,
    };

    public static void AttachTo(IEnumerable<ObjectType> types)
    {
        foreach (var type in types)
        {
            foreach (var field in type.Fields)
            {
                var resolve = s_resolvers[$"{type}.{field.Name}"];
                field.Resolver = context => new ValueTask<object?>(resolve(context.Parent!, context));
            }
        }
    }

    private static bool ShowsDeprecated(in ResolverContext context) => context.Argument("includeDeprecated") is true;

    private static IEnumerable<InputValue> Visible(NamedList<InputValue> values, in ResolverContext context) =>
        ShowsDeprecated(context) ? values : values.Where(value => value.DeprecationReason is null);

    private static string Kind(GraphQLType type) => type switch
    {
        ScalarType => "SCALAR",
        ObjectType => "OBJECT",
        InterfaceType => "INTERFACE",
        UnionType => "UNION",
        EnumType => "ENUM",
        InputObjectType => "INPUT_OBJECT",
        ListType => "LIST",
        _ => "NON_NULL",
    };
}
