using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fragments that are defined are spread (5.5.1.4).</summary>
internal static class NoUnusedFragments
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Leave<DocumentNode>(NodeKind.Document, document =>
        {
            var used = context.Operations
                .SelectMany(context.ReferencedFragments)
                .Select(fragment => fragment.Name.Value)
                .ToHashSet(StringComparer.Ordinal);
            foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            {
                if (!used.Contains(fragment.Name.Value))
                {
                    context.Report($"Fragment \"{fragment.Name}\" is never used.", fragment.Position);
                }
            }
        });
}
