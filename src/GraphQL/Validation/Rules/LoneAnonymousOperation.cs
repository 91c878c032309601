using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>An operation without a name is the only one of its document (5.2.3.1).</summary>
internal static class LoneAnonymousOperation
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, operation =>
        {
            if (operation.Name is null && context.Operations.Skip(1).Any())
            {
                context.Report("This anonymous operation must be the only defined operation.", operation.Position);
            }
        });
}
