using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>One schema definition, one type a name, one directive a name (3.3, 3.4, 3.13).</summary>
internal static class UniqueDefinitions
{
    public static void Check(SchemaReport report)
    {
        foreach (var extra in report.Definitions.OfType<SchemaDefinitionNode>().Where(n => !n.IsExtension).Skip(1))
        {
            report.Add("Must provide only one schema definition.", extra.Position);
        }

        report.Duplicates(
            report.Definitions.OfType<SchemaDefinitionNode>()
                .SelectMany(node => node.OperationTypes)
                .Select(node => (Printer.OperationKeyword(node.Operation), node.Position)),
            operation => $"There can be only one {operation} type in schema.");
        report.Duplicates(
            report.Types.Where(node => !node.IsExtension).Select(node => (node.Name.Value, node.Name.Position)),
            name => $"There can be only one type named \"{name}\".");
        report.Duplicates(
            report.Definitions.OfType<DirectiveDefinitionNode>().Select(node => (node.Name.Value, node.Name.Position)),
            name => $"There can be only one directive named \"@{name}\".");
    }
}
