using System.Globalization;
using System.Text.RegularExpressions;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Loading;

namespace McHAnalytics.Etl.Tables;

/// <summary>What the text of a cell says: a number, one of the known signs for no number, or nothing usable.</summary>
/// <param name="Value">The number; null unless the status is reported.</param>
/// <param name="Status">What the cell says; null where it says nothing usable.</param>
/// <param name="IsTidied">Whether the number was written in another notation (full width, thousands, 万).</param>
/// <param name="Suggestion">A number that may be meant, where the cell is unusable.</param>
/// <param name="IsImpossible">Whether the text is a number, but none that a count can be.</param>
internal readonly partial record struct CellValue(
    decimal? Value, ValueStatus? Status, bool IsTidied, decimal? Suggestion, bool IsImpossible)
{
    private const decimal TenThousand = 10_000m;
    private const decimal HundredMillion = 100_000_000m;
    private const decimal Greatest = 99_999_999_999_999m;
    private const int Decimals = 4;

    private static readonly HashSet<string> s_blanks = new(StringComparer.Ordinal) { string.Empty, "n/a", "na", "null" };

    private static readonly HashSet<string> s_dashes =
        new(StringComparer.Ordinal) { "-", "--", "—", "——", "–", "−", "―", "─", "/", "\\" };

    private static readonly HashSet<string> s_placeholders =
        new(StringComparer.Ordinal) { "x", "xx", "xxx", "xxxx", "×", "××", "×××", "****", "***", "?", "??", "???" };

    public static CellValue Parse(string? text) => Parse(text, FormNumbers.Usual);

    /// <summary>Reads a cell.</summary>
    /// <param name="text">Its text; null where it is blank.</param>
    /// <param name="notation">How the form's numbers are written where the text leaves it open.</param>
    public static CellValue Parse(string? text, FormNumbers notation)
    {
        var narrow = PlainText.Narrow(text ?? string.Empty);
        var key = PlainText.Key(narrow);
        if (SignOf(key) is { } sign)
        {
            return new CellValue(null, sign, false, null, false);
        }

        if (Number(narrow, key, notation, out var value, out var isTidied))
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

        return new CellValue(null, null, false, Suggest(key), false);
    }

    private static ValueStatus? SignOf(string key) =>
        s_blanks.Contains(key) ? ValueStatus.Blank
        : s_dashes.Contains(key) ? ValueStatus.Dash
        : s_placeholders.Contains(key) ? ValueStatus.Placeholder
        : null;

    // Letters that stand for digits on a bad keyboard or scan, and words around a number.
    private static decimal? Suggest(string key)
    {
        var digits = string.Concat(key.Replace('o', '0').Replace('l', '1').Replace(',', '.')
            .Where(letter => char.IsAsciiDigit(letter) || letter == '.'));
        return decimal.TryParse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var guess)
            ? guess
            : null;
    }

    private static bool Number(string narrow, string key, FormNumbers notation, out decimal value, out bool isTidied)
    {
        isTidied = false;
        var factor = 1m;

        // Blanks inside are thousands or nothing: "12 34" may be two numbers.
        if (narrow.Any(char.IsWhiteSpace))
        {
            if (!BlankThousands().IsMatch(narrow))
            {
                value = 0;
                return false;
            }

            isTidied = true;
        }

        if (UnitOf(key, notation) is { } unit)
        {
            (factor, key, isTidied) = (unit, key[..^1], true);
        }

        if (notation.HasDecimalComma)
        {
            return CommaNumber(key, factor, ref isTidied, out value);
        }

        if (Plain(key, NumberStyles.AllowExponent, factor, out value))
        {
            return true;
        }

        // Commas are taken only where they part groups of three.
        isTidied = true;
        var groups = key.Split(',');
        if (groups.Length > 1 && groups[0].Length is >= 1 and <= 3 && groups[0] != "0"
            && groups.Skip(1).All(group => group.Split('.')[0].Length == 3)
            && groups[..^1].All(group => group.All(char.IsAsciiDigit)))
        {
            return Plain(string.Concat(groups), NumberStyles.None, factor, out value);
        }

        value = 0;
        return false;
    }

    // In a form that writes 1.234,5 a point is never a decimal point.
    private static bool CommaNumber(string key, decimal factor, ref bool isTidied, out decimal value)
    {
        if (Plain(key, NumberStyles.None, factor, out value) && !key.Contains('.', StringComparison.Ordinal))
        {
            return true;
        }

        isTidied = true;
        var match = CommaDecimal().Match(key);
        value = 0;
        return match.Success
            && Plain(match.Groups[1].Value.Replace(".", string.Empty, StringComparison.Ordinal) + "." + match.Groups[2].Value + "0",
                NumberStyles.None, factor, out value);
    }

    private static bool Plain(string key, NumberStyles more, decimal factor, out decimal value)
    {
        if (!decimal.TryParse(key, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | more,
            CultureInfo.InvariantCulture, out value) || Math.Abs(value) > Greatest)
        {
            // A number with sixteen digits is one too many: it is told as such, and not as a text.
            return value != 0;
        }

        value *= factor;
        return true;
    }

    // A percentage is a figure only where the form says that the column holds percentages.
    private static decimal? UnitOf(string key, FormNumbers notation) => key.Length < 2 ? null : key[^1] switch
    {
        '万' => TenThousand,
        '亿' => HundredMillion,
        '%' when notation.Share is { } share => share == FormShare.Percent ? 1 : 10,
        '‰' when notation.Share is { } share => share == FormShare.Percent ? 0.1m : 1,
        _ => null,
    };

    [GeneratedRegex(@"^-?\d{1,3}(\s\d{3})+([.,]\d+)?\s?[万萬亿億%‰]?$|^\S+\s[万萬亿億%‰]$", RegexOptions.CultureInvariant)]
    private static partial Regex BlankThousands();

    [GeneratedRegex(@"^(-?\d{1,3}(?:\.\d{3})+|-?\d+)(?:,(\d+))?$", RegexOptions.CultureInvariant)]
    private static partial Regex CommaDecimal();
}
