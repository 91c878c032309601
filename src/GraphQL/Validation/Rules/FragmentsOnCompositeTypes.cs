using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fragments are on types that have fields or members (5.5.1.3).</summary>
internal static class FragmentsOnCompositeTypes
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        on.Enter<InlineFragmentNode>(NodeKind.InlineFragment, node =>
        {
            if (node.TypeCondition is { } condition && IsLeaf(context, condition))
            {
                context.Report($"Fragment cannot condition on non composite type \"{condition}\".", condition.Position);
            }
        });
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, node =>
        {
            if (IsLeaf(context, node.TypeCondition))
            {
                context.Report(
                    $"Fragment \"{node.Name}\" cannot condition on non composite type \"{node.TypeCondition}\".",
                    node.TypeCondition.Position);
            }
        });
    }

    private static bool IsLeaf(ValidationContext context, NamedTypeNode condition) =>
        context.Schema.FindType(condition.Name.Value) is not (null or FieldsType or UnionType);
}
