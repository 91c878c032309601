using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fields of one response name ask the same, and their answers have the same shape (5.3.2).</summary>
internal static class OverlappingFieldsCanBeMerged
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        var comparison = new FieldMerging(context);
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, node => Check(node.SelectionSet));
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, node => Check(node.SelectionSet));
        on.Enter<FieldNode>(NodeKind.Field, node => Check(node.SelectionSet));

        // The selection set of an inline fragment is compared as part of the one it stands in.
        void Check(SelectionSetNode? selectionSet)
        {
            if (selectionSet is null)
            {
                return;
            }

            foreach (var conflict in comparison.Within(context.Types.Type?.Innermost, selectionSet))
            {
                context.Report(
                    $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on "
                    + "the fields to fetch both if this was intentional.",
                    [.. conflict.First.Concat(conflict.Second).Select(node => node.Position)]);
            }
        }
    }
}
