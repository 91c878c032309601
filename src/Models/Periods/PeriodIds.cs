using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Models.Periods;

/// <summary>Reads period ids of both calendars.</summary>
internal static partial class PeriodIds
{
    public static bool TryParse(string? text, out Period period)
    {
        period = default;
        if (RoundShape().Match(text ?? string.Empty) is { Success: true } round)
        {
            return TryRound(round, out period);
        }

        var match = Shape().Match(text ?? string.Empty);
        if (!match.Success)
        {
            return false;
        }

        var year = int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        var part = match.Groups["part"].Success
            ? int.Parse(match.Groups["part"].ValueSpan, CultureInfo.InvariantCulture)
            : 1;
        var (type, last, months, shift) = match.Groups["kind"].Value switch
        {
            "Q" => (PeriodType.Quarter, 4, 3, 0),
            "H" => (PeriodType.HalfYear, 2, 6, 0),
            "MQ" => (PeriodType.MchQuarter, 4, 3, -3),
            "M" => (PeriodType.MchYear, 1, 12, -3),
            _ => match.Groups["part"].Success ? (PeriodType.Month, 12, 1, 0) : (PeriodType.Year, 1, 12, 0),
        };

        if (year is < 1900 or > 2200 || part < 1 || part > last)
        {
            return false;
        }

        period = Period.At(type, (year * 12) + ((part - 1) * months) + shift);
        return true;
    }

    private static bool TryRound(Match round, out Period period)
    {
        period = default;
        if (!TryParse(round.Groups["from"].Value, out var first) || !TryParse(round.Groups["to"].Value, out var last))
        {
            return false;
        }

        var (number, months) = (
            int.Parse(round.Groups["round"].ValueSpan, CultureInfo.InvariantCulture),
            last.FirstMonthIndex - first.FirstMonthIndex + 1);
        if (number < 1 || months is < 1 or > 120)
        {
            return false;
        }

        period = Period.ScreeningRound(number, first.FirstMonthIndex, months);
        return true;
    }

    [GeneratedRegex(@"^R(?<round>\d{1,2}):(?<from>\d{6})-(?<to>\d{6})$", RegexOptions.CultureInvariant)]
    private static partial Regex RoundShape();

    [GeneratedRegex(@"^(?<year>\d{4})(?:(?<kind>Q|H|MQ)(?<part>\d)|(?<kind>M)|(?<part>\d{2}))?$", RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}
