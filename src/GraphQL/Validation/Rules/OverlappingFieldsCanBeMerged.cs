using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fields of one response name ask the same, and their answers have the same shape (5.3.2).</summary>
internal static class OverlappingFieldsCanBeMerged
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        var signatures = new FieldSignatures();
        var agreement = new FieldAgreement(context, signatures);
        var comparison = new FieldMerging(context, agreement, signatures);
        var certain = new HashSet<DefinitionNode>();
        var isCertain = false;
        on.Enter<DocumentNode>(NodeKind.Document, _ => FindCertain());
        on.Enter<OperationDefinitionNode>(NodeKind.OperationDefinition, node =>
        {
            isCertain = certain.Contains(node);
            Check(node.SelectionSet);
        });
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, node =>
        {
            isCertain = certain.Contains(node)
                || agreement.IsCertain(context.Types.Type?.Innermost, node.SelectionSet);
            Check(node.SelectionSet);
        });
        on.Enter<FieldNode>(NodeKind.Field, node => Check(node.SelectionSet));

        // What agrees together with all that surrounds it agrees by itself: so a fragment with its operation.
        void FindCertain()
        {
            foreach (var operation in context.Operations)
            {
                if (agreement.IsCertain(context.Schema.RootType(operation.Operation), operation.SelectionSet))
                {
                    certain.Add(operation);
                    certain.UnionWith(context.ReferencedFragments(operation));
                }
            }
        }

        // The selection set of an inline fragment is compared as part of the one it stands in.
        void Check(SelectionSetNode? selectionSet)
        {
            if (selectionSet is null || isCertain || comparison.IsGivenUp)
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

            if (comparison.IsGivenUp)
            {
                context.Report(LimitErrors.TooManyToCompare(selectionSet.Position));
            }
        }
    }
}
