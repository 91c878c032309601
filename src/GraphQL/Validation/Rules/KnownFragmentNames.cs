using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fragments that are spread exist (5.5.2.1).</summary>
internal static class KnownFragmentNames
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<FragmentSpreadNode>(NodeKind.FragmentSpread, node =>
        {
            if (context.Fragment(node.Name.Value) is null)
            {
                context.Report($"Unknown fragment \"{node.Name}\".", node.Name.Position);
            }
        });
}
