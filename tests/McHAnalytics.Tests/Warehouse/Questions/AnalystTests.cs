using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

public sealed class AnalystTests
{
    private const string Later = "2026-06-01";

    [Fact]
    public async Task A_county_divides_the_sums_and_does_not_average_its_townships()
    {
        using var data = Places()
            .Fact(LiveBirths, 202401, 5, 10).Fact(Caesareans, 202401, 5, 1)
            .Fact(LiveBirths, 202401, 6, 1_000).Fact(Caesareans, 202401, 6, 990)
            .Publish();

        var answer = await Ask(data, Question("DEL_CS") with { OrgUnits = Only(Fuping) });

        var row = Assert.Single(answer.Rows);
        Assert.Equal("富平县", row.OrgUnit!.Name);
        Assert.Equal(98.1188m, decimal.Round(row.Cell.Value!.Value, 4));    // 991 of 1,010, not 54.5
        Assert.Equal((991m, 1_010m), (row.Cell.Numerator, row.Cell.Denominator));
        Assert.Equal(ValueState.Ok, row.Cell.State);
    }

    [Fact]
    public async Task An_MCH_year_runs_from_October_to_September_and_both_calendars_read_the_same_months()
    {
        using var data = Places()
            .Fact(LiveBirths, 202309, 5, 1).Fact(LiveBirths, 202310, 5, 10)
            .Fact(LiveBirths, 202312, 5, 100).Fact(LiveBirths, 202401, 5, 1_000)
            .Fact(LiveBirths, 202409, 5, 10_000).Fact(LiveBirths, 202410, 5, 100_000)
            .Publish();
        var question = Question("LB") with { OrgUnits = Only(Fuping) };

        Assert.Equal([11_110m], await Values(data, question with { Time = Periods("2024M") }));
        Assert.Equal([111_000m], await Values(data, question with { Time = Periods("2024") }));
        Assert.Equal(
            [110m, 1_000m, null, 10_000m],
            await Values(data, question with { Time = Periods("2024M"), ByPeriod = PeriodType.MchQuarter }));
        Assert.Equal(
            [111m, 111_000m],
            await Values(data, question with { Time = Periods("2023", "2024"), ByPeriod = PeriodType.Year }));
        Assert.Equal(
            [1m, 11_110m, 100_000m],
            await Values(data, question with
            {
                Time = Periods("2023M", "2024M", "2025M"), ByPeriod = PeriodType.MchYear,
            }));
        Assert.Equal(
            [1_000m, 110_000m],
            await Values(data, question with { Time = Periods("2024"), ByPeriod = PeriodType.HalfYear }));
    }

    [Fact]
    public async Task What_was_not_reported_is_never_added_and_says_which_of_the_four_it_is()
    {
        using var data = Places()
            .Fact(LiveBirths, 202401, 5, 7).Fact(LiveBirths, 202401, 6, null, status: 2)
            .Fact(LiveBirths, 202402, 5, null, status: 1)
            .Fact(LiveBirths, 202403, 5, null, status: 2)
            .Fact(LiveBirths, 202404, 5, null, status: 3)
            .Fact(LiveBirths, 202405, 5, 0)
            .Publish();

        var answer = await Ask(
            data, Question("LB") with { OrgUnits = Only(Fuping), Time = Months(202401, 202406), ByPeriod = PeriodType.Month });

        Assert.Equal([7m, null, null, null, 0m, null], answer.Rows.Select(row => row.Cell.Value));
        Assert.Equal(
            [
                ValueState.Ok, ValueState.NotReported, ValueState.NotCollected, ValueState.NotCarriedOut,
                ValueState.Ok, ValueState.NotReported,
            ],
            answer.Rows.Select(row => row.Cell.State));
        Assert.Contains(answer.Rows[0].Cell.Flags, flag => flag.Code == "GAPS");
    }

