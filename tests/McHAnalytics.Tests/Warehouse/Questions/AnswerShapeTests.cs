using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Fill, totals, comparisons, order: what is asked for around the cells never changes a number.</summary>
public sealed class AnswerShapeTests : IDisposable
{
    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202301, 5, 50).Fact(Caesareans, 202301, 5, 5)
        .Fact(LiveBirths, 202401, 5, 10).Fact(Caesareans, 202401, 5, 1)
        .Fact(LiveBirths, 202401, 6, 30).Fact(Caesareans, 202401, 6, 15)
        .Fact(LiveBirths, 202403, 5, 20).Fact(Caesareans, 202403, 5, 4)
        .Fact(LiveBirths, 202401, 7, 100).Fact(Caesareans, 202401, 7, 80)
        .Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Fill_says_what_stands_where_there_are_no_data()
    {
        var question = Question("LB") with
        {
            OrgUnits = Only(Liugu), Time = Months(202312, 202403), ByPeriod = PeriodType.Month,
        };

        Assert.Equal([null, 10m, null, 20m], await Values(question));
        Assert.Equal([0m, 10m, 0m, 20m], await Values(question with { Fill = Fill.Zero }));
        Assert.Equal([null, 10m, 10m, 20m], await Values(question with { Fill = Fill.Previous }));
        Assert.Equal([10m, 20m], await Values(question with { Fill = Fill.None }));
        var filled = (await Ask(_data, question with { Fill = Fill.Zero })).Rows[0].Cell;
        Assert.Equal(ValueState.NotReported, filled.State);
        Assert.Contains(filled.Flags, flag => flag.Code == "FILLED");
    }

    [Fact]
    public async Task Totals_are_divided_from_the_added_parts_and_no_fill_changes_them()
    {
        var question = Question("DEL_CS") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Quarter, Time = Periods("2024H1"), Fill = Fill.Zero,
            OrgUnits = new OrgUnitSelection { Under = [Fuping] },
            Totals = [TotalsLevel.Grand, TotalsLevel.Row, TotalsLevel.Column],
        };

        var totals = (await Ask(_data, question)).Totals;

        // 庄里 15 of 30; 留古 1 of 10 and 4 of 20 in the first quarter; nothing in the second.
        Assert.Equal(33.3333m, Rounded(Assert.Single(totals, total => total.Level == TotalsLevel.Grand)));      // 20 of 60
        Assert.Equal([50m, 16.6667m], totals.Where(total => total.Level == TotalsLevel.Row).Select(Rounded));   // 15/30, 5/30
        Assert.Equal([33.3333m, null], totals.Where(total => total.Level == TotalsLevel.Column).Select(Rounded));
    }

    [Fact]
    public async Task Comparisons_set_a_cell_beside_the_period_before_last_year_its_target_and_its_parent()
    {
        var question = Question("DEL_CS") with
        {
            OrgUnits = Only(Liugu), Time = Months(202401, 202401), ByPeriod = PeriodType.Month,
            Compare =
            [
                new CompareAsk(CompareKind.PreviousPeriod),
                new CompareAsk(CompareKind.PreviousPeriod, 12),
                new CompareAsk(CompareKind.SamePeriodLastYear),
                new CompareAsk(CompareKind.Target),
                new CompareAsk(CompareKind.ParentOrgUnit),
            ],
        };

        var comparisons = Assert.Single((await Ask(_data, question)).Rows).Comparisons;

        // 10 % now; 12 months before 5 of 50 = 10 %; at most 20 % is the target; the county has 16 of 40.
        Assert.Equal([null, 10m, 10m, 20m, 40m], comparisons.Select(comparison => comparison.Base.Value));
        Assert.Equal([null, 0m, 0m, -10m, -30m], comparisons.Select(comparison => comparison.Difference));
        Assert.All(comparisons, comparison => Assert.Equal(ChangeUnit.PercentagePoint, comparison.ChangeUnit));
    }

    [Fact]
    public async Task Counts_change_by_percent_over_whole_years()
    {
        var question = Question("LB") with
        {
            OrgUnits = Only(Fuping), Compare = [new CompareAsk(CompareKind.SamePeriodLastYear)],
        };

        var comparison = Assert.Single(Assert.Single((await Ask(_data, question)).Rows).Comparisons);

        Assert.Equal((50m, 10m, 20m), (comparison.Base.Value, comparison.Difference, comparison.Change));   // 60 after 50
        Assert.Equal(ChangeUnit.Percent, comparison.ChangeUnit);
    }

    [Fact]
    public async Task Rows_are_ordered_by_a_measure_with_empty_values_last_whichever_way()
    {
        var question = Question("DEL_CS", "LB") with
        {
            ByLevel = OrgLevel.Township, Time = Periods("202403", "202401"),
            ByPeriod = PeriodType.Month, Order = [new OrderAsk("DEL_CS", null, true)],
        };

        var down = (await Ask(_data, question)).Rows.Where(row => row.Measure.Code == "DEL_CS").ToList();
        var up = (await Ask(_data, question with { Order = [new OrderAsk("DEL_CS", null, false)] })).Rows;

        Assert.Equal([80m, 50m, 20m, 10m, null, null], down.Select(row => row.Cell.Value));
        Assert.Equal(
            [10m, 20m, 50m, 80m, null, null],
            up.Where(row => row.Measure.Code == "DEL_CS").Select(row => row.Cell.Value));
        Assert.Equal(["DEL_CS", "LB"], up.Take(2).Select(row => row.Measure.Code));
        Assert.Equal(up[0].OrgUnit, up[1].OrgUnit);
    }

    [Fact]
    public async Task Overlapping_places_are_counted_once_and_no_place_means_all()
    {
        var both = Question("LB") with { OrgUnits = new OrgUnitSelection { Ids = [Fuping, Liugu], Under = [Fuping] } };

        Assert.Equal([60m], await Values(both));
        Assert.Equal([160m], await Values(Question("LB")));
        Assert.Equal([60m, 100m], await Values(Question("LB") with { ByLevel = OrgLevel.County }));
    }

    [Fact]
    public async Task An_equal_question_is_answered_from_what_was_kept_and_a_new_version_is_not()
    {
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2026-06-01");
        using (warehouse)
        {
            var first = await analyst.AnswerAsync(Question("LB"), CancellationToken.None);
            var second = await analyst.AnswerAsync(Question("LB"), CancellationToken.None);
            _data.Fact(LiveBirths, 202405, 5, 1).Publish();
            var third = await analyst.AnswerAsync(Question("LB"), CancellationToken.None);

            Assert.Equal([false, true, false], new[] { first, second, third }.Select(answer => answer.Plan.Cached));
            Assert.Equal([160m, 160m, 161m], new[] { first, second, third }.Select(answer => answer.Rows[0].Cell.Value));
            Assert.NotEqual(first.DataVersion.ETag, third.DataVersion.ETag);
        }
    }

    private static decimal? Rounded(AnswerTotal total) =>
        total.Cell.Value is { } value ? decimal.Round(value, 4) : null;

    private async Task<IEnumerable<decimal?>> Values(Question question) =>
        (await Ask(_data, question)).Rows.Select(row => row.Cell.Value);
}
