using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>Extensions extend a type that exists and is of their kind (3.4.3).</summary>
internal static class PossibleExtensions
{
    public static void Check(SchemaReport report)
    {
        var defined = new Dictionary<string, TypeDefinitionNode>(StringComparer.Ordinal);
        foreach (var type in report.Types.Where(node => !node.IsExtension))
        {
            defined[type.Name.Value] = type;
        }

        foreach (var extension in report.Types.Where(node => node.IsExtension))
        {
            var name = extension.Name;
            if (!defined.TryGetValue(name.Value, out var type))
            {
                report.Add(
                    $"Cannot extend type \"{name}\" because it is not defined."
                    + Suggestions.DidYouMean(Suggestions.For(name.Value, defined.Keys)),
                    name.Position);
            }
            else if (type.Kind != extension.Kind)
            {
                report.Add(
                    $"Cannot extend non-{Kind(extension)} type \"{name}\".", type.Position, extension.Position);
            }
        }
    }

    private static string Kind(TypeDefinitionNode type) => type switch
    {
        ScalarTypeDefinitionNode => "scalar",
        ObjectTypeDefinitionNode => "object",
        InterfaceTypeDefinitionNode => "interface",
        UnionTypeDefinitionNode => "union",
        EnumTypeDefinitionNode => "enum",
        _ => "input object",
    };
}
