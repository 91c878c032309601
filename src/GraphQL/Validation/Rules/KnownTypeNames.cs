using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Types that are named exist (5.8.2, 3.13).</summary>
internal static class KnownTypeNames
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        var defined = context.Document.Definitions
            .OfType<TypeDefinitionNode>()
            .Where(node => !node.IsExtension)
            .Select(node => node.Name.Value)
            .ToHashSet(StringComparer.Ordinal);
        on.Enter<NamedTypeNode>(NodeKind.NamedType, node =>
        {
            var name = node.Name.Value;
            if (context.Schema.FindType(name) is null && !defined.Contains(name))
            {
                var names = context.Schema.Types.Select(type => type.Name).Concat(defined);
                context.Report(
                    $"Unknown type \"{name}\"." + Suggestions.DidYouMean(Suggestions.For(name, names)), node.Position);
            }
        });
    }
}
