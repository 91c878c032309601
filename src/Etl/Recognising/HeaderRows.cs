using McHAnalytics.Etl.Reading;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Reads a header of one or two rows as one text a column.</summary>
internal static class HeaderRows
{
    /// <summary>The headers from the first column on; of two rows, group and leaf with a slash between.</summary>
    public static IReadOnlyList<string?> Read(IReadOnlyList<SourceRow> rows, int index, int count)
    {
        var upper = rows[index];
        if (count == 1)
        {
            return upper.Cells;
        }

        var lower = index + 1 < rows.Count && rows[index + 1].Number == upper.Number + 1 ? rows[index + 1] : null;
        var headers = new string?[Math.Max(upper.Cells.Length, lower?.Cells.Length ?? 0)];
        string? group = null;
        for (var column = 0; column < headers.Length; column++)
        {
            // A merged group's text stands in its first column only.
            group = upper[column] ?? group;
            var leaf = lower?[column];
            headers[column] = leaf is null ? upper[column] : group is null ? leaf : $"{group}/{leaf}";
        }

        return headers;
    }
}
