using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Periods;

/// <summary>Turns a time as it is asked into periods.</summary>
public static class PeriodList
{
    /// <summary>The most periods a question may name: a century of months.</summary>
    public const int MostPeriods = 1_200;

    /// <summary>
    /// The periods that a question means, in the order of time (named periods in their own order), each once.
    /// </summary>
    /// <remarks>
    /// A range gives every whole period that it touches. "Last n" gives the n complete periods before the present one;
    /// "this" gives the present one.
    /// </remarks>
    /// <param name="time">The time asked for.</param>
    /// <param name="today">The day on which it is asked.</param>
    /// <exception cref="QuestionException">
    /// MCH-Q010 to MCH-Q014: no time or several, no period, a range that runs backwards, too many.
    /// </exception>
    public static IReadOnlyList<Period> Resolve(TimeAsk time, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(time);
        return time switch
        {
            { Periods: { } periods, Range: null, Relative: null } => Named(periods),
            { Periods: null, Range: { } range, Relative: null } => InRange(range),
            { Periods: null, Range: null, Relative: { } relative } => RelativeTo(relative, today),
            _ => throw new QuestionException(
                "MCH-Q010",
                "时间应当只用 periods、range、relative 之一给出",
                "Give the time by exactly one of periods, range and relative."),
        };
    }

    /// <summary>The whole periods of a kind that overlap the given ones, in the order of time, each once. Rounds of screening
    /// are those that are named.</summary>
    /// <exception cref="QuestionException">MCH-Q014: rounds are asked for and none is named.</exception>
    public static IReadOnlyList<Period> Split(IEnumerable<Period> periods, PeriodType by)
    {
        if (by != PeriodType.ScreeningRound)
        {
            return [.. Months(periods).Select(month => Period.Containing(by, month)).Distinct()];
        }

        List<Period> rounds = [.. periods.Where(period => period.Type == by).Distinct().OrderBy(round => round.FirstMonthIndex)];
        return rounds.Count > 0 ? rounds : throw RoundsAreNamed();
    }

    /// <summary>The months of periods (months since year 0), in the order of time, each once.</summary>
    public static IReadOnlyList<int> Months(IEnumerable<Period> periods) =>
    [
        .. periods
            .SelectMany(period => Enumerable.Range(period.FirstMonthIndex, period.LengthInMonths))
            .Distinct()
            .Order(),
    ];

    private static IReadOnlyList<Period> Named(IReadOnlyList<Period> periods)
    {
        if (periods.Count == 0)
        {
            throw new QuestionException("MCH-Q011", "至少应给出一个时期", "Name at least one period.");
        }

        return CheckNumber(periods.Count) ? [.. periods.Distinct()] : [];
    }

    private static IReadOnlyList<Period> InRange(DateRange range)
    {
        if (range.From > range.To)
        {
            throw new QuestionException(
                "MCH-Q012",
                $"时间范围的起始日 {range.From:yyyy-MM-dd} 晚于截止日 {range.To:yyyy-MM-dd}",
                $"The range begins on {range.From:yyyy-MM-dd}, after it ends on {range.To:yyyy-MM-dd}: exchange the two.");
        }

        if (range.PeriodType == PeriodType.ScreeningRound)
        {
            throw RoundsAreNamed();
        }

        var first = Period.Containing(range.PeriodType, range.From);
        var last = Period.Containing(range.PeriodType, range.To);
        var number = ((last.FirstMonthIndex - first.FirstMonthIndex) / first.LengthInMonths) + 1;
        return CheckNumber(number) ? [.. Enumerable.Range(0, number).Select(first.Plus)] : [];
    }

    private static IReadOnlyList<Period> RelativeTo(RelativePeriod relative, DateOnly today)
    {
        var (type, last) = relative switch
        {
            RelativePeriod.ThisMonth => (PeriodType.Month, 0),
            RelativePeriod.LastMonth => (PeriodType.Month, 1),
            RelativePeriod.Last3Months => (PeriodType.Month, 3),
            RelativePeriod.Last12Months => (PeriodType.Month, 12),
            RelativePeriod.ThisQuarter => (PeriodType.Quarter, 0),
            RelativePeriod.Last4Quarters => (PeriodType.Quarter, 4),
            RelativePeriod.ThisYear => (PeriodType.Year, 0),
            RelativePeriod.LastYear => (PeriodType.Year, 1),
            RelativePeriod.Last5Years => (PeriodType.Year, 5),
            RelativePeriod.ThisMchYear => (PeriodType.MchYear, 0),
            RelativePeriod.LastMchYear => (PeriodType.MchYear, 1),
            RelativePeriod.Last5MchYears => (PeriodType.MchYear, 5),
            _ => throw new ArgumentOutOfRangeException(nameof(relative), relative, "Not a relative period."),
        };
        var present = Period.Containing(type, today);
        return last == 0 ? [present] : [.. Enumerable.Range(-last, last).Select(present.Plus)];
    }

    /// <summary>When rounds of screening are asked for as if every county had the same.</summary>
    private static QuestionException RoundsAreNamed() => new(
        "MCH-Q014",
        "普查轮次由各县自定起止月份：请用 periods 写明，例如 R2:202301-202406（第2轮，2023年1月至2024年6月）。",
        "Rounds of screening begin and end where the county says: name them in periods, e.g. R2:202301-202406 (the second round, "
        + "January 2023 to June 2024).");

    private static bool CheckNumber(int number) => number <= MostPeriods ? true : throw new QuestionException(
        "MCH-Q013",
        $"时期过多({number} 个),最多 {MostPeriods} 个",
        $"{number} periods are too many: ask for at most {MostPeriods}.");
}
