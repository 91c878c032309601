namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Variables that are used are defined, in every operation that uses them (5.8.3).</summary>
internal static class NoUndefinedVariables
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.AfterAll(operation =>
        {
            var defined = operation.VariableDefinitions
                .Select(definition => definition.Variable.Name.Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var usage in context.VariableUsages(operation))
            {
                var name = usage.Node.Name.Value;
                if (!defined.Contains(name))
                {
                    context.Report(
                        operation.Name is { } owner
                            ? $"Variable \"${name}\" is not defined by operation \"{owner}\"."
                            : $"Variable \"${name}\" is not defined.",
                        usage.Node.Position, operation.Position);
                }
            }
        });
}
