namespace McHAnalytics.Models.Catalogue;

/// <summary>A count or amount that offices report: the additive part from which indicators are made.</summary>
/// <param name="Code">Stable code, lower case with underscores: <c>live_births</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Unit">What is counted.</param>
/// <param name="OverTime">Sum, Last for a stock (women due): the value at the end of the period, None for distinct persons.</param>
/// <param name="Sensitive">Deaths, HIV, abortion: stricter rules for small cells.</param>
public sealed record Measure(
    string Code,
    string NameZh,
    string NameEn,
    Unit Unit,
    TimeAggregation OverTime,
    bool Sensitive);

/// <summary>How a measure adds up over time; over places all measures are summed.</summary>
public enum TimeAggregation
{
    Sum,
    Last,

    /// <summary>Distinct persons or units of a period: who is counted in two periods is one, so they never add up.</summary>
    None,
}
