using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>The names of the fields that field nodes ask of their answer.</summary>
internal static class SelectedFieldNames
{
    public static HashSet<string> Of(IEnumerable<FieldNode> nodes, OperationContext operation)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var visited = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            Collect(node.SelectionSet, operation, names, visited);
        }

        return names;
    }

    private static void Collect(
        SelectionSetNode? selectionSet, OperationContext operation, HashSet<string> names, HashSet<string> visited)
    {
        if (selectionSet is null)
        {
            return;
        }

        foreach (var selection in selectionSet.Selections)
        {
            if (!CollectFields.ShouldInclude(selection.Directives, operation))
            {
                continue;
            }

            switch (selection)
            {
                case FieldNode field:
                    names.Add(field.Name.Value);
                    break;
                case InlineFragmentNode fragment:
                    Collect(fragment.SelectionSet, operation, names, visited);
                    break;
                case FragmentSpreadNode spread when visited.Add(spread.Name.Value):
                    Collect(
                        operation.Fragments.GetValueOrDefault(spread.Name.Value)?.SelectionSet,
                        operation, names, visited);
                    break;
            }
        }
    }
}
