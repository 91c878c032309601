using System.Collections.Frozen;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Which form brought a measure's facts, to which month, and whether any stand above the counties.</summary>
internal readonly record struct MeasureSource(short MeasureId, string Form, int LatestMonth, bool AboveCounty);

/// <summary>Where the facts of each measure come from.</summary>
internal sealed class MeasureSources(IReadOnlyList<MeasureSource> sources)
{
    private readonly FrozenDictionary<short, FrozenSet<string>> _forms = sources
        .GroupBy(source => source.MeasureId)
        .ToFrozenDictionary(
            group => group.Key, group => group.Select(source => source.Form).ToFrozenSet(StringComparer.Ordinal));

    private readonly FrozenSet<short> _aboveCounty = sources
        .Where(source => source.AboveCounty)
        .Select(source => source.MeasureId)
        .ToFrozenSet();

    /// <summary>The last month (202509) with a fact; null where there is none.</summary>
    public int? LatestMonth { get; } = sources.Count == 0 ? null : sources.Max(source => source.LatestMonth);

    /// <summary>The forms that brought facts of a measure; none where it has no facts.</summary>
    public IReadOnlySet<string> FormsOf(short measure) => _forms.GetValueOrDefault(measure, FrozenSet<string>.Empty);

    /// <summary>Whether facts of the measure stand above the counties, where the county roll-up does not hold them.</summary>
    public bool StandsAboveCounty(short measure) => _aboveCounty.Contains(measure);
}
