using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Introspection does not open lists within lists within lists; each would multiply the answer.</summary>
internal static class MaxIntrospectionDepth
{
    private const int MaxListsDepth = 3;

    public static void Register(ValidationContext context, RuleHandlers on) =>
        on.Enter<FieldNode>(NodeKind.Field, node =>
        {
            if (node.Name.Value is "__schema" or "__type"
                && node.SelectionSet is not null
                && IsTooDeep(context, node.SelectionSet, 0, new Dictionary<string, int>(StringComparer.Ordinal)))
            {
                context.Report("Maximum introspection depth exceeded", node.Position);
            }
        });

    /// <remarks><c>entered</c> holds for each fragment the greatest depth at which it was already opened.</remarks>
    private static bool IsTooDeep(
        ValidationContext context, SelectionSetNode selectionSet, int depth, Dictionary<string, int> entered)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    var opensList = field.Name.Value is "fields" or "interfaces" or "possibleTypes" or "inputFields";
                    var inner = opensList ? depth + 1 : depth;
                    if (inner >= MaxListsDepth
                        || (field.SelectionSet is not null && IsTooDeep(context, field.SelectionSet, inner, entered)))
                    {
                        return true;
                    }

                    break;
                case InlineFragmentNode fragment when IsTooDeep(context, fragment.SelectionSet, depth, entered):
                    return true;
                case FragmentSpreadNode spread when context.Fragment(spread.Name.Value) is { } fragment
                    && entered.GetValueOrDefault(spread.Name.Value, -1) < depth:
                    entered[spread.Name.Value] = depth;
                    if (IsTooDeep(context, fragment.SelectionSet, depth, entered))
                    {
                        return true;
                    }

                    break;
            }
        }

        return false;
    }
}
