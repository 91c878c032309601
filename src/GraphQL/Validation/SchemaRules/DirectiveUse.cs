using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Introspection;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>Directives in a schema exist, stand where they may and as often, and are given what they need
/// (3.13).</summary>
internal static class DirectiveUse
{
    public static void Check(SchemaReport report)
    {
        var known = IntrospectionTypes.Directives.Select(directive => directive.Definition!)
            .Concat(report.Definitions.OfType<DirectiveDefinitionNode>())
            .GroupBy(node => node.Name.Value)
            .ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
        foreach (var (location, directives) in report.Definitions.SelectMany(Places))
        {
            foreach (var directive in directives)
            {
                CheckOne(report, directive, location, known.GetValueOrDefault(directive.Name.Value));
            }
        }

        CheckRepetition(report, known);
    }

    private static void CheckOne(
        SchemaReport report, DirectiveNode node, string location, DirectiveDefinitionNode? definition)
    {
        CheckArgumentNames(report, node);
        if (definition is null)
        {
            report.Add($"Unknown directive \"@{node.Name}\".", node.Position);
            return;
        }

        if (!definition.Locations.Any(name => name.Value == location))
        {
            report.Add($"Directive \"@{node.Name}\" may not be used on {location}.", node.Position);
        }

        foreach (var argument in node.Arguments
            .Where(given => !definition.Arguments.Any(each => each.Name.Value == given.Name.Value)))
        {
            var names = definition.Arguments.Select(each => each.Name.Value);
            report.Add(
                $"Unknown argument \"{argument.Name}\" on directive \"@{node.Name}\"."
                + Suggestions.DidYouMean(Suggestions.For(argument.Name.Value, names)),
                argument.Position);
        }

        foreach (var required in definition.Arguments.Where(d => d is { Type: NonNullTypeNode, DefaultValue: null }))
        {
            if (!node.Arguments.Any(argument => argument.Name.Value == required.Name.Value))
            {
                report.Add(
                    $"Directive \"@{node.Name}\" argument \"{required.Name}\" of type \"{required.Type}\" is required, "
                    + "but it was not provided.",
                    node.Position);
            }
        }
    }

    private static void CheckArgumentNames(SchemaReport report, DirectiveNode node)
    {
        foreach (var group in node.Arguments.GroupBy(a => a.Name.Value).Where(group => group.Skip(1).Any()))
        {
            ImmutableArray<SourcePosition> positions = [.. group.Select(argument => argument.Name.Position)];
            report.Add($"There can be only one argument named \"{group.Key}\".", positions);
        }
    }

    /// <summary>A definition and its extensions count as one place.</summary>
    private static void CheckRepetition(SchemaReport report, Dictionary<string, DirectiveDefinitionNode> known)
    {
        var whole = report.Definitions.OfType<TypeSystemDefinitionNode>()
            .GroupBy(node => node is TypeDefinitionNode type ? type.Name.Value : $"({node.Kind})")
            .Select(group => group.SelectMany(node => node.Directives));
        var members = report.Definitions.SelectMany(definition => Places(definition).Skip(1))
            .Select(place => (IEnumerable<DirectiveNode>)place.Directives);
        foreach (var place in whole.Concat(members))
        {
            report.Duplicates(
                place.Where(node => known.GetValueOrDefault(node.Name.Value)?.IsRepeatable == false)
                    .Select(node => (node.Name.Value, node.Position)),
                name => $"The directive \"@{name}\" can only be used once at this location.");
        }
    }

    /// <summary>The places of a definition where directives stand: first its own, then its members'.</summary>
    private static IEnumerable<(string Location, ImmutableArray<DirectiveNode> Directives)> Places(
        DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode node:
                return [("SCHEMA", node.Directives)];
            case ScalarTypeDefinitionNode node:
                return [("SCALAR", node.Directives)];
            case FieldsDefinitionNode node:
                var location = node is ObjectTypeDefinitionNode ? "OBJECT" : "INTERFACE";
                return [(location, node.Directives), .. node.Fields.SelectMany(PlacesOfField)];
            case UnionTypeDefinitionNode node:
                return [("UNION", node.Directives)];
            case EnumTypeDefinitionNode node:
                return [("ENUM", node.Directives), .. node.Values.Select(value => ("ENUM_VALUE", value.Directives))];
            case InputObjectTypeDefinitionNode node:
                var fields = node.Fields.Select(field => ("INPUT_FIELD_DEFINITION", field.Directives));
                return [("INPUT_OBJECT", node.Directives), .. fields];
            case DirectiveDefinitionNode node:
                var arguments = node.Arguments.Select(argument => ("ARGUMENT_DEFINITION", argument.Directives));
                return [("DIRECTIVE_DEFINITION", node.Directives), .. arguments];
            default:
                return [];
        }
    }

    private static IEnumerable<(string Location, ImmutableArray<DirectiveNode> Directives)> PlacesOfField(
        FieldDefinitionNode field) =>
        field.Arguments.Select(argument => ("ARGUMENT_DEFINITION", argument.Directives))
            .Prepend(("FIELD_DEFINITION", field.Directives));
}
