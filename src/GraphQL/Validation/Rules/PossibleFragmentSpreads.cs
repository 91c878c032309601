using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Some object can be of the type asked and of the fragment (5.5.2.3).</summary>
internal static class PossibleFragmentSpreads
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Enter<InlineFragmentNode>(NodeKind.InlineFragment, node =>
            Check(context, context.Types.Type as NamedType, "Fragment", node));
        on.Enter<FragmentSpreadNode>(NodeKind.FragmentSpread, node =>
        {
            var condition = context.Fragment(node.Name.Value)?.TypeCondition;
            Check(
                context, condition is null ? null : context.Schema.FindType(condition.Name.Value),
                $"Fragment \"{node.Name}\"", node);
        });
    }

    private static void Check(ValidationContext context, NamedType? type, string who, SelectionNode node)
    {
        if (type is FieldsType or UnionType
            && context.Types.ParentType is { } parent
            && !TypeComparison.Overlap(context.Schema, type, parent))
        {
            context.Report(
                $"{who} cannot be spread here as objects of type \"{parent}\" can never be of type \"{type}\".",
                node.Position);
        }
    }
}
