using System.Collections.Frozen;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Catalogue;

/// <summary>The words that catalogue files use for units, directions and the like.</summary>
internal static class CatalogueWords
{
    public static readonly FrozenDictionary<string, Unit> Units = new Dictionary<string, Unit>
    {
        ["count"] = Unit.Count,
        ["percent"] = Unit.Percent,
        ["per_mille"] = Unit.PerMille,
        ["per_10k"] = Unit.Per10k,
        ["per_100k"] = Unit.Per100k,
        ["cny"] = Unit.Cny,
        ["days"] = Unit.Days,
        ["percentage_point"] = Unit.PercentagePoint,
        ["ratio"] = Unit.Ratio,
        ["square_metre"] = Unit.SquareMetre,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, TimeAggregation> OverTime = new Dictionary<string, TimeAggregation>
    {
        ["sum"] = TimeAggregation.Sum,
        ["last"] = TimeAggregation.Last,
        ["none"] = TimeAggregation.None,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, AggregationRule> Rules = new Dictionary<string, AggregationRule>
    {
        ["sum"] = AggregationRule.Sum,
        ["last"] = AggregationRule.Last,
        ["none"] = AggregationRule.None,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, ChangeKind> Changes = new Dictionary<string, ChangeKind>
    {
        ["difference"] = ChangeKind.Difference,
        ["percent"] = ChangeKind.Percent,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, TargetOrigin> TargetOrigins = new Dictionary<string, TargetOrigin>
    {
        ["seed"] = TargetOrigin.Seed,
        ["standard"] = TargetOrigin.Standard,
        ["memory"] = TargetOrigin.Memory,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, Direction> Directions = new Dictionary<string, Direction>
    {
        ["higher"] = Direction.HigherIsBetter,
        ["lower"] = Direction.LowerIsBetter,
        ["band"] = Direction.Band,
        ["descriptive"] = Direction.Descriptive,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, IntervalKind> Intervals = new Dictionary<string, IntervalKind>
    {
        ["none"] = IntervalKind.None,
        ["wilson"] = IntervalKind.Wilson,
        ["poisson"] = IntervalKind.Poisson,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, OrgLevel> Levels = new Dictionary<string, OrgLevel>
    {
        ["province"] = OrgLevel.Province,
        ["prefecture"] = OrgLevel.Prefecture,
        ["county"] = OrgLevel.County,
        ["township"] = OrgLevel.Township,
        ["village"] = OrgLevel.Village,
        ["facility"] = OrgLevel.Facility,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, PeriodType> Periods = new Dictionary<string, PeriodType>
    {
        ["month"] = PeriodType.Month,
        ["quarter"] = PeriodType.Quarter,
        ["half_year"] = PeriodType.HalfYear,
        ["year"] = PeriodType.Year,
        ["mch_quarter"] = PeriodType.MchQuarter,
        ["mch_year"] = PeriodType.MchYear,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static readonly FrozenDictionary<string, bool> YesNo = new Dictionary<string, bool>
    {
        ["true"] = true,
        ["false"] = false,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>
    /// The multiplier that a unit demands of a rate; a plain number may also be per 100, as a sex ratio is.
    /// </summary>
    public static bool Fits(Unit unit, int multiplier) => unit switch
    {
        Unit.Percent => multiplier == 100,
        Unit.PerMille => multiplier == 1_000,
        Unit.Per10k => multiplier == 10_000,
        Unit.Per100k => multiplier == 100_000,
        Unit.Count => multiplier is 1 or 100,
        _ => multiplier == 1,
    };
}
