using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Warehouse.Support;

/// <summary>Two counties with a few townships, one of them merged away, and figures small enough to work out by hand.</summary>
internal static class FupingCase
{
    public const int LiveBirths = 1;
    public const int Caesareans = 2;
    public const int MaternalDeaths = 3;
    public const int WomenOnBooks = 4;
    public const int ReportsExpected = 5;
    public const int ReportsReceived = 6;
    public const int ReportsOnTime = 7;

    public const string Fuping = "610528000000";
    public const string Hancheng = "610581000000";
    public const string Liugu = "610528107000";
    public const string Wangliao = "610528106000";

    public static DomainCatalogue Catalogue { get; } = new(
        [
            Measure("live_births"),
            Measure("caesareans"),
            Measure("maternal_deaths"),
            Measure("women_on_books", TimeAggregation.Last),
            Measure("reports_expected"),
            Measure("reports_received"),
            Measure("reports_on_time"),
        ],
        [
            Indicator("DEL_CS", "caesareans", "live_births", 100, Unit.Percent, OrgLevel.Village, PeriodType.Month),
            Indicator("MMR", "maternal_deaths", "live_births", 100_000, Unit.Per100k, OrgLevel.County, PeriodType.Year),
            Indicator("LB", "live_births", null, 1, Unit.Count, OrgLevel.Village, PeriodType.Month),
        ],
        [new Target("DEL_CS", null, 20m, 2020, 2030, "a plan")]);

    /// <summary>The places and measures without a fact: 富平 with 留古 (which took in 王寮) and 庄里, 韩城 with 龙门.</summary>
    public static TestWarehouse Places(bool withRollup = true)
    {
        var warehouse = new TestWarehouse { WithRollup = withRollup }
            .Place(1, "610000000000", "陕西省", OrgLevel.Province, null)
            .Place(2, "610500000000", "渭南市", OrgLevel.Prefecture, 1)
            .Place(3, Fuping, "富平县", OrgLevel.County, 2)
            .Place(4, Hancheng, "韩城市", OrgLevel.County, 2)
            .Place(5, Liugu, "留古镇", OrgLevel.Township, 3)
            .Place(6, "610528100000", "庄里镇", OrgLevel.Township, 3)
            .Place(7, "610581100000", "龙门镇", OrgLevel.Township, 4)
            .Place(8, Wangliao, "王寮镇", OrgLevel.Township, 3, validTo: "2024-03-31", successor: 5)
            .Load();
        for (var measure = 0; measure < Catalogue.Measures.Count; measure++)
        {
            warehouse.Measure(measure + 1, Catalogue.Measures[measure].Code);
        }

        return warehouse;
    }

    public static Question Question(params string[] codes) => new()
    {
        Measures = [.. codes.Select(code => new MeasureAsk(code))],
        Time = Periods("2024"),
    };

    public static TimeAsk Periods(params string[] ids) => new([.. ids.Select(Id)]);

    public static Period Id(string text) => Period.TryParse(text, out var period)
        ? period
        : throw new ArgumentException($"{text} is no period id.", nameof(text));

    private static Measure Measure(string code, TimeAggregation overTime = TimeAggregation.Sum) =>
        new(code, code, code, Unit.Count, overTime, false);

    private static Indicator Indicator(
        string code, string numerator, string? denominator, int multiplier, Unit unit, OrgLevel finest, PeriodType period) =>
        new(
            code, code, code, denominator is null ? IndicatorKind.Count : IndicatorKind.Ratio,
            new MeasureExpression([new MeasureTerm(numerator, 1)]), numerator,
            denominator is null ? null : new MeasureExpression([new MeasureTerm(denominator, 1)]), denominator,
            multiplier, unit, Direction.LowerIsBetter, denominator is null ? IntervalKind.None : IntervalKind.Wilson,
            finest, period, 1, new DateOnly(2000, 1, 1), "test", false);
}
