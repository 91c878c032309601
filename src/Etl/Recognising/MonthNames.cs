using System.Globalization;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Reads the name of a month in Chinese, English or French, whole or short, with or without accents.</summary>
internal static class MonthNames
{
    private const int Shortest = 3;

    private static readonly string[][] s_names =
    [
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"],
        ["janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre", "decembre"],
        ["一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月"],
    ];

    /// <summary>The month, 1 to 12; null where the text names none, or could name two: <c>jui</c> is juin or juillet.</summary>
    public static int? Of(string? text)
    {
        var name = Accents.Removed(PlainText.Key(text)).TrimEnd('.');
        if (int.TryParse(name.TrimEnd('月'), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return number is >= 1 and <= 12 ? number : null;
        }

        var found = s_names
            .SelectMany(names => names.Select((known, index) => (known, Month: index + 1)))
            .Where(month => month.known == name
                || (name.Length >= Shortest && char.IsAsciiLetter(name[0])
                    && month.known.StartsWith(name, StringComparison.Ordinal)))
            .Select(month => month.Month)
            .Distinct()
            .ToList();
        return found.Count == 1 ? found[0] : null;
    }
}
