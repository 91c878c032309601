using System.Collections.Frozen;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>What is kept in memory of one published version: its places, its measures and where it has facts.</summary>
public sealed class PublishedVersion
{
    private readonly FrozenSet<int> _areasWithData;

    internal PublishedVersion(
        DataVersion dataVersion,
        PlaceTree places,
        AreaIndex areas,
        FrozenDictionary<string, short> measureIds,
        IReadOnlyList<MeasureSource> sources,
        IEnumerable<int> areasWithFacts)
    {
        DataVersion = dataVersion;
        Places = places;
        Areas = areas;
        MeasureIds = measureIds;
        LatestMonth = sources.Count == 0 ? null : sources.Max(source => source.LatestMonth);
        FormsByMeasure = sources
            .GroupBy(source => source.MeasureId)
            .ToFrozenDictionary(group => group.Key, group => group.Select(source => source.Form).ToFrozenSet());
        MeasuresAboveCounty = sources
            .Where(source => source.AboveCounty)
            .Select(source => source.MeasureId)
            .ToFrozenSet();
        _areasWithData = areasWithFacts.SelectMany(areas.WithAncestors).ToFrozenSet();
    }

    /// <summary>The version's name, time and tag.</summary>
    public DataVersion DataVersion { get; }

    /// <summary>All places, those that were merged away too.</summary>
    public PlaceTree Places { get; }

    /// <summary>The last month (202509) with a current fact; null where there is none.</summary>
    public int? LatestMonth { get; }

    /// <summary>The numbers of this version's measures by their codes.</summary>
    public IReadOnlyDictionary<string, short> MeasureIds { get; }

    internal AreaIndex Areas { get; }

    /// <summary>The forms that brought facts of a measure.</summary>
    internal IReadOnlyDictionary<short, FrozenSet<string>> FormsByMeasure { get; }

    /// <summary>Measures with facts that stand above the counties, which the county roll-up does not hold.</summary>
    internal FrozenSet<short> MeasuresAboveCounty { get; }

    /// <summary>Whether a current fact stands at the place or under it.</summary>
    public bool HasData(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _areasWithData.Contains(unit.Id);
    }

    /// <summary>The place itself, or the one it was merged into, however often.</summary>
    public OrgUnit CurrentOf(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Areas.Of(unit.Level, unit.Id) is { } current ? Places[current] : unit;
    }
}

/// <summary>Which form brought a measure's facts, to which month, and whether any stand above the counties.</summary>
internal readonly record struct MeasureSource(short MeasureId, string Form, int LatestMonth, bool AboveCounty);
