using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>Fields, enum values and arguments have names of their own among their siblings (3.6, 3.9, 3.10).</summary>
internal static class UniqueMembers
{
    public static void Check(SchemaReport report)
    {
        foreach (var type in report.Types.GroupBy(node => node.Name.Value))
        {
            report.Duplicates(
                type.OfType<EnumTypeDefinitionNode>().SelectMany(node => node.Values)
                    .Select(value => (value.Name.Value, value.Name.Position)),
                name => $"Enum value \"{type.Key}.{name}\" can only be defined once.");
            report.Duplicates(
                type.SelectMany(Fields).Select(field => (field.Value, field.Position)),
                name => $"Field \"{type.Key}.{name}\" can only be defined once.");
        }

        foreach (var type in report.Types.OfType<FieldsDefinitionNode>())
        {
            foreach (var field in type.Fields)
            {
                CheckArguments(report, $"{type.Name}.{field.Name}", field.Arguments);
            }
        }

        foreach (var directive in report.Definitions.OfType<DirectiveDefinitionNode>())
        {
            CheckArguments(report, $"@{directive.Name}", directive.Arguments);
        }
    }

    private static IEnumerable<Name> Fields(TypeDefinitionNode type) => type switch
    {
        FieldsDefinitionNode node => node.Fields.Select(field => field.Name),
        InputObjectTypeDefinitionNode node => node.Fields.Select(field => field.Name),
        _ => [],
    };

    private static void CheckArguments(
        SchemaReport report, string owner, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Skip(1).Any()))
        {
            ImmutableArray<SourcePosition> positions = [.. group.Select(argument => argument.Name.Position)];
            report.Add($"Argument \"{owner}({group.Key}:)\" can only be defined once.", positions);
        }
    }
}
