using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Variables of one operation have different names (5.8.1).</summary>
internal static class UniqueVariableNames
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, operation =>
        {
            foreach (var group in operation.VariableDefinitions
                .GroupBy(definition => definition.Variable.Name.Value)
                .Where(group => group.Skip(1).Any()))
            {
                context.Report(
                    $"There can be only one variable named \"${group.Key}\".",
                    [.. group.Select(definition => definition.Variable.Name.Position)]);
            }
        });
}
