namespace McHAnalytics.Warehouse.Places;

/// <summary>Tells the present line of each code from the lines of its former names.</summary>
/// <param name="Present">The latest line of each code, in the order of the files.</param>
/// <param name="Former">The other lines, by code.</param>
internal sealed record PlaceHistory(IReadOnlyList<PlaceRow> Present, ILookup<string, PlaceRow> Former)
{
    /// <summary>Sorts lines by code and time. A later file's lines for a code replace an earlier one's.</summary>
    /// <exception cref="PlaceFileException">Times of one code overlap in a file, or its parent or level changes.</exception>
    public static PlaceHistory Of(IEnumerable<IReadOnlyList<PlaceRow>> files)
    {
        var byCode = new Dictionary<string, List<PlaceRow>>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            foreach (var code in file.GroupBy(row => row.Code, StringComparer.Ordinal))
            {
                byCode[code.Key] = [.. code.OrderBy(row => row.ValidFrom)];
            }
        }

        var faults = byCode.Values
            .Where(rows => rows.Count > 1)
            .SelectMany(rows => rows.Zip(rows.Skip(1)))
            .Select(pair => Fault(pair.First, pair.Second))
            .OfType<PlaceFault>()
            .OrderBy(fault => fault.At.Line)
            .ToList();
        return faults.Count > 0
            ? throw new PlaceFileException(faults)
            : new PlaceHistory(
                [.. byCode.Values.Select(rows => rows[^1])],
                byCode.Values.SelectMany(rows => rows.SkipLast(1)).ToLookup(row => row.Code, StringComparer.Ordinal));
    }

    private static PlaceFault? Fault(PlaceRow earlier, PlaceRow later) =>
        earlier.ValidTo < earlier.ValidFrom ? PlaceFaults.EndsBeforeItBegins(earlier)
        : later.ValidFrom <= earlier.LastDay ? Overlapping(earlier, later)
        : later.ParentCode != earlier.ParentCode || later.Level != earlier.Level ? PlaceFaults.MovedUnderOneCode(later, earlier)
        : null;

    // Told at whichever stands further down, so that "the same code on line n" points upwards.
    private static PlaceFault Overlapping(PlaceRow left, PlaceRow right) => left.At!.Line < right.At!.Line
        ? PlaceFaults.Overlap(right, left)
        : PlaceFaults.Overlap(left, right);
}
