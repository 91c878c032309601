namespace McHAnalytics.Warehouse.Questions;

/// <summary>Puts rows into the order asked for; the cells of one place, slice and period stay together.</summary>
internal static class RowOrder
{
    /// <summary>The groups in order. Those without a value come last, whichever way they are ordered.</summary>
    public static IEnumerable<RowGroup> Apply(IReadOnlyList<RowGroup> groups, CheckedQuestion question)
    {
        if (question.Question.Order is [{ Measure: null, Dimension: "orgUnit", Descending: false }] && StandsByPath(groups))
        {
            return groups;
        }

        IOrderedEnumerable<RowGroup>? ordered = null;
        foreach (var order in question.Question.Order)
        {
            if (order.Measure is { } name)
            {
                var ask = question.Asks.Select(each => each.Measure.Name).ToList().IndexOf(name);
                ordered = By(ordered, groups, group => group.Figures![ask].Value is null ? 1 : 0, descending: false);
                ordered = By(ordered, groups, group => group.Figures![ask].Value, order.Descending);
            }
            else if (question.Question.ByDimensions.ToList().IndexOf(order.Dimension!) is var dimension and >= 0)
            {
                ordered = By(ordered, groups, group => group.Slice.Slice.Ranks[dimension], order.Descending);
            }
            else if (order.Dimension == "orgUnit")
            {
                ordered = By(ordered, groups, group => group.Place.Unit?.Path, order.Descending);
            }
            else
            {
                ordered = By(ordered, groups, group => group.Span.Months[0], order.Descending);
            }
        }

        return ordered ?? (IEnumerable<RowGroup>)groups;
    }

    // Rows are made place by place: to look once is much less than to sort.
    private static bool StandsByPath(IReadOnlyList<RowGroup> groups)
    {
        for (var at = 1; at < groups.Count; at++)
        {
            if (string.CompareOrdinal(groups[at - 1].Place.Unit?.Path, groups[at].Place.Unit?.Path) > 0)
            {
                return false;
            }
        }

        return true;
    }

    private static IOrderedEnumerable<RowGroup> By<TKey>(
        IOrderedEnumerable<RowGroup>? ordered, IReadOnlyList<RowGroup> groups, Func<RowGroup, TKey> key, bool descending)
    {
        var comparer = typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : Comparer<TKey>.Default;
        return (ordered, descending) switch
        {
            (null, false) => groups.OrderBy(key, comparer),
            (null, true) => groups.OrderByDescending(key, comparer),
            (_, false) => ordered.ThenBy(key, comparer),
            (_, true) => ordered.ThenByDescending(key, comparer),
        };
    }
}
