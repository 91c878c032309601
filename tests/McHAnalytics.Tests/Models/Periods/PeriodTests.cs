using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Models.Periods;

public sealed class PeriodTests
{
    private static readonly DateOnly s_today = new(2025, 11, 2);

    [Theory]
    [InlineData("202403", "2024-03-01", "2024-03-31", "2024年3月", "March 2024")]
    [InlineData("2024Q1", "2024-01-01", "2024-03-31", "2024年第1季度", "Q1 2024")]
    [InlineData("2024H2", "2024-07-01", "2024-12-31", "2024年下半年", "second half of 2024")]
    [InlineData("2024", "2024-01-01", "2024-12-31", "2024年", "2024")]
    [InlineData("2024M", "2023-10-01", "2024-09-30", "2024统计年度", "MCH year 2024")]
    [InlineData("2024MQ1", "2023-10-01", "2023-12-31", "2024统计年度第1季度", "Q1 of MCH year 2024")]
    [InlineData("R2:202301-202406", "2023-01-01", "2024-06-30", "第2轮（2023年1月—2024年6月）", "round 2 (January 2023 to June 2024)")]
    [InlineData("2024MQ4", "2024-07-01", "2024-09-30", "2024统计年度第4季度", "Q4 of MCH year 2024")]
    public void A_period_has_its_days_and_its_names_in_both_calendars(
        string id, string start, string end, string labelZh, string labelEn)
    {
        Assert.True(Period.TryParse(id, out var period));

        Assert.Equal(id, period.Id);
        Assert.Equal(start, period.Start.ToString("yyyy-MM-dd"));
        Assert.Equal(end, period.End.ToString("yyyy-MM-dd"));
        Assert.Equal(labelZh, period.LabelZh);
        Assert.Equal(labelEn, period.LabelEn);
    }

    [Theory]
    [InlineData("202413")]
    [InlineData("R0:202301-202406")]
    [InlineData("R2:202406-202301")]
    [InlineData("R2:202301-203301")]
    [InlineData("R2")]
    [InlineData("202400")]
    [InlineData("2024Q5")]
    [InlineData("2024H3")]
    [InlineData("2024MQ0")]
    [InlineData("24")]
    [InlineData("2024-03")]
    [InlineData("1824")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_period_is_not_read(string? id) => Assert.False(Period.TryParse(id, out _));

    [Theory]
    [InlineData(RelativePeriod.ThisMonth, "202511")]
    [InlineData(RelativePeriod.LastMonth, "202510")]
    [InlineData(RelativePeriod.Last3Months, "202508 202509 202510")]
    [InlineData(RelativePeriod.ThisQuarter, "2025Q4")]
    [InlineData(RelativePeriod.Last4Quarters, "2024Q4 2025Q1 2025Q2 2025Q3")]
    [InlineData(RelativePeriod.ThisYear, "2025")]
    [InlineData(RelativePeriod.LastYear, "2024")]
    [InlineData(RelativePeriod.Last5Years, "2020 2021 2022 2023 2024")]
    [InlineData(RelativePeriod.ThisMchYear, "2026M")]
    [InlineData(RelativePeriod.LastMchYear, "2025M")]
    [InlineData(RelativePeriod.Last5MchYears, "2021M 2022M 2023M 2024M 2025M")]
    public void Relative_periods_are_the_complete_ones_before_today(RelativePeriod relative, string expected) =>
        Assert.Equal(expected, Ids(PeriodList.Resolve(new TimeAsk(Relative: relative), s_today)));

    [Fact]
    public void The_last_twelve_months_cross_the_year()
    {
        var months = PeriodList.Resolve(new TimeAsk(Relative: RelativePeriod.Last12Months), s_today);

        Assert.Equal(12, months.Count);
        Assert.Equal(("202411", "202510"), (months[0].Id, months[^1].Id));
    }

    [Fact]
    public void A_range_gives_every_whole_period_it_touches()
    {
        var range = new DateRange(new(2023, 9, 15), new(2024, 10, 1), PeriodType.MchYear);

        Assert.Equal("2023M 2024M 2025M", Ids(PeriodList.Resolve(new TimeAsk(Range: range), s_today)));
    }

    [Fact]
    public void Both_calendars_can_be_named_in_one_question()
    {
        var named = new[] { Parse("2024M"), Parse("2024"), Parse("2024M") };

        Assert.Equal("2024M 2024", Ids(PeriodList.Resolve(new TimeAsk(named), s_today)));
        Assert.Equal(15, PeriodList.Months(named).Count);   // October 2023 to December 2024
        Assert.Equal("2023Q4 2024Q1 2024Q2 2024Q3 2024Q4", Ids(PeriodList.Split(named, PeriodType.Quarter)));
    }

    [Fact]
    public void A_wrong_time_is_the_askers_fault()
    {
        var backwards = new DateRange(new(2024, 2, 1), new(2024, 1, 1), PeriodType.Month);
        var endless = new DateRange(new(1900, 1, 1), new(2100, 1, 1), PeriodType.Month);

        Assert.Equal("MCH-Q010", CodeOf(new TimeAsk()));
        Assert.Equal("MCH-Q010", CodeOf(new TimeAsk([Parse("2024")], null, RelativePeriod.LastYear)));
        Assert.Equal("MCH-Q011", CodeOf(new TimeAsk([])));
        Assert.Equal("MCH-Q012", CodeOf(new TimeAsk(Range: backwards)));
        Assert.Equal("MCH-Q013", CodeOf(new TimeAsk(Range: endless)));
    }

    [Fact]
    public void A_month_is_due_from_the_day_after_its_due_day()
    {
        static DateOnly DueOn(int month) => new DateOnly(month / 100, month % 100, 23).AddMonths(1);

        Assert.Equal(Dueness.NotYetDue, DuenessOf.Period(Parse("202509"), new(2025, 10, 23), DueOn));
        Assert.Equal(Dueness.Due, DuenessOf.Period(Parse("202509"), new(2025, 10, 24), DueOn));
        Assert.Equal(Dueness.PartlyDue, DuenessOf.Period(Parse("2025Q4"), new(2025, 11, 24), DueOn));
        Assert.Equal(Dueness.Due, DuenessOf.Period(Parse("2025M"), s_today, DueOn));
        Assert.Equal(Dueness.NotYetDue, DuenessOf.Period(Parse("2026M"), s_today, DueOn));
    }

    private static string CodeOf(TimeAsk time) =>
        Assert.Throws<QuestionException>(() => PeriodList.Resolve(time, s_today)).Code;

    private static Period Parse(string id) => Period.TryParse(id, out var period) ? period : throw new FormatException(id);

    private static string Ids(IEnumerable<Period> periods) => string.Join(' ', periods);
}
