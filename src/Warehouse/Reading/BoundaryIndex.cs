using System.Collections.Frozen;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>One place that was merged into another.</summary>
/// <param name="Old">The place that ended.</param>
/// <param name="SuccessorId">The place that it counts for now.</param>
/// <param name="MonthIndex">The first month with the new boundary.</param>
internal sealed record BoundaryChange(OrgUnit Old, int SuccessorId, int MonthIndex);

/// <summary>Which places took in others, and when.</summary>
internal sealed class BoundaryIndex
{
    private readonly FrozenDictionary<int, BoundaryChange[]> _bySuccessor;

    public BoundaryIndex(IEnumerable<OrgUnit> units, AreaIndex areas)
    {
        _bySuccessor = units
            .Where(unit => unit.ValidTo is not null)
            .Select(unit => (unit, successor: areas.Of(unit.Level, unit.Id)))
            .Where(pair => pair.successor is { } successor && successor != pair.unit.Id)
            .Select(pair => new BoundaryChange(
                pair.unit, pair.successor!.Value, Period.ToMonthIndex(pair.unit.ValidTo!.Value.AddDays(1))))
            .GroupBy(change => change.SuccessorId)
            .ToFrozenDictionary(group => group.Key, group => group.OrderBy(change => change.MonthIndex).ToArray());
    }

    /// <summary>The places that a place took in, by time.</summary>
    public IReadOnlyList<BoundaryChange> Into(int place) => _bySuccessor.GetValueOrDefault(place, []);
}
