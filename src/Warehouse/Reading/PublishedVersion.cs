using System.Collections.Concurrent;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Memory;
using McHAnalytics.Warehouse.Questions;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>What is kept in memory of one published version: its places, its measures and where it has facts.</summary>
public sealed class PublishedVersion
{
    private readonly VersionContents _contents;
    private readonly ILookup<OrgLevel, OrgUnit> _currentByLevel;
    private readonly ConcurrentDictionary<(OrgLevel Level, OrgLevel Above), ILookup<int, OrgUnit>> _under = [];
    private readonly ConcurrentDictionary<OrgLevel, OrgUnit[]> _reporting = [];
    private readonly ConcurrentDictionary<(OrgLevel Level, OrgLevel Above), ILookup<int, RowPlace>> _reportingUnder = [];

    internal PublishedVersion(VersionContents contents)
    {
        _contents = contents;
        Roots = [.. Places.Roots];
        _currentByLevel = Places.All.Where(unit => CurrentOf(unit).Id == unit.Id).ToLookup(unit => unit.Level);
    }

    /// <summary>The version's name, time and tag.</summary>
    public DataVersion DataVersion => _contents.DataVersion;

    /// <summary>All places, those that were merged away too.</summary>
    public PlaceTree Places => _contents.Places;

    /// <summary>The numbers of this version's measures by their codes.</summary>
    public IReadOnlyDictionary<string, short> MeasureIds => _contents.MeasureIds;

    /// <summary>The last month (202509) with a current fact; null where there is none.</summary>
    public int? LatestMonth => Sources.LatestMonth;

    /// <summary>Completes when the roll-ups that memory has room for stand there; answers do not wait for it.</summary>
    public Task MemoryFilled => Memory.Building;

    /// <summary>Its roll-ups in memory; they appear after the version has been opened.</summary>
    internal MemoryRollups Memory { get; } = new();

    /// <summary>This version and those it grew from, by time.</summary>
    internal IReadOnlyList<Publication> Publications => _contents.Publications;

    internal AreaIndex Areas => _contents.Areas;

    internal MeasureSources Sources => _contents.Sources;

    internal IReadOnlyList<FormDueDate> DueDates => _contents.DueDates;

    internal ErrorIndex Errors => _contents.Errors;

    /// <summary>Figures that their source itself says are incomplete.</summary>
    internal ErrorIndex Incomplete => _contents.Incomplete;

    internal BoundaryIndex Boundaries => _contents.Boundaries;

    /// <summary>By what the facts are divided beside place and time.</summary>
    internal DivisionIndex Divisions => _contents.Divisions;

    internal PublishedSuppression? Suppression => _contents.Suppression;

    /// <summary>Whether the persons behind a distinct count are kept, so that it can be made for any places and months.</summary>
    internal bool CountsPersons(short measure) => _contents.CountedPersons.Contains(measure);

    /// <summary>Whether the county roll-up was built.</summary>
    internal bool HasRollup => _contents.HasRollup;

    /// <summary>The places without a parent.</summary>
    internal IReadOnlyList<OrgUnit> Roots { get; }

    /// <summary>What a place was called before, under the same code, by time.</summary>
    public IEnumerable<FormerName> FormerNamesOf(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _contents.FormerNames[unit.Id];
    }

    /// <summary>Whether the place, or one that was merged into it, existed in any of the months.</summary>
    /// <param name="unit">A place that was not merged away.</param>
    /// <param name="months">Months since year 0, sorted, at least one.</param>
    internal bool StandsIn(OrgUnit unit, IReadOnlyList<int> months) =>
        Period.ToMonthIndex(Boundaries.FirstDayOf(unit)) <= months[^1]
        && (unit.ValidTo is not { } last || Period.ToMonthIndex(last) >= months[0]);

    /// <summary>The dimensions by which every one of some measures is divided, each by itself.</summary>
    public IReadOnlyList<string> DimensionsOf(IReadOnlyCollection<string> measures)
    {
        ArgumentNullException.ThrowIfNull(measures);
        IEnumerable<string>? common = null;
        foreach (var code in measures)
        {
            var own = MeasureIds.TryGetValue(code, out var id) ? Divisions.DimensionsOf(id) : [];
            common = common is null ? own : common.Intersect(own, StringComparer.Ordinal);
        }

        return [.. common ?? []];
    }

    /// <summary>Codes of the measures that are divided by all of some dimensions together.</summary>
    public IReadOnlyList<string> MeasuresWith(IEnumerable<string> dimensions)
    {
        ArgumentNullException.ThrowIfNull(dimensions);
        var ids = Divisions.Carrying(dimensions).ToHashSet();
        return [.. MeasureIds.Where(pair => ids.Contains(pair.Value)).Select(pair => pair.Key).Order(StringComparer.Ordinal)];
    }

    /// <summary>Whether a current fact stands at the place or under it.</summary>
    public bool HasData(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return _contents.AreasWithData.Contains(unit.Id);
    }

    /// <summary>The place itself, or the one it was merged into, however often.</summary>
    public OrgUnit CurrentOf(OrgUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return Areas.Of(unit.Level, unit.Id) is { } current ? Places[current] : unit;
    }

    /// <summary>The place above, or the one it was merged into; null where there is none.</summary>
    internal OrgUnit? ParentOf(OrgUnit unit) => unit.ParentId is { } parent ? CurrentOf(Places[parent]) : null;

    /// <summary>Whether a report is owed by the place or under it.</summary>
    internal bool OwesReports(OrgUnit unit) => _contents.AreasWithDuty.Contains(unit.Id);

    /// <summary>The places of a level that have figures or owe reports, by path; kept for the next question.</summary>
    internal IReadOnlyList<OrgUnit> ReportingAt(OrgLevel level) => _reporting.GetOrAdd(
        level,
        static (level, version) =>
            [.. version.CurrentAt(level).Where(unit => version.HasData(unit) || version.OwesReports(unit))],
        this);

    /// <summary>The same, by the place of a coarser level in which they lie.</summary>
    internal ILookup<int, RowPlace> ReportingUnder(OrgLevel level, OrgLevel above) => _reportingUnder.GetOrAdd(
        (level, above),
        static (levels, version) => version.ReportingAt(levels.Level)
            .Where(unit => version.Areas.Of(levels.Above, unit.Id) is not null)
            .ToLookup(
                unit => version.Areas.Of(levels.Above, unit.Id)!.Value,
                unit => new RowPlace(unit, unit.Id, [unit.Id])),
        this);

    /// <summary>The places of a level that were not merged away and lie under another, by path; kept for the next
    /// question.</summary>
    internal IEnumerable<OrgUnit> CurrentUnder(OrgLevel level, OrgUnit place) => _under.GetOrAdd(
        (level, place.Level),
        static (levels, version) => version.CurrentAt(levels.Level)
            .Where(unit => version.Areas.Of(levels.Above, unit.Id) is not null)
            .ToLookup(unit => version.Areas.Of(levels.Above, unit.Id)!.Value),
        this)[place.Id];

    /// <summary>The places of a level that were not merged away, by path.</summary>
    internal IEnumerable<OrgUnit> CurrentAt(OrgLevel level) => _currentByLevel[level];
}
