namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Variables that are defined are used (5.8.4).</summary>
internal static class NoUnusedVariables
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.AfterAll(operation =>
        {
            var used = context.VariableUsages(operation)
                .Select(usage => usage.Node.Name.Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var definition in operation.VariableDefinitions)
            {
                var name = definition.Variable.Name.Value;
                if (!used.Contains(name))
                {
                    context.Report(
                        operation.Name is { } owner
                            ? $"Variable \"${name}\" is never used in operation \"{owner}\"."
                            : $"Variable \"${name}\" is never used.",
                        definition.Position);
                }
            }
        });
}
