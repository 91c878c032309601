namespace McHAnalytics.Models.Periods;

/// <summary>The kinds of period: the natural calendar, the MCH statistical year (1 October to 30 September), and rounds of
/// screening, which cross years and begin and end where the county says.</summary>
public enum PeriodType
{
    Month,
    Quarter,
    HalfYear,
    Year,
    MchQuarter,
    MchYear,
    ScreeningRound,
}
