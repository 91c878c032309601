using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Questions about named groups of places.</summary>
public sealed class PlaceGroupQuestionTests : IDisposable
{
    private static readonly DomainCatalogue s_catalogue = Catalogue.With(new PlaceGroups(
    [
        new("pilot", "试点", "Pilots", "test", ["610581", Liugu], []),
        new("all", "全部", "All", "test", ["610528"], ["pilot"]),
        new("half", "半", "Half", "test", ["610581", "999999"], []),
        new("away", "外地", "Elsewhere", "test", ["999999"], []),
    ]));

    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202401, 5, 10)
        .Fact(LiveBirths, 202401, 6, 30)
        .Fact(LiveBirths, 202401, 7, 100)
        .Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_group_is_the_sum_of_its_places_and_of_the_groups_within_it_each_place_once()
    {
        // 韩城 100 and 留古 10; with 富平 whole (40), in which 留古 lies.
        Assert.Equal(110m, await TotalOf("pilot"));
        Assert.Equal(140m, await TotalOf("all"));
        Assert.Equal(140m, await TotalOf("all", "pilot"));
    }

    [Fact]
    public async Task Rows_of_a_group_are_the_places_of_a_level_within_it()
    {
        var answer = await Ask(Of("all") with { ByLevel = OrgLevel.Township });

        Assert.Equal([("庄里镇", 30m), ("留古镇", 10m), ("龙门镇", 100m)], answer.Rows.Select(row => (row.OrgUnit!.Name, row.Cell.Value!.Value)));
    }

    [Fact]
    public async Task An_unknown_group_names_the_nearest_and_one_that_is_not_here_says_so()
    {
        var unknown = await Assert.ThrowsAsync<QuestionException>(() => Ask(Of("pilots")));
        var empty = await Assert.ThrowsAsync<QuestionException>(() => Ask(Of("away")));
        var half = await Ask(Of("half"));

        Assert.Equal(("MCH-Q060", "There is no group of places 'pilots'. Did you mean pilot?"), (unknown.Code, unknown.Message));
        Assert.Equal("MCH-Q061", empty.Code);
        Assert.Equal(100m, half.Rows[0].Cell.Value);
        Assert.Contains(half.Warnings, warning => warning.Code == "GROUP_INCOMPLETE");
    }

    [Fact]
    public async Task Another_group_is_another_question_and_the_same_one_is_answered_from_memory()
    {
        var (warehouse, analyst) = _data.Ask(s_catalogue, "2026-01-01");
        using var _ = warehouse;

        await analyst.AnswerAsync(Of("pilot"), CancellationToken.None);
        var other = await analyst.AnswerAsync(Of("all"), CancellationToken.None);
        var again = await analyst.AnswerAsync(Of("pilot"), CancellationToken.None);

        Assert.Equal((false, 140m), (other.Plan.Cached, other.Rows[0].Cell.Value));
        Assert.Equal((true, 110m), (again.Plan.Cached, again.Rows[0].Cell.Value));
    }

    private static Question Of(params string[] groups) =>
        Question("LB") with { OrgUnits = new OrgUnitSelection { Groups = groups } };

    private async Task<decimal?> TotalOf(params string[] groups) => Assert.Single((await Ask(Of(groups))).Rows).Cell.Value;

    private async Task<Answer> Ask(Question question)
    {
        var (warehouse, analyst) = _data.Ask(s_catalogue, "2026-01-01");
        using var _ = warehouse;
        return await analyst.AnswerAsync(question, CancellationToken.None);
    }
}
