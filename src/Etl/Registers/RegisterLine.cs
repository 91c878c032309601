using System.Globalization;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl.Registers;

/// <summary>A line of a register, read by headers.</summary>
internal sealed class RegisterLine(FileWork work, SheetMatch sheet, SourceRow row)
{
    // Shorter than any telephone, card or identity number.
    private const int LongestNumber = 6;

    public int Row => row.Number;

    public string? Text(string? header) =>
        header is not null && sheet.Find(header) is { } column && row[column] is { } text ? PlainText.Narrow(text)
            : null;

    public CellPlace At(string header) => new(work.Name, sheet.Source.Name, row.Number, header);

    public bool TryNumber(string header, out decimal? number)
    {
        number = null;
        if (Text(header) is not { } text)
        {
            return true;
        }

        if (!decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value))
        {
            return false;
        }

        number = value;
        return true;
    }

    public decimal? Number(string header) => TryNumber(header, out var number) ? number : null;

    /// <summary>The cells that may be kept of a line that is not taken: places, days and short numbers.</summary>
    /// <remarks>In a line that has slipped by a column, a name can stand anywhere: other text is never kept.</remarks>
    public Dictionary<string, string?> CellsToKeep(IReadOnlyList<string> identity, FormPlace? place)
    {
        var hidden = identity.Select(PlainText.Key).ToHashSet(StringComparer.Ordinal);
        var cells = new Dictionary<string, string?>(StringComparer.Ordinal);
        for (var column = 0; column < sheet.Printed.Count; column++)
        {
            if (sheet.Printed[column] is { } header && !hidden.Contains(PlainText.Key(header))
                && row[column] is { } text && IsHarmless(text, header == place?.Header))
            {
                cells[header] = text;
            }
        }

        return cells;
    }

    private static bool IsHarmless(string text, bool isPlace) =>
        (isPlace && text.Contains('/', StringComparison.Ordinal))
        || PeriodText.Day(text) is not null
        || (text.Length <= LongestNumber
            && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
}
