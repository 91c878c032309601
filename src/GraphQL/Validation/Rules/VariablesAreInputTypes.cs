using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Variables have types that can be given (5.8.2).</summary>
internal static class VariablesAreInputTypes
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<VariableDefinitionNode>(NodeKind.VariableDefinition, node =>
        {
            if (context.Schema.TypeFromNode(node.Type) is { IsInputType: false })
            {
                context.Report(
                    $"Variable \"${node.Variable.Name}\" cannot be non-input type \"{node.Type}\".",
                    node.Type.Position);
            }
        });
}
