namespace McHAnalytics.Models.Periods;

/// <summary>Writes periods as people say them.</summary>
internal static class PeriodLabels
{
    private static readonly string[] s_months =
    [
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ];

    public static string Chinese(Period period)
    {
        var (year, part) = YearAndPart(period);
        return period.Type switch
        {
            PeriodType.ScreeningRound => $"第{period.Round}轮（{Chinese(First(period))}—{Chinese(Last(period))}）",
            PeriodType.Month => $"{year}年{part}月",
            PeriodType.Quarter => $"{year}年第{part}季度",
            PeriodType.HalfYear => $"{year}年{(part == 1 ? "上" : "下")}半年",
            PeriodType.Year => $"{year}年",
            PeriodType.MchQuarter => $"{year}统计年度第{part}季度",
            _ => $"{year}统计年度",
        };
    }

    public static string English(Period period)
    {
        var (year, part) = YearAndPart(period);
        return period.Type switch
        {
            PeriodType.ScreeningRound => $"round {period.Round} ({English(First(period))} to {English(Last(period))})",
            PeriodType.Month => $"{s_months[part - 1]} {year}",
            PeriodType.Quarter => $"Q{part} {year}",
            PeriodType.HalfYear => $"{(part == 1 ? "first" : "second")} half of {year}",
            PeriodType.Year => $"{year}",
            PeriodType.MchQuarter => $"Q{part} of MCH year {year}",
            _ => $"MCH year {year}",
        };
    }

    private static Period First(Period round) => Period.Containing(PeriodType.Month, round.FirstMonthIndex);

    private static Period Last(Period round) =>
        Period.Containing(PeriodType.Month, round.FirstMonthIndex + round.LengthInMonths - 1);

    private static (int Year, int Part) YearAndPart(Period period)
    {
        // The MCH year begins three months before the natural year of its name.
        var month = period.FirstMonthIndex + (period.Type is PeriodType.MchQuarter or PeriodType.MchYear ? 3 : 0);
        return (month / 12, (month % 12 / period.LengthInMonths) + 1);
    }
}
