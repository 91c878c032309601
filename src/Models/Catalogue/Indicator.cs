using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Catalogue;

/// <summary>A defined figure of maternal and child health: what is counted, over what, times what.</summary>
/// <param name="Code">Stable code of indicators.csv, upper case: <c>MAT_SYS</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Kind">Count, Ratio or Derived.</param>
/// <param name="Numerator">Sum of measures.</param>
/// <param name="NumeratorText">What the numerator counts, in Chinese words.</param>
/// <param name="Denominator">Sum of measures; null for counts.</param>
/// <param name="DenominatorText">What the denominator counts, in Chinese words.</param>
/// <param name="Multiplier">1, 100, 1,000, 10,000 or 100,000.</param>
/// <param name="Unit">Unit of the value.</param>
/// <param name="Direction">Which way is better.</param>
/// <param name="Interval">Which interval fits: Wilson for proportions, exact Poisson for counts and rates, none.</param>
/// <param name="FinestLevel">The finest place level at which it may be asked.</param>
/// <param name="FinestPeriod">The finest period at which it may be asked without a warning.</param>
/// <param name="Version">Version of the definition, from 1.</param>
/// <param name="ValidFrom">First day of this definition.</param>
/// <param name="Origin">Where the definition comes from.</param>
/// <param name="Sensitive">Deaths, HIV, abortion: stricter rules for small cells.</param>
public sealed record Indicator(
    string Code,
    string NameZh,
    string NameEn,
    IndicatorKind Kind,
    MeasureExpression Numerator,
    string NumeratorText,
    MeasureExpression? Denominator,
    string? DenominatorText,
    int Multiplier,
    Unit Unit,
    Direction Direction,
    IntervalKind Interval,
    OrgLevel FinestLevel,
    PeriodType FinestPeriod,
    int Version,
    DateOnly ValidFrom,
    string Origin,
    bool Sensitive)
{
    /// <summary>What the numerator counts, in English; <see cref="NumeratorText"/> is Chinese.</summary>
    public string NumeratorTextEn { get; init; } = NumeratorText;

    /// <summary>What the denominator counts, in English; <see cref="DenominatorText"/> is Chinese.</summary>
    public string? DenominatorTextEn { get; init; } = DenominatorText;
}

/// <summary>What kind of figure an indicator is.</summary>
public enum IndicatorKind
{
    Count,
    Ratio,
    Derived,
}

/// <summary>Which way is better: ↑, ↓, ◎ (a band, both tails bad), ○ (descriptive).</summary>
public enum Direction
{
    HigherIsBetter,
    LowerIsBetter,
    Band,
    Descriptive,
}

/// <summary>The confidence interval that fits an indicator.</summary>
public enum IntervalKind
{
    None,
    Wilson,
    Poisson,
}
