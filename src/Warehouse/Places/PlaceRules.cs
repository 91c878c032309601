namespace McHAnalytics.Warehouse.Places;

/// <summary>Checks places that were read against each other and against those that the warehouse has.</summary>
internal static class PlaceRules
{
    /// <summary>Checks the lines read; all faults are told together.</summary>
    /// <param name="rows">The latest line of each code that was read.</param>
    /// <param name="all">Those and the warehouse's other places, by code.</param>
    /// <exception cref="PlaceFileException">Something is wrong.</exception>
    public static void Check(IEnumerable<PlaceRow> rows, IReadOnlyDictionary<string, PlaceRow> all)
    {
        var faults = rows.SelectMany(row => Faults(row, all)).ToList();
        if (faults.Count > 0)
        {
            throw new PlaceFileException([.. faults.OrderBy(fault => fault.At.File, StringComparer.Ordinal)
                .ThenBy(fault => fault.At.Line)]);
        }
    }

    private static IEnumerable<PlaceFault> Faults(PlaceRow row, IReadOnlyDictionary<string, PlaceRow> all)
    {
        if (row.ValidTo < row.ValidFrom)
        {
            yield return PlaceFaults.EndsBeforeItBegins(row);
        }

        if (row.ParentCode is { } code)
        {
            if (!all.TryGetValue(code, out var parent))
            {
                yield return PlaceFaults.NoParent(row, code);
            }
            else if (parent.Level >= row.Level)
            {
                yield return PlaceFaults.WrongLevel(row, parent, isParent: true);
            }
        }

        foreach (var successor in row.Successors)
        {
            if (!all.TryGetValue(successor, out var into))
            {
                yield return PlaceFaults.NoSuccessor(row, successor);
            }
            else if (Circle(row, all) is { } chain)
            {
                yield return PlaceFaults.Cycle(row, chain);
                yield break;
            }
            else if (into.Level != row.Level)
            {
                yield return PlaceFaults.WrongLevel(row, into, isParent: false);
            }
            else if (row.ValidTo is not { } last || into.ValidFrom > last.AddDays(1) || into.LastDay <= last)
            {
                yield return PlaceFaults.SuccessorNotThere(row, into);
            }
        }
    }

    // The codes from a place back to itself by successors; null where they end.
    private static List<string>? Circle(PlaceRow row, IReadOnlyDictionary<string, PlaceRow> all)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return Walk(row.Code, [row.Code]);

        List<string>? Walk(string code, List<string> chain)
        {
            foreach (var next in all.TryGetValue(code, out var place) ? place.Successors : [])
            {
                if (next == row.Code)
                {
                    return [.. chain, next];
                }

                if (seen.Add(next) && Walk(next, [.. chain, next]) is { } found)
                {
                    return found;
                }
            }

            return null;
        }
    }
}
