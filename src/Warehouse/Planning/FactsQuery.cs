using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Memory;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>One flat SELECT: sums and counts of facts by measure, place, time and what was reported.</summary>
/// <param name="Measures">Numbers of the measures, at least one.</param>
/// <param name="Level">Sum up to the places of this level; null for all places together.</param>
/// <param name="Places">Only facts of these places with all under them; all where empty.</param>
/// <param name="Months">Only facts of these months.</param>
/// <param name="Bucket">Sum up to periods of this kind; null for the whole time together.</param>
/// <param name="UseRollup">Whether the county roll-up answers in place of the facts.</param>
/// <param name="KnownAt">Only what was known when this version was the newest; null for what is known now.</param>
internal sealed record FactsQuery(
    IReadOnlyList<short> Measures,
    OrgLevel? Level,
    IReadOnlyList<OrgUnit> Places,
    IReadOnlyList<MonthRange> Months,
    PeriodType? Bucket,
    bool UseRollup,
    int? KnownAt = null)
{
    /// <summary>Only facts of the asker's area; null for all places, and for what others are shown only suppressed.</summary>
    public OrgUnit? Scope { get; init; }

    /// <summary>The roll-up in memory that answers in place of the statement; null where none does.</summary>
    public MemoryTable? Memory { get; init; }

    /// <summary>How the facts are divided; null for the undivided values.</summary>
    public FactsDivision? Division { get; init; }
}

/// <summary>Months from and to, both inclusive, as the warehouse writes them (202403).</summary>
internal readonly record struct MonthRange(int From, int To)
{
    /// <summary>The fewest ranges that hold the months (since year 0), each once.</summary>
    public static IReadOnlyList<MonthRange> Covering(IEnumerable<int> months)
    {
        var ranges = new List<(int From, int To)>();
        foreach (var month in months.Distinct().Order())
        {
            if (ranges.Count > 0 && ranges[^1].To + 1 == month)
            {
                ranges[^1] = (ranges[^1].From, month);
            }
            else
            {
                ranges.Add((month, month));
            }
        }

        return
        [
            .. ranges.Select(range => new MonthRange(Period.ToYearMonth(range.From), Period.ToYearMonth(range.To))),
        ];
    }
}
