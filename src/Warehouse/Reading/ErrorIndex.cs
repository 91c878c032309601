using System.Collections.Frozen;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>A finding that makes a measure of a place wrong in a month; in every month where it names none.</summary>
internal readonly record struct ErrorFinding(string Measure, int AreaId, int? Month);

/// <summary>The errors that the checks found, by measure and place.</summary>
internal sealed class ErrorIndex
{
    private readonly FrozenDictionary<(string Measure, int Place), int?[]> _months;

    public ErrorIndex(IEnumerable<ErrorFinding> findings, AreaIndex areas)
    {
        _months = findings
            .SelectMany(finding => areas.WithAncestors(finding.AreaId), (finding, place) => (finding, place))
            .GroupBy(
                pair => (pair.finding.Measure, pair.place),
                pair => pair.finding.Month is { } month ? Period.ToMonthIndex(month) : (int?)null)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
    }

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => _months.Count == 0;

    /// <summary>Whether an error concerns the measure at the place or under it, in one of the months (month indexes).</summary>
    public bool Concerns(string measure, int place, IReadOnlyList<int> months)
    {
        if (!_months.TryGetValue((measure, place), out var wrong))
        {
            return false;
        }

        foreach (var month in wrong)
        {
            if (month is not { } known || months.Contains(known))
            {
                return true;
            }
        }

        return false;
    }
}
