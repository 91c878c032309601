using System.Globalization;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Tables;

/// <summary>What the text of a cell says: a number, one of the known signs for no number, or nothing usable.</summary>
/// <param name="Value">The number; null unless the status is reported.</param>
/// <param name="Status">What the cell says; null where it says nothing usable.</param>
/// <param name="IsTidied">Whether the number was written in another notation (full width, thousands, 万).</param>
/// <param name="Suggestion">A number that may be meant, where the cell is unusable.</param>
/// <param name="IsImpossible">Whether the text is a number, but none that a count can be.</param>
internal readonly record struct CellValue(
    decimal? Value, ValueStatus? Status, bool IsTidied, decimal? Suggestion, bool IsImpossible)
{
    private const decimal TenThousand = 10_000m;
    private const decimal Greatest = 99_999_999_999_999m;
    private const int Decimals = 4;

    private static readonly HashSet<string> s_blanks =
        new(StringComparer.Ordinal) { string.Empty, "-", "—", "——", "–", "/", "xxx", "xx", "×××", "n/a", "na", "null" };

    public static CellValue Parse(string? text)
    {
        var narrow = PlainText.Narrow(text ?? string.Empty);
        var key = PlainText.Key(narrow);
        if (s_blanks.Contains(key))
        {
            return new CellValue(null, ValueStatus.Blank, false, null, false);
        }

        if (Number(key, out var value, out var isTidied))
        {
            isTidied |= narrow != text?.Trim();
            return value switch
            {
                -1 => new CellValue(null, ValueStatus.NotCollected, false, null, false),
                -2 => new CellValue(null, ValueStatus.NoWork, false, null, false),
                < 0 or > Greatest => new CellValue(null, null, false, null, true),
                _ => new CellValue(decimal.Round(value, Decimals), ValueStatus.Reported, isTidied, null, false),
            };
        }

        // Letters that stand for digits on a bad keyboard or scan, and words around a number.
        var digits = string.Concat(key.Replace('o', '0').Replace('l', '1')
            .Where(letter => char.IsAsciiDigit(letter) || letter == '.'));
        var suggestion = decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var guess)
            ? guess
            : (decimal?)null;
        return new CellValue(null, null, false, suggestion, false);
    }

    private static bool Number(string key, out decimal value, out bool isTidied)
    {
        isTidied = false;
        if (decimal.TryParse(key,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
            CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        isTidied = true;
        if (key.EndsWith('万')
            && decimal.TryParse(key[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value))
        {
            value *= TenThousand;
            return true;
        }

        // Commas are taken only where they part groups of three.
        var groups = key.Split(',');
        return groups.Length > 1
            && groups[0].Length is >= 1 and <= 3
            && groups.Skip(1).All(group => group.Split('.')[0].Length == 3)
            && decimal.TryParse(string.Concat(groups), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out value);
    }
}
