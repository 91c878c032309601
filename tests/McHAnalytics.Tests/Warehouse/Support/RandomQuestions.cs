using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Warehouse.Support;

/// <summary>Random questions that <see cref="RandomCounties"/> can answer: levels, periods, places, windows, totals.</summary>
internal static class RandomQuestions
{
    private static readonly string[] s_codes = ["DEL_CS", "LB", "live_births", "maternal_deaths", "women_on_books"];
    private static readonly OrgLevel?[] s_levels =
        [null, OrgLevel.Province, OrgLevel.Prefecture, OrgLevel.County, OrgLevel.Township, OrgLevel.Village];

    private static readonly PeriodType?[] s_kinds =
        [null, PeriodType.Month, PeriodType.Quarter, PeriodType.HalfYear, PeriodType.Year, PeriodType.MchQuarter, PeriodType.MchYear];

    public static Question Of(RandomCounties counties, Random random)
    {
        var level = s_levels[random.Next(s_levels.Length)];
        var kind = s_kinds[random.Next(s_kinds.Length)];
        var above = s_levels.OfType<OrgLevel>().Where(each => level is null || each <= level).ToList();
        var codes = counties.Codes[above[random.Next(above.Count)]].ToList();
        return new Question
        {
            Measures = [.. s_codes.OrderBy(_ => random.Next()).Take(1 + random.Next(3)).Select(code => Ask(code, kind, random))],
            ByLevel = level,
            ByPeriod = kind,
            Time = new TimeAsk(Range: new DateRange(
                new DateOnly(RandomCounties.FirstYear, 1 + random.Next(12), 1),
                new DateOnly(RandomCounties.FirstYear + 1 + random.Next(RandomCounties.Years - 1), 1 + random.Next(12), 1),
                PeriodType.Month)),
            OrgUnits = random.Next(2) == 0 || codes.Count == 0
                ? new OrgUnitSelection()
                : new OrgUnitSelection { Under = [.. codes.OrderBy(_ => random.Next()).Take(1 + random.Next(2))] },
            Totals = [TotalsLevel.Grand, TotalsLevel.Row, TotalsLevel.Column],
        };
    }

    private static MeasureAsk Ask(string code, PeriodType? kind, Random random) => random.Next(6) switch
    {
        0 => new MeasureAsk(code, RollingMonths: 1 + random.Next(14)),
        1 when kind is PeriodType.Month or PeriodType.Quarter => new MeasureAsk(code, ToDate: PeriodType.Year),
        2 when kind is PeriodType.Month or PeriodType.MchQuarter => new MeasureAsk(code, ToDate: PeriodType.MchYear),
        _ => new MeasureAsk(code),
    };
}
