using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fields of one response name ask the same, and their answers have the same shape (5.3.2).</summary>
internal static class OverlappingFieldsCanBeMerged
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        var comparison = new FieldMerging(context);
        on.Enter<SelectionSetNode>(NodeKind.SelectionSet, selectionSet =>
        {
            foreach (var conflict in comparison.Within(context.Types.ParentType, selectionSet))
            {
                context.Report(
                    $"Fields \"{conflict.ResponseName}\" conflict because {conflict.Reason}. Use different aliases on "
                    + "the fields to fetch both if this was intentional.",
                    [.. conflict.First.Concat(conflict.Second).Select(node => node.Position)]);
            }
        });
    }
}
