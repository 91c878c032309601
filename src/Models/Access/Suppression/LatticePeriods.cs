using McHAnalytics.Models.Periods;

namespace McHAnalytics.Models.Access.Suppression;

/// <summary>A period of the lattice, by its months: a quarter of either calendar is the same.</summary>
/// <param name="First">First month (since year 0).</param>
/// <param name="Months">1, 3, 6 or 12.</param>
public readonly record struct LatticePeriod(int First, int Months);

/// <summary>The periods that have figures of their own: months, quarters, half-years, years and MCH years.</summary>
public static class LatticePeriods
{
    private static readonly PeriodType[] s_types =
        [PeriodType.Month, PeriodType.Quarter, PeriodType.HalfYear, PeriodType.Year, PeriodType.MchYear];

    /// <summary>All that hold any of the months, months first, the longest last.</summary>
    public static IReadOnlyList<LatticePeriod> Of(int firstMonth, int lastMonth) =>
    [
        .. s_types.SelectMany(type => Enumerable.Range(firstMonth, lastMonth - firstMonth + 1)
            .Select(month => Period.Containing(type, month))
            .Distinct()
            .Select(period => new LatticePeriod(period.FirstMonthIndex, period.LengthInMonths))),
    ];

    /// <summary>Of each period longer than a month the periods that it is made of, by their place in the list.</summary>
    public static IReadOnlyList<(int Whole, int[] Parts)> Sums(IReadOnlyList<LatticePeriod> periods)
    {
        ArgumentNullException.ThrowIfNull(periods);
        var sums = new List<(int, int[])>();
        for (var whole = 0; whole < periods.Count; whole++)
        {
            var (first, months) = periods[whole];
            var isNatural = first % 6 == 0;
            var partLength = months switch { 3 => 1, 6 => 3, 12 when isNatural => 6, 12 => 3, _ => 0 };
            if (partLength > 0)
            {
                sums.Add((whole,
                [
                    .. Enumerable.Range(0, periods.Count).Where(part =>
                        periods[part].Months == partLength && periods[part].First >= first
                        && periods[part].First < first + months),
                ]));
            }
        }

        return sums;
    }

    /// <summary>Whether months are the months of periods for which <paramref name="isShown"/> holds, each once: their sum
    /// is then a sum of figures that are shown anyway.</summary>
    /// <param name="months">Months (since year 0), sorted, each once.</param>
    /// <param name="isShown">Whether a period's own figure is shown.</param>
    public static bool AreCovered(IReadOnlyList<int> months, Func<LatticePeriod, bool> isShown)
    {
        ArgumentNullException.ThrowIfNull(months);
        ArgumentNullException.ThrowIfNull(isShown);
        var reached = new bool[months.Count + 1];
        reached[0] = true;
        for (var at = 0; at < months.Count; at++)
        {
            foreach (var length in reached[at] ? LengthsFrom(months[at]) : [])
            {
                var end = at + length;
                if (end <= months.Count && !reached[end] && months[end - 1] == months[at] + length - 1
                    && isShown(new(months[at], length)))
                {
                    reached[end] = true;
                }
            }
        }

        return reached[^1];
    }

    private static ReadOnlySpan<int> LengthsFrom(int month) => (month % 12) switch
    {
        0 => [12, 6, 3, 1],
        6 => [6, 3, 1],
        9 => [12, 3, 1],
        3 => [3, 1],
        _ => [1],
    };
}
