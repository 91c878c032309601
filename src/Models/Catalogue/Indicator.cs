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

    /// <summary>How its figures of several periods become one: a rate's never do, they are divided anew.</summary>
    public AggregationRule TimeAggregation { get; init; } = AggregationRule.None;

    /// <summary>How its figures of several places become one.</summary>
    public AggregationRule OrgAggregation { get; init; } = AggregationRule.None;

    /// <summary>Last day of this definition; null where it is in force.</summary>
    public DateOnly? ValidTo { get; init; }

    /// <summary>What this version changed, in Chinese; null for a first one.</summary>
    public string? ChangedZh { get; init; }

    /// <summary>What this version changed, in English; null for a first one.</summary>
    public string? ChangedEn { get; init; }

    /// <summary>The definitions before this one, the oldest first.</summary>
    public IReadOnlyList<Indicator> Earlier { get; init; } = [];

    /// <summary>Other readings, mostly over other denominators.</summary>
    public IReadOnlyList<IndicatorVariant> Variants { get; init; } = [];

    /// <summary>Which variant this definition is; null for the usual one.</summary>
    public string? VariantCode { get; init; }

    /// <summary>Whose change it is; null where the value is no change.</summary>
    public ChangeOf? Change { get; init; }

    /// <summary>Rates that are added to make the value; where empty, the numerator is divided by the denominator.</summary>
    public IReadOnlyList<RateTerm> Rates { get; init; } = [];

    /// <summary>Classes whose median is the value, from the lowest; where empty, the value is no median.</summary>
    public IReadOnlyList<MedianClass> Classes { get; init; } = [];

    /// <summary>Codes of all measures that the value is made of, each once.</summary>
    public IReadOnlyList<string> Measures =>
    [
        .. Numerator.Terms
            .Concat(Denominator?.Terms ?? [])
            .Concat(Rates.SelectMany(rate => rate.Numerator.Terms.Concat(rate.Denominator.Terms)))
            .Select(term => term.Measure)
            .Concat(Classes.Select(each => each.Measure))
            .Distinct(StringComparer.Ordinal),
    ];
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
