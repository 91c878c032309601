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
    public string? this[int column] => column < Cells.Length ? Cells[column] : null;
}
