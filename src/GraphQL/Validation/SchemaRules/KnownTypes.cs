using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>Types that are named exist (3.4).</summary>
internal static class KnownTypes
{
    public static void Check(SchemaReport report)
    {
        var known = SpecifiedScalars.All.Select(type => type.Name)
            .Concat(IntrospectionTypes.All.Select(type => type.Name))
            .Concat(report.Types.Where(node => !node.IsExtension).Select(node => node.Name.Value))
            .ToHashSet(StringComparer.Ordinal);
        foreach (var name in report.Definitions.SelectMany(Named))
        {
            if (!known.Contains(name.Value))
            {
                report.Add(
                    $"Unknown type \"{name}\"." + Suggestions.DidYouMean(Suggestions.For(name.Value, known)),
                    name.Position);
            }
        }
    }

    private static IEnumerable<Name> Named(DefinitionNode definition) => definition switch
    {
        SchemaDefinitionNode node => node.OperationTypes.Select(type => type.Type.Name),
        FieldsDefinitionNode node => node.Interfaces.Select(type => type.Name).Concat(node.Fields.SelectMany(field =>
            field.Arguments.Select(argument => Innermost(argument.Type)).Append(Innermost(field.Type)))),
        UnionTypeDefinitionNode node => node.Types.Select(type => type.Name),
        InputObjectTypeDefinitionNode node => node.Fields.Select(field => Innermost(field.Type)),
        DirectiveDefinitionNode node => node.Arguments.Select(argument => Innermost(argument.Type)),
        _ => [],
    };

    private static Name Innermost(TypeNode type) => type switch
    {
        ListTypeNode list => Innermost(list.ItemType),
        NonNullTypeNode nonNull => Innermost(nonNull.NullableType),
        _ => ((NamedTypeNode)type).Name,
    };
}
