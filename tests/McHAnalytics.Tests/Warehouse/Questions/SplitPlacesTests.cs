using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>留古镇 is divided at the end of March 2024: its figures stay its own, those of its parts begin in April.</summary>
public sealed class SplitPlacesTests : IDisposable
{
    private const string Old = "610528200000";
    private const string East = "610528201000";
    private const string West = "610528202000";

    private readonly TestWarehouse _data = Places()
        .Place(20, Old, "旧镇", OrgLevel.Township, 3, validTo: "2024-03-31", splitInto: $"{East};{West}")
        .Place(21, East, "东镇", OrgLevel.Township, 3, validFrom: "2024-04-01")
        .Place(22, West, "西镇", OrgLevel.Township, 3, validFrom: "2024-04-01")
        .Fact(LiveBirths, 202402, 20, 10).Fact(LiveBirths, 202403, 20, 20)
        .Fact(LiveBirths, 202404, 21, 3).Fact(LiveBirths, 202404, 22, 4)
        .Fact(LiveBirths, 202405, 21, 5).Fact(LiveBirths, 202405, 22, 6)
        .Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task Each_series_stands_where_its_place_stood_and_the_county_holds_through()
    {
        var question = Question("LB") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, Time = Months(202402, 202405),
            OrgUnits = new OrgUnitSelection { Under = [Fuping] }, Totals = [TotalsLevel.Grand, TotalsLevel.Column],
        };

        var answer = await Ask(_data, question);

        Assert.Equal(
            [(202402, 10m), (202403, 20m)],
            answer.Rows.Where(row => row.OrgUnit!.Code == Old).Select(row => (row.Period!.Value.FirstMonth, row.Cell.Value!.Value)));
        Assert.Equal(
            [(202404, 3m), (202405, 5m)],
            answer.Rows.Where(row => row.OrgUnit!.Code == East).Select(row => (row.Period!.Value.FirstMonth, row.Cell.Value!.Value)));
        Assert.Equal([48m, 10m, 20m, 7m, 11m], answer.Totals.Select(total => total.Cell.Value!.Value));
        Assert.Equal([10m, 20m, 7m, 11m], (await Ask(_data, question with { ByLevel = OrgLevel.County })).Rows.Select(row => row.Cell.Value!.Value));
    }

    [Fact]
    public async Task The_cells_at_the_cut_say_so_with_the_names()
    {
        var answer = await Ask(_data, Question("LB") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month, Time = Months(202402, 202405),
            OrgUnits = new OrgUnitSelection { Under = [Fuping] },
        });

        var flagged = answer.Rows
            .SelectMany(row => row.Cell.Flags.Where(flag => flag.Code == "BOUNDARY_CHANGED"), (row, flag) => (row, flag))
            .ToDictionary(pair => (pair.row.OrgUnit!.Code, pair.row.Period!.Value.FirstMonth), pair => pair.flag);
        Assert.Equal([(Old, 202403), (East, 202404), (West, 202404)], flagged.Keys.Order());
        Assert.Equal(
            $"The figures of 旧镇 ({Old}) end on 2024-03-31, when it was split into 东镇 ({East}), 西镇 ({West}).",
            flagged[(Old, 202403)].MessageEn);
        Assert.Equal(
            $"东镇 ({East}) came out of 旧镇 ({Old}) on 2024-04-01; earlier figures stand under 旧镇.",
            flagged[(East, 202404)].MessageEn);
    }

    [Fact]
    public async Task A_year_over_the_cut_shows_all_three_places_each_with_its_own_part()
    {
        var answer = await Ask(_data, Question("LB") with
        {
            ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Year, OrgUnits = new OrgUnitSelection { Ids = [Old, East, West] },
        });

        Assert.Equal([30m, 8m, 10m], answer.Rows.Select(row => row.Cell.Value!.Value));
        Assert.All(answer.Rows, row => Assert.Contains(row.Cell.Flags, flag => flag.Code == "BOUNDARY_CHANGED"));
        Assert.Equal(3, answer.Warnings.Count(warning => warning.Code == "BOUNDARY_CHANGED"));
    }

    [Fact]
    public async Task Asked_for_a_time_in_which_it_did_not_stand_a_place_has_no_row_and_the_answer_says_why()
    {
        var after = await Ask(_data, Question("LB") with
        {
            ByPeriod = PeriodType.Month, ByLevel = OrgLevel.Township, Time = Months(202404, 202406), OrgUnits = Only(Old), Fill = Fill.Zero,
        });
        var before = await Ask(_data, Question("LB") with
        {
            ByPeriod = PeriodType.Month, ByLevel = OrgLevel.Township, Time = Months(202401, 202402), OrgUnits = Only(East),
            Totals = [TotalsLevel.Row],
        });

        Assert.Empty(after.Rows);
        Assert.Contains("split into 东镇", Assert.Single(after.Warnings, each => each.Code == "BOUNDARY_CHANGED").MessageEn, StringComparison.Ordinal);
        Assert.Empty(before.Rows);
        Assert.Empty(before.Totals);
        Assert.Contains("came out of 旧镇", Assert.Single(before.Warnings, each => each.Code == "BOUNDARY_CHANGED").MessageEn, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_place_that_did_not_stand_is_no_place_without_a_value()
    {
        var answer = await Ask(_data, Question("LB") with
        {
            Measures = [new MeasureAsk("LB", Over: new OverPlaces(OrgLevel.Township, PlaceFunction.Max, null))],
            ByLevel = OrgLevel.County, Time = Periods("202405"), OrgUnits = Only(Fuping),
        });

        // 东镇 5 and 西镇 6; the other townships of the county have no figure at all, and 旧镇 was gone.
        Assert.Equal(6m, answer.Rows[0].Cell.Value);
        Assert.DoesNotContain(answer.Rows[0].Cell.Flags, flag => flag.Code == "PLACES_WITHOUT_VALUE");
    }

    [Fact]
    public async Task A_merger_still_counts_for_its_successor_even_before_the_successor_was_made()
    {
        using var data = Places()
            .Place(30, "610528300000", "合镇", OrgLevel.Township, 3, validFrom: "2024-07-01")
            .Place(31, "610528301000", "甲镇", OrgLevel.Township, 3, validTo: "2024-06-30", successor: 30)
            .Fact(LiveBirths, 202405, 31, 9).Fact(LiveBirths, 202407, 30, 8)
            .Publish();

        var answer = await Ask(data, Question("LB") with
        {
            ByPeriod = PeriodType.Month, Time = Months(202405, 202407), OrgUnits = Only("610528301000"),
        });

        // June is missing, not out of its time: 甲镇 stood then.
        Assert.Equal([9m, null, 8m], answer.Rows.Select(row => row.Cell.Value));
        Assert.Equal("合镇", answer.Rows[0].OrgUnit!.Name);
        Assert.Contains(answer.Rows[2].Cell.Flags, flag => flag.Code == "BOUNDARY_CHANGED");
    }
}
