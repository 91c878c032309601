using System.Globalization;

namespace McHAnalytics.Cli.Demo.Files;

/// <summary>One cell: a number, a day, a text or nothing.</summary>
internal readonly record struct SheetCell
{
    private SheetCell(double? number, DateOnly? day, string? text)
    {
        Number = number;
        Day = day;
        Text = text;
    }

    public double? Number { get; }

    public DateOnly? Day { get; }

    public string? Text { get; }

    public bool IsEmpty => Number is null && Day is null && Text is null;

    public static SheetCell Empty => default;

    public static implicit operator SheetCell(double number) => new(number, null, null);

    public static implicit operator SheetCell(DateOnly? day) => new(null, day, null);

    public static implicit operator SheetCell(string? text) => new(null, null, string.IsNullOrEmpty(text) ? null : text);

    /// <summary>What a CSV says.</summary>
    public override string ToString() =>
        Number?.ToString(CultureInfo.InvariantCulture)
        ?? Day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
        ?? Text
        ?? string.Empty;
}

/// <summary>One sheet: its rows, and which cells are merged.</summary>
/// <param name="Name">Name of the sheet.</param>
/// <param name="Rows">Rows of cells from the top.</param>
/// <param name="Merges">Merged ranges as Excel writes them: A1:C1.</param>
internal sealed record Sheet(string Name, IReadOnlyList<IReadOnlyList<SheetCell>> Rows, IReadOnlyList<string> Merges)
{
    /// <summary>Excel's name of a cell: row and column from 0.</summary>
    public static string Reference(int row, int column)
    {
        var letters = string.Empty;
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return letters + (row + 1).ToString(CultureInfo.InvariantCulture);
    }
}
