using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>What a figure can still become when the reports that are owed for it arrive.</summary>
public sealed class MissingReportsTests : IDisposable
{
    private const string Form = "township_monthly";

    // 留古 reported January and February 2024 (10 and 20 births, 1 and 8 caesareans) and owes March; 庄里 reported all.
    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202401, 5, 10).Fact(Caesareans, 202401, 5, 1)
        .Fact(LiveBirths, 202402, 5, 20).Fact(Caesareans, 202402, 5, 8)
        .Fact(LiveBirths, 202403, 6, 30).Fact(Caesareans, 202403, 6, 15)
        .Owes(Form, 5, 202403, "2024-04-23")
        .Owes(Form, 6, 202403, "2024-04-23", received: "2024-04-20")
        .Owes(Form, 7, 202403, "2024-04-23")
        .Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_missing_report_lies_between_the_least_and_the_most_that_its_place_said()
    {
        var rate = await BoundsAsync("DEL_CS", Fuping, "202403");
        var births = await BoundsAsync("LB", Fuping, "202403");

        // 庄里's 15 of 30 with 留古's 1 to 8 of 10 to 20: at least 16/50, at most 23/40; births 40 to 50.
        Assert.Equal(new ValueBounds(1, 0, 32m, 57.5m), rate);
        Assert.Equal(new ValueBounds(1, 0, 40m, 50m), births);
    }

    [Fact]
    public async Task A_figure_of_which_nothing_has_come_is_bounded_by_its_history_and_a_part_never_exceeds_its_whole()
    {
        var rate = await BoundsAsync("DEL_CS", Liugu, "202403");

        // 1 to 8 of 10 to 20: at least 1/20; at most 8/10.
        Assert.Equal(new ValueBounds(1, 0, 5m, 80m), rate);
    }

    [Fact]
    public async Task A_place_that_never_reported_bounds_nothing_and_a_complete_figure_is_its_own_bounds()
    {
        var unknown = await BoundsAsync("LB", Hancheng, "202403");
        var both = await BoundsAsync("LB", null, "202403");
        var complete = await BoundsAsync("DEL_CS", Fuping, "202401");

        Assert.Equal(new ValueBounds(1, 1, null, null), unknown);
        Assert.Equal(new ValueBounds(2, 1, null, null), both);
        Assert.Equal(new ValueBounds(0, 0, 10m, 10m), complete);
    }

    [Fact]
    public async Task A_rate_per_place_is_bounded_for_all_places_of_an_answer_together()
    {
        var question = Question("DEL_CS") with { ByLevel = OrgLevel.Township, Time = Periods("202403") };
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2024-06-01");
        using var _ = warehouse;
        var answer = await analyst.AnswerAsync(question, CancellationToken.None);

        var bounds = await analyst.BoundsAsync([.. answer.Rows.Select(row => row.Cell)], CancellationToken.None);

        Assert.Equal(
            [("庄里镇", 50m, 50m), ("留古镇", 5m, 80m), ("龙门镇", null, (decimal?)null)],
            answer.Rows.Select((row, index) => (row.OrgUnit!.Name, bounds[index].Low, bounds[index].High)));
    }

    private async Task<ValueBounds> BoundsAsync(string code, string? place, string period)
    {
        var question = Question(code) with
        {
            OrgUnits = new OrgUnitSelection { Ids = place is null ? [] : [place] }, Time = Periods(period),
        };
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2024-06-01");
        using var _ = warehouse;
        var cell = (await analyst.AnswerAsync(question, CancellationToken.None)).Rows.Single().Cell;
        return Assert.Single(await analyst.BoundsAsync([cell], CancellationToken.None));
    }
}
