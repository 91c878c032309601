using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Reads months and days as offices write them, in the common era and in that of the Republic (民国).</summary>
internal static partial class PeriodText
{
    private const int YearsOfRepublic = 1911;
    private const int FirstSerial = 20_000;
    private const int LastSerial = 80_000;

    private static readonly DateOnly s_serialZero = new(1899, 12, 30);

    private static readonly string[] s_dayPatterns = ["yyyy-MM-dd", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy-M-d"];

    /// <summary>
    /// The last month named in a text (a span of months stands at its end), written 202403; null where none is.
    /// </summary>
    public static int? LastMonth(string text)
    {
        var months = ChineseMonth().Matches(PlainText.Narrow(WithDigits(text)));
        return months.Count == 0 ? null : Month(months[^1].Groups[1].Value, months[^1].Groups[2].Value);
    }

    /// <summary>
    /// A month of a year's cell and a month's cell, a number or a name; null where it is none.
    /// </summary>
    public static int? Month(string? year, string? month) =>
        Year(year) is { } whole && MonthNames.Of(month) is { } number ? (whole * 100) + number : null;

    /// <summary>
    /// A year of four digits, or one of the Republic (民国113年, or of three digits), with or without 年; null where the
    /// text is none.
    /// </summary>
    public static int? Year(string? text)
    {
        var key = PlainText.Key(WithDigits(text ?? string.Empty));
        key = key.EndsWith('年') ? key[..^1] : key;
        var isNamed = key.StartsWith("民国", StringComparison.Ordinal);
        if (!int.TryParse(isNamed ? key[2..] : key, NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return null;
        }

        var isOfRepublic = isNamed ? year is >= 1 and <= 199 : key.Length == 3 && year is >= 100 and <= 199;
        return isOfRepublic ? year + YearsOfRepublic
            : !isNamed && key.Length == 4 && year is >= 1900 and <= 2200 ? year : null;
    }

    /// <summary>
    /// A month written 2018-03 or 2018年3月, or the last month of a year written 2021 or (that of two halves) 2021-22; null
    /// where the text is none.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="lastMonth">The month with which a year ends.</param>
    public static int? MonthOrYear(string? text, int lastMonth)
    {
        if (Year(text) is { } whole)
        {
            return (whole * 100) + lastMonth;
        }

        if (text is not null && LastMonth(text) is { } named)
        {
            return named;
        }

        // A spreadsheet keeps a month as its first day.
        if (Day(text) is { Day: 1 } day)
        {
            return (day.Year * 100) + day.Month;
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

    /// <summary>A day, also with a time after it or as a spreadsheet's serial number; null where the text is none.</summary>
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
            narrow = Year(chinese.Groups[1].Value + "年") is { } year
                ? $"{year}-{chinese.Groups[2].Value}-{chinese.Groups[3].Value}"
                : string.Empty;
        }

        var republic = RepublicDay().Match(narrow);
        if (republic.Success)
        {
            narrow = $"{Year(republic.Groups[1].Value)}-{republic.Groups[2].Value}-{republic.Groups[3].Value}";
        }

        var midnight = Midnight().Match(narrow);
        if (midnight.Success)
        {
            narrow = midnight.Groups[1].Value;
        }

        if (narrow.Length == 5 && int.TryParse(narrow, NumberStyles.None, CultureInfo.InvariantCulture, out var serial)
            && serial is >= FirstSerial and <= LastSerial)
        {
            return s_serialZero.AddDays(serial);
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
                PlainText.Simplified(PlainText.Narrow(cell)), Regex.Escape(label) + @"\s*:\s*(.*?)(?:\s{2,}|$)",
                    RegexOptions.CultureInvariant);
            if (match.Success && match.Groups[1].Length > 0)
            {
                return match.Groups[1].Value;
            }
        }

        return null;
    }

    // 二〇二四年 is 2024年; 十 and 廿 stand for no single digit and are left.
    private static string WithDigits(string text) => string.Concat(text.Select(letter =>
        letter == '零' ? '0' : "〇一二三四五六七八九".IndexOf(letter) is >= 0 and var digit && IsWritten(text) ? (char)('0' + digit) : letter));

    private static bool IsWritten(string text) => WrittenYear().IsMatch(text);

    [GeneratedRegex(@"[〇零一二三四五六七八九]{4}\s*年", RegexOptions.CultureInvariant)]
    private static partial Regex WrittenYear();

    [GeneratedRegex(@"((?:民[国國]\s*)?\d{1,4})\s*年\s*(\d{1,2}|[一二三四五六七八九十]{1,2})\s*月", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseMonth();

    [GeneratedRegex(@"((?:民[国國]\s*)?\d{1,4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日", RegexOptions.CultureInvariant)]
    private static partial Regex ChineseDay();

    [GeneratedRegex(@"^(1\d{2})[./-](\d{1,2})[./-](\d{1,2})$", RegexOptions.CultureInvariant)]
    private static partial Regex RepublicDay();

    [GeneratedRegex(@"^(\S{8,10})[ T]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex Midnight();
}
