namespace McHAnalytics.Models.Periods;

/// <summary>The kinds of period: the natural calendar and the MCH statistical year (1 October to 30 September).</summary>
public enum PeriodType
{
    Month,
    Quarter,
    HalfYear,
    Year,
    MchQuarter,
    MchYear,
}
