namespace McHAnalytics.Etl.Reading;

/// <summary>A worksheet (or a CSV file) as text.</summary>
/// <param name="Name">The worksheet's name; null for a CSV.</param>
/// <param name="Number">Number of the worksheet, from 1.</param>
/// <param name="Rows">Rows that hold anything.</param>
internal sealed record SourceSheet(string? Name, short Number, IReadOnlyList<SourceRow> Rows);

/// <summary>A row as text.</summary>
/// <param name="Number">Row from 1, as a spreadsheet program shows it.</param>
/// <param name="Cells">The cells from the first column on; null where blank.</param>
internal sealed record SourceRow(int Number, string?[] Cells)
{
    /// <summary>Columns whose cells are numbers with decimals by their type: their point is a decimal point in any country.
    /// Null where there are none.</summary>
    public IReadOnlySet<int>? Fractions { get; init; }

    /// <summary>Makes rows of one width, so that a blank cell at the end can be corrected too.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="mostCells">Cells that they may have; rows that would have more stay as they are.</param>
    public static List<SourceRow> OfOneWidth(List<SourceRow> rows, long mostCells)
    {
        var width = rows.Count == 0 ? 0 : rows.Max(row => row.Cells.Length);
        if ((long)width * rows.Count > mostCells)
        {
            return rows;
        }

        for (var index = 0; index < rows.Count; index++)
        {
            var cells = rows[index].Cells;
            if (cells.Length < width)
            {
                Array.Resize(ref cells, width);
                rows[index] = rows[index] with { Cells = cells };
            }
        }

        return rows;
    }

    public string? this[int column] => column < Cells.Length ? Cells[column] : null;
}