    [Fact]
    public async Task A_month_is_not_yet_due_until_its_day_and_not_reported_after_it()
    {
        using var data = Places()
            .Fact(LiveBirths, 202509, 5, 5).Fact(LiveBirths, 202510, 6, 3)
            .Owes("township_monthly", 5, 202509, "2025-10-23", "2025-10-20")
            .Owes("township_monthly", 6, 202509, "2025-10-23")
            .Owes("township_monthly", 5, 202510, "2025-11-23")
            .Owes("township_monthly", 6, 202510, "2025-11-23", "2025-11-01")
            .Publish();
        var question = Question("LB") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, Time = Months(202509, 202511),
            OrgUnits = new OrgUnitSelection { Under = [Fuping] },
        };

        var before = await Ask(data, question, "2025-11-02");
        var after = await Ask(data, question, "2025-11-24");
        var onTheDay = await Ask(data, question, "2025-11-23");

        // By path: 庄里 (6), then 留古 (5); 202509, 202510, 202511 of each.
        Assert.Equal(
            [
                ValueState.NotReported, ValueState.Ok, ValueState.NotYetDue,
                ValueState.Ok, ValueState.NotYetDue, ValueState.NotYetDue,
            ],
            before.Rows.OrderBy(row => row.OrgUnit!.Id == 5).Select(row => row.Cell.State));
        Assert.Equal(
            [
                ValueState.NotReported, ValueState.Ok, ValueState.NotYetDue,
                ValueState.Ok, ValueState.NotReported, ValueState.NotYetDue,
            ],
            after.Rows.OrderBy(row => row.OrgUnit!.Id == 5).Select(row => row.Cell.State));
        Assert.Equal(
            before.Rows.Select(row => row.Cell.State), onTheDay.Rows.Select(row => row.Cell.State));
    }

    [Fact]
    public async Task A_county_is_provisional_while_a_township_may_still_send()
    {
        using var data = Places()
            .Fact(LiveBirths, 202510, 6, 3)
            .Owes("township_monthly", 5, 202510, "2025-11-23")
            .Owes("township_monthly", 6, 202510, "2025-11-23", "2025-11-01")
            .Publish();

        var answer = await Ask(
            data, Question("LB") with { OrgUnits = Only(Fuping), Time = Periods("202510") }, "2025-11-02");

        Assert.Equal((3m, ValueState.Provisional), (answer.Rows[0].Cell.Value!.Value, answer.Rows[0].Cell.State));
    }

    [Fact]
    public async Task A_merged_township_counts_for_its_successor_and_the_month_of_the_merger_says_so()
    {
        using var data = Places()
            .Fact(LiveBirths, 202403, 8, 7).Fact(LiveBirths, 202403, 5, 2).Fact(LiveBirths, 202404, 5, 11)
            .Publish();
        var question = Question("LB") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, Time = Months(202403, 202404),
            OrgUnits = new OrgUnitSelection { Under = [Fuping] }, Fill = Fill.None,
        };

        var rows = (await Ask(data, question)).Rows;
        var old = await Ask(data, Question("LB") with { OrgUnits = Only(Wangliao) });

        Assert.Equal([9m, 11m], rows.Select(row => row.Cell.Value));
        Assert.All(rows, row => Assert.Equal(Liugu, row.OrgUnit!.Code));
        Assert.DoesNotContain(rows[0].Cell.Flags, flag => flag.Code == "BOUNDARY_CHANGED");
        Assert.Contains(rows[1].Cell.Flags, flag => flag.Code == "BOUNDARY_CHANGED");
        Assert.Equal((Liugu, 20m), (old.Rows[0].OrgUnit!.Code, old.Rows[0].Cell.Value));
        Assert.Equal("BOUNDARY_CHANGED", Assert.Single(old.Warnings).Code);
    }

    [Fact]
    public async Task Categories_and_replaced_rows_are_not_added_to_the_undivided_figure()
    {
        using var data = Places()
            .Fact(LiveBirths, 202401, 5, 10)
            .Fact(LiveBirths, 202401, 5, 6, category: 1).Fact(LiveBirths, 202401, 5, 4, category: 2)
            .Fact(LiveBirths, 202401, 5, 99, knownTo: 2)
            .Publish();

        Assert.Equal([10m], await Values(data, Question("LB") with { OrgUnits = Only(Liugu) }));
        Assert.Equal([10m], await Values(data, Question("live_births") with { OrgUnits = Only(Fuping) }));
    }

    [Fact]
    public async Task A_stock_is_that_of_the_last_month_and_a_window_adds_the_months_before()
    {
        using var data = Places()
            .Fact(WomenOnBooks, 202401, 5, 50).Fact(WomenOnBooks, 202402, 5, 40).Fact(WomenOnBooks, 202402, 6, 8)
            .Fact(LiveBirths, 202311, 5, 1).Fact(LiveBirths, 202312, 5, 2).Fact(LiveBirths, 202401, 5, 4)
            .Fact(LiveBirths, 202402, 5, 8)
            .Publish();
        var question = Question("women_on_books") with { OrgUnits = Only(Fuping) };

        Assert.Equal([48m], await Values(data, question));
        Assert.Equal(
            [7m, 14m],
            await Values(data, question with
            {
                Measures = [new MeasureAsk("LB", RollingMonths: 3)], Time = Months(202401, 202402), ByPeriod = PeriodType.Month,
            }));
    }

    [Fact]
    public async Task Completeness_and_timeliness_come_with_every_cell()
    {
        using var data = Places()
            .Fact(LiveBirths, 202401, 5, 10)
            .Fact(ReportsExpected, 202401, 5, 1).Fact(ReportsExpected, 202401, 6, 1)
            .Fact(ReportsExpected, 202402, 5, 1).Fact(ReportsExpected, 202402, 6, 1)
            .Fact(ReportsReceived, 202401, 5, 1).Fact(ReportsReceived, 202401, 6, 1).Fact(ReportsReceived, 202402, 5, 1)
            .Fact(ReportsOnTime, 202401, 5, 1)
            .Publish();

        var cell = (await Ask(data, Question("LB") with { OrgUnits = Only(Fuping) })).Rows[0].Cell;

        Assert.Equal((0.75, 0.25), (cell.Completeness!.Value, cell.Timeliness!.Value));
    }

    [Fact]
    public async Task An_error_found_by_the_checks_flags_the_cells_above_it_and_no_others()
    {
        using var data = Places()
            .Fact(LiveBirths, 202401, 5, 10).Fact(LiveBirths, 202402, 5, 10).Fact(LiveBirths, 202401, 7, 10)
            .Add("""
                INSERT INTO finding VALUES (1, 'DQ-C1', 2, 5, 202401, 'live_births', '1', '2', 'z', 'e',
                    1, 1, 5, 2, TIMESTAMP '2025-01-01', 1, 2147483647)
                """)
            .Publish();
        var question = Question("LB") with
        {
            ByLevel = OrgLevel.County, ByPeriod = PeriodType.Month, Time = Months(202401, 202402), Fill = Fill.None,
        };

        var rows = (await Ask(data, question)).Rows;

        Assert.Equal(
            [true, false, false], rows.Select(row => row.Cell.Flags.Any(flag => flag.Code == "DATA_ERROR")));
    }

    internal static OrgUnitSelection Only(string code) => new() { Ids = [code] };

    internal static TimeAsk Months(int from, int to) => new(Range: new DateRange(
        new DateOnly(from / 100, from % 100, 1),
        new DateOnly(to / 100, to % 100, 1).AddMonths(1).AddDays(-1),
        PeriodType.Month));

    internal static async Task<Answer> Ask(TestWarehouse data, Question question, string today = Later)
    {
        var (warehouse, analyst) = data.Ask(FupingCase.Catalogue, today);
        using (warehouse)
        {
            return await analyst.AnswerAsync(question, CancellationToken.None);
        }
    }

    private static async Task<IEnumerable<decimal?>> Values(TestWarehouse data, Question question) =>
        (await Ask(data, question)).Rows.Select(row => row.Cell.Value);
}
