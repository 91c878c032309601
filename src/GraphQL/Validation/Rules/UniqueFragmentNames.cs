using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fragments of one document have different names (5.5.1.1).</summary>
internal static class UniqueFragmentNames
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        var known = new Dictionary<string, SourcePosition>(StringComparer.Ordinal);
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, node =>
        {
            var name = node.Name;
            if (!known.TryAdd(name.Value, name.Position))
            {
                context.Report($"There can be only one fragment named \"{name}\".", known[name.Value], name.Position);
            }
        });
    }
}
