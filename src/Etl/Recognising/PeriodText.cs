using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Reads months and days as offices write them.</summary>
internal static partial class PeriodText
{
    private static readonly string[] s_months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
            "december"];

    private static readonly string[] s_dayPatterns = ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-M-d"];

    /// <summary>
    /// The last month named in a text (a span of months stands at its end), written 202403; null where none is.
    /// </summary>
    public static int? LastMonth(string text)
    {
        var months = ChineseMonth().Matches(text);
        return months.Count == 0 ? null : Month(months[^1].Groups[1].Value, months[^1].Groups[2].Value);
    }

    /// <summary>
    /// A month of a year's cell and a month's cell, a number or an English name; null where it is none.
    /// </summary>
    public static int? Month(string? year, string? month)
    {
        var name = PlainText.Key(month);
        var number = Array.FindIndex(s_months, known => known == name
            || (name.Length == 3 && known.StartsWith(name, StringComparison.Ordinal))) + 1;
        if (number == 0
            && !int.TryParse(name.TrimEnd('月'), NumberStyles.None, CultureInfo.InvariantCulture, out number))
        {
            return null;
        }

        return int.TryParse(PlainText.Key(year).TrimEnd('年'), NumberStyles.None, CultureInfo.InvariantCulture,
            out var y)
            && y is >= 1900 and <= 2200 && number is >= 1 and <= 12
                ? (y * 100) + number
                : null;
    }

    /// <summary>A year of four digits, with or without 年; null where the text is none.</summary>
    public static int? Year(string? text)
    {
        var key = PlainText.Key(text).TrimEnd('年');
        return key.Length == 4 && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && year is >= 1900 and <= 2200 ? year : null;
    }

    /// <summary>
    /// A month written 2018-03, or the last month of a year written 2021 or (that of two halves) 2021-22; null where the
    /// text is none.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="lastMonth">The month with which a year ends.</param>
    public static int? MonthOrYear(string? text, int lastMonth)
    {
        if (Year(text) is { } whole)
        {
            return (whole * 100) + lastMonth;
        }

        var parts = PlainText.Key(text).Split('-', '/');
        if (parts is not [var first, { Length: 2 } second] || Year(first) is not { } year
            || !int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return null;
        }

        return lastMonth < 12 && number == (year + 1) % 100 ? ((year + 1) * 100) + lastMonth
            : number is >= 1 and <= 12 ? (year * 100) + number
            : null;
    }

    /// <summary>A day; null where the text is none.</summary>
    public static DateOnly? Day(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var narrow = PlainText.Narrow(text);
        var chinese = ChineseDay().Match(narrow);
        if (chinese.Success)
        {
            narrow = $"{chinese.Groups[1].Value}-{chinese.Groups[2].Value}-{chinese.Groups[3].Value}";
        }

        return DateOnly.TryParseExact(narrow, s_dayPatterns, CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? day
            : null;
    }

    /// <summary>
    /// The text after a label and its colon, up to a wide gap: of <c>报告期: 2024年3月    表号: 1</c> the month.
    /// </summary>
    public static string? After(string label, IEnumerable<string?> cells)
    {
        foreach (var cell in cells.OfType<string>())
        {
            var match = Regex.Match(
                PlainText.Narrow(cell), Regex.Escape(label) + @"\s*:\s*(.*?)(?:\s{2,}|$)",
                    RegexOptions.CultureInvariant);
            if (match.Success && match.Groups[1].Length > 0)
            {
                return match.Groups[1].Value;
            }
        }

        return null;
    }

    [GeneratedRegex(@"(\d{4})\s*年\s*(\d{1,2})\s*月", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseMonth();

    [GeneratedRegex(@"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDay();
}
