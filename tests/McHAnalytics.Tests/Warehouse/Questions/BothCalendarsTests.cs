using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Rows of both calendars in one answer: October 2023 to September 2024 is the MCH year 2024.</summary>
public sealed class BothCalendarsTests : IDisposable
{
    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202309, 5, 1).Fact(LiveBirths, 202310, 5, 2).Fact(LiveBirths, 202312, 5, 4)
        .Fact(LiveBirths, 202401, 5, 8).Fact(LiveBirths, 202409, 5, 16).Fact(LiveBirths, 202410, 5, 32)
        .Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Each_kind_has_its_rows_and_no_month_counts_twice_in_a_total()
    {
        var answer = await Ask(_data, Question("LB") with
        {
            ByPeriods = [PeriodType.Year, PeriodType.MchYear], Time = Periods("2024", "2024M"), OrgUnits = Only(Fuping),
            Totals = [TotalsLevel.Grand, TotalsLevel.Column],
            Compare = [new CompareAsk(CompareKind.SamePeriodLastYear)],
        });

        // 2024: 8 + 16 + 32; the MCH year 2024: 2 + 4 + 8 + 16; both together: 2 + 4 + 8 + 16 + 32.
        Assert.Equal([("2024", 56m), ("2024M", 30m)], answer.Rows.Select(row => (row.Period!.Value.Id, row.Cell.Value!.Value)));
        Assert.Equal([7m, 1m], answer.Rows.Select(row => row.Comparisons[0].Base.Value!.Value));
        Assert.Equal([62m, 56m, 30m], answer.Totals.Select(total => total.Cell.Value!.Value));
    }

    [Fact]
    public async Task A_range_gives_the_whole_periods_of_each_kind_that_it_touches()
    {
        var answer = await Ask(_data, Question("LB") with
        {
            ByPeriods = [PeriodType.MchYear, PeriodType.Quarter], Time = Months(202401, 202403), OrgUnits = Only(Fuping),
        });

        Assert.Equal([("2024M", 30m), ("2024Q1", 8m)], answer.Rows.Select(row => (row.Period!.Value.Id, row.Cell.Value!.Value)));
    }

    [Fact]
    public async Task A_value_is_carried_on_within_its_own_kind_only()
    {
        var answer = await Ask(_data, Question("LB") with
        {
            ByPeriods = [PeriodType.Year, PeriodType.Month], Time = new TimeAsk([Id("2024")]), OrgUnits = Only(Fuping), Fill = Fill.Previous,
        });

        var months = answer.Rows.Where(row => row.Period!.Value.Type == PeriodType.Month).Select(row => row.Cell.Value).ToList();
        Assert.Equal(12, months.Count);
        Assert.Equal([8m, 8m], months.Take(2));
        Assert.Equal(56m, answer.Rows[0].Cell.Value);
    }
}
