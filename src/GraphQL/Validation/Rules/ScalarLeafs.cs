using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Leaves have no sub-fields asked, everything else has (5.3.3).</summary>
internal static class ScalarLeafs
{
    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<FieldNode>(NodeKind.Field, node =>
        {
            if (context.Types.Type is not { } type)
            {
                return;
            }

            var isLeaf = type.Innermost is ScalarType or EnumType;
            if (isLeaf && node.SelectionSet is not null)
            {
                context.Report(
                    $"Field \"{node.Name}\" must not have a selection since type \"{type}\" has no subfields.",
                    node.SelectionSet.Position);
            }
            else if (!isLeaf && node.SelectionSet is null)
            {
                context.Report(
                    $"Field \"{node.Name}\" of type \"{type}\" must have a selection of subfields. "
                    + $"Did you mean \"{node.Name} {{ ... }}\"?",
                    node.Position);
            }
        });
}
