using System.Globalization;
using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>The flags that a cell's own parts give rise to.</summary>
public static class QualityFlags
{
    // Most flags of a long answer are these few: their words are put together once.
    private static readonly QualityFlag[] s_fewAtRisk =
        [.. Enumerable.Range(0, SmallestDenominator).Select(number => FewAtRisk(number))];

    private static readonly QualityFlag[] s_fewEvents =
        [.. Enumerable.Range(0, CareBelow).Select(number => FewEvents(number))];

    /// <summary>Rates on fewer events are marked unstable (state cancer profiles: 16).</summary>
    public const int UnstableBelow = 16;

    /// <summary>Rates on fewer events are marked to be read with care (CDC: 20).</summary>
    public const int CareBelow = 20;

    /// <summary>Proportions of fewer people are marked unstable (NCHS: an effective sample of 30).</summary>
    public const int SmallestDenominator = 30;

    /// <summary>Share of the expected reports under which a figure is marked incomplete.</summary>
    public const decimal CompleteFrom = 0.75m;

    /// <summary>
    /// <c>SMALL_NUMBERS</c>: chance alone could explain much of the figure; null where it rests on enough.
    /// </summary>
    /// <param name="kind">The interval of the indicator; none for a plain count, which is not flagged.</param>
    /// <param name="events">Events in the numerator.</param>
    /// <param name="denominator">People or births at risk; null for counts.</param>
    public static QualityFlag? SmallNumbers(IntervalKind kind, decimal events, decimal? denominator)
    {
        if (kind == IntervalKind.None)
        {
            return null;
        }

        if (kind == IntervalKind.Wilson && denominator < SmallestDenominator)
        {
            return Kept(s_fewAtRisk, denominator.Value) ?? FewAtRisk(denominator.Value);
        }

        return events >= CareBelow ? null : Kept(s_fewEvents, events) ?? FewEvents(events);
    }

    /// <summary><c>INCOMPLETE</c>: less than three quarters of the expected reports arrived; null otherwise.</summary>
    public static QualityFlag? Incomplete(ReportCounts reports) =>
        reports.Expected <= 0 || reports.Received / reports.Expected >= CompleteFrom ? null : new(
            "INCOMPLETE",
            $"应报 {Text(reports.Expected)} 份,仅收到 {Text(reports.Received)} 份",
            $"Only {Text(reports.Received)} of {Text(reports.Expected)} expected reports arrived.",
            Severity.Warning);

    /// <summary><c>UNPAIRED</c>: some rows report one part of the figure without the other.</summary>
    /// <param name="fewest">Rows that report the measure that fewest report.</param>
    /// <param name="most">Rows that report the measure that most report.</param>
    public static QualityFlag Unpaired(long fewest, long most) => new(
        "UNPAIRED",
        $"分子与分母的报告不配套:一项有 {Text(most)} 个数,另一项只有 {Text(fewest)} 个",
        $"Numerator and denominator do not come from the same rows: {Text(most)} figures of one, {Text(fewest)} of another.",
        Severity.Warning);

    /// <summary><c>GAPS</c>: figures were left blank or not collected (-1) in rows of the figure.</summary>
    public static QualityFlag Gaps(long gaps) => new(
        "GAPS",
        $"有 {Text(gaps)} 个数未填或未收集(-1),未按零计",
        $"{Text(gaps)} figures were left blank or not collected (-1); they do not count as zero.",
        Severity.Info);

    /// <summary><c>RATE_OVER_100</c>: a part is larger than its whole, so one of the two is wrong.</summary>
    public static QualityFlag RateOver100(decimal numerator, decimal denominator) => new(
        "RATE_OVER_100",
        $"分子 {Text(numerator)} 大于分母 {Text(denominator)},数据有误",
        $"The numerator {Text(numerator)} is larger than the denominator {Text(denominator)}: a data error.",
        Severity.Error);

    /// <summary>
    /// <c>NEGATIVE_VALUE</c>: a difference came out below zero that cannot be, so one of its parts is wrong.
    /// </summary>
    public static QualityFlag NegativeValue(decimal value) => new(
        "NEGATIVE_VALUE",
        $"数值为负({Text(decimal.Round(value, 2))}),数据有误",
        $"The value is negative ({Text(decimal.Round(value, 2))}): a data error.",
        Severity.Error);

    /// <summary><c>FRACTIONS</c>: a count of people or events has decimals, as imputed figures have.</summary>
    public static QualityFlag Fractions() => new(
        "FRACTIONS",
        "计数中含小数,可能是推算值",
        "A count has decimals: some of it may be imputed.",
        Severity.Info);

    private static QualityFlag FewAtRisk(decimal denominator) => new(
        "SMALL_NUMBERS",
        $"分母只有 {Text(denominator)},率不稳定,请看置信区间或合并时间、地区",
        $"Only {Text(denominator)} in the denominator: unstable. Read the interval, or pool periods or places.",
        Severity.Warning);

    private static QualityFlag FewEvents(decimal events) => new(
        "SMALL_NUMBERS",
        $"仅 {Text(events)} 例,数值不稳定,请看置信区间或合并时间、地区",
        $"Only {Text(events)} events: unstable. Read the interval, or pool periods or places.",
        events < UnstableBelow ? Severity.Warning : Severity.Info);

    private static QualityFlag? Kept(QualityFlag[] flags, decimal number) =>
        number >= 0 && number == decimal.Truncate(number) ? flags[(int)number] : null;

    private static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
