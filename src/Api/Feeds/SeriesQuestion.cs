using System.Globalization;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Feeds;

/// <summary>Reads the question of a series feed from its address.</summary>
/// <remarks>
/// <c>indicator</c> codes by comma; <c>place</c> codes by comma, or <c>level</c> under <c>under</c>;
/// <c>from</c> and <c>to</c> days, both inclusive; <c>calendar</c> MONTH, QUARTER, HALF_YEAR, YEAR, MCH_QUARTER, MCH_YEAR.
/// </remarks>
internal static class SeriesQuestion
{
    private static readonly string[] s_known = ["indicator", "place", "level", "under", "from", "to", "calendar"];

    public static Question From(IQueryCollection query)
    {
        if (query.Keys.FirstOrDefault(key => !s_known.Contains(key, StringComparer.Ordinal)) is { } unknown)
        {
            throw Fault($"`{unknown}` is not a parameter of this feed; there are {string.Join(", ", s_known)}.");
        }

        var indicators = List(query, "indicator");
        if (indicators.Count == 0)
        {
            throw Fault("`indicator` is missing: one or more codes, by comma.");
        }

        var calendar = query.TryGetValue("calendar", out var text)
            ? EnumOf<PeriodType>("calendar", text.ToString())
            : PeriodType.Month;
        return new Question
        {
            Measures = [.. indicators.Select(code => new MeasureAsk(code))],
            ByPeriod = calendar,
            ByLevel = query.TryGetValue("level", out var level) ? EnumOf<OrgLevel>("level", level.ToString()) : null,
            OrgUnits = new OrgUnitSelection { Ids = List(query, "place"), Under = List(query, "under") },
            Time = new TimeAsk(Range: new DateRange(Day(query, "from"), Day(query, "to"), calendar)),
        };
    }

    private static IReadOnlyList<string> List(IQueryCollection query, string name) =>
        query.TryGetValue(name, out var values)
            ? [.. values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))]
            : [];

    private static DateOnly Day(IQueryCollection query, string name) =>
        DateOnly.TryParseExact(
            query[name].ToString(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw Fault($"`{name}` must be a day written yyyy-MM-dd; it is \"{query[name]}\".");

    private static T EnumOf<T>(string name, string text)
        where T : struct, Enum
    {
        var plain = text.Replace("_", "", StringComparison.Ordinal);
        return !int.TryParse(plain, out _) && Enum.TryParse<T>(plain, ignoreCase: true, out var value)
            ? value
            : throw Fault($"`{name}` is \"{text}\"; it takes {string.Join(", ", Enum.GetNames<T>())}.");
    }

    private static QuestionException Fault(string message) =>
        new("MCH-A010", "数据源地址的参数有误:" + message, message);
}
