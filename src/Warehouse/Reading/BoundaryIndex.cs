using System.Collections.Frozen;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>What a change of boundaries means for one place.</summary>
internal enum BoundaryKind
{
    /// <summary>It took in another, whose figures count for it.</summary>
    MergedIn,

    /// <summary>It was divided among others: its figures end.</summary>
    SplitUp,

    /// <summary>It came out of another: its figures begin.</summary>
    CameFrom,
}

/// <summary>A change of boundaries, as one place sees it.</summary>
/// <param name="Kind">What it means for the place.</param>
/// <param name="Old">The place that ended.</param>
/// <param name="Into">What it went into.</param>
/// <param name="LastDay">The last day of the old place.</param>
internal sealed record BoundaryChange(BoundaryKind Kind, OrgUnit Old, IReadOnlyList<OrgUnit> Into, DateOnly LastDay)
{
    /// <summary>The first month with the new boundary (months since year 0).</summary>
    public int MonthIndex => Period.ToMonthIndex(LastDay.AddDays(1));

    /// <summary>Whether a figure over the months must say so: an old place's last month is the last that it can.</summary>
    public bool Concerns(IReadOnlyList<int> months) =>
        months.Contains(MonthIndex) || (Kind == BoundaryKind.SplitUp && months.Contains(Period.ToMonthIndex(LastDay)));

    /// <summary>Whether the series of the place from a month to another is cut short by it.</summary>
    public bool Cuts(int first, int last) => Kind == BoundaryKind.SplitUp ? MonthIndex <= last : first < MonthIndex;
}

/// <summary>Which places took in others, were split or came out of a split, and when.</summary>
internal sealed class BoundaryIndex
{
    private readonly FrozenDictionary<int, BoundaryChange[]> _byPlace;
    private readonly FrozenDictionary<int, DateOnly> _firstDays;

    public BoundaryIndex(PlaceTree places, AreaIndex areas)
    {
        var ended = places.All.Where(unit => unit.ValidTo is not null);
        _byPlace = ended
            .SelectMany(unit => unit.IsSplit ? Split(unit, places, areas) : Merger(unit, places, areas))
            .GroupBy(pair => pair.Place, pair => pair.Change)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(change => change.MonthIndex).ToArray());
        _firstDays = _byPlace
            .Select(pair => (pair.Key, Days: pair.Value.Where(change => change.Kind == BoundaryKind.MergedIn).ToList()))
            .Where(pair => pair.Days.Count > 0)
            .ToFrozenDictionary(pair => pair.Key, pair => pair.Days.Min(change => change.Old.ValidFrom));
    }

    /// <summary>The changes of a place, by time.</summary>
    public IReadOnlyList<BoundaryChange> Of(int place) => _byPlace.GetValueOrDefault(place, []);

    /// <summary>The changes of a place, by time.</summary>
    public IReadOnlyList<BoundaryChange> Of(OrgUnit place) => Of(place.Id);

    /// <summary>The first day of a place, or of the first that was merged into it.</summary>
    public DateOnly FirstDayOf(OrgUnit unit) =>
        _firstDays.TryGetValue(unit.Id, out var day) && day < unit.ValidFrom ? day : unit.ValidFrom;

    private static IEnumerable<(int Place, BoundaryChange Change)> Merger(OrgUnit unit, PlaceTree places, AreaIndex areas)
    {
        if (areas.Of(unit.Level, unit.Id) is { } successor && successor != unit.Id)
        {
            yield return (successor, new BoundaryChange(
                BoundaryKind.MergedIn, unit, [places[successor]], unit.ValidTo!.Value));
        }
    }

    // A successor that was merged away later begins with the one that it was merged into.
    private static IEnumerable<(int Place, BoundaryChange Change)> Split(OrgUnit unit, PlaceTree places, AreaIndex areas)
    {
        OrgUnit[] into = [.. unit.Successors.Select(places.Find).OfType<OrgUnit>()];
        yield return (unit.Id, new BoundaryChange(BoundaryKind.SplitUp, unit, into, unit.ValidTo!.Value));
        foreach (var part in into)
        {
            yield return (
                areas.Of(part.Level, part.Id) ?? part.Id,
                new BoundaryChange(BoundaryKind.CameFrom, unit, [part], unit.ValidTo.Value));
        }
    }
}
