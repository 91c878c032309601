using McHAnalytics.Models.Access;
using McHAnalytics.Models.Adjustment;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Adjustment;
using McHAnalytics.Warehouse.Questions;

namespace McHAnalytics.Tests.Warehouse.Adjustment;

public sealed class AdjustedFiguresTests
{
    // 留古 reported 300 births in January of 3 of 4 reports, in February 90 of 1 of 4, in March 400 of all 4.
    // 庄里 reported 50 in January of 1 of 2 and has no month to be believed.
    [Fact]
    public async Task A_count_is_adjusted_beside_the_reported_one_and_too_few_reports_are_imputed()
    {
        using var published = FupingCase.Places()
            .Fact(FupingCase.LiveBirths, 202401, 5, 300).Fact(FupingCase.LiveBirths, 202402, 5, 90).Fact(FupingCase.LiveBirths, 202403, 5, 400)
            .Fact(FupingCase.ReportsExpected, 202401, 5, 4).Fact(FupingCase.ReportsReceived, 202401, 5, 3)
            .Fact(FupingCase.ReportsExpected, 202402, 5, 4).Fact(FupingCase.ReportsReceived, 202402, 5, 1)
            .Fact(FupingCase.ReportsExpected, 202403, 5, 4).Fact(FupingCase.ReportsReceived, 202403, 5, 4)
            .Fact(FupingCase.LiveBirths, 202401, 6, 50)
            .Fact(FupingCase.ReportsExpected, 202401, 6, 2).Fact(FupingCase.ReportsReceived, 202401, 6, 1)
            .Publish();
        using var warehouse = published.Open();
        var figures = new AdjustedFigures(
            new Analyst(warehouse, FupingCase.Catalogue, new PinnedDay("2025-11-02")), FupingCase.Catalogue, Rules(0.25m));

        var rows = await figures.RunAsync(
            "live_births", FupingCase.Fuping, OrgLevel.Township, PeriodType.Month, FupingCase.Periods("2024Q1"), Asker.LocalOwner, default);

        // 300 (1 + (4/3 - 1)/4) = 325. 90 by the median of 3/4 and 1: 90 (1 + (8/7 - 1)/4) = 93.2. 400 stays. 50 by the median
        // of all, 7/8 too: 51.8.
        Assert.Equal(
            ["留古镇 202401 300 325 False", "留古镇 202402 90 93 True", "留古镇 202403 400 400 False", "庄里镇 202401 50 52 True"],
            rows.Where(row => row.Reported is not null).OrderByDescending(row => row.OrgUnit!.Code).ThenBy(row => row.Period!.Value.Id)
                .Select(row => $"{row.OrgUnit!.Name} {row.Period!.Value.Id} {row.Reported:0} {row.Adjusted:0} {row.IsImputed}"));
        Assert.All(rows.Where(row => row.Reported is null), row => Assert.Null(row.Adjusted));
    }

    [Theory]
    [InlineData("women_on_books")]
    [InlineData("DEL_CS")]
    [InlineData("nothing")]
    public async Task What_is_no_count_of_events_is_not_adjusted(string code)
    {
        using var published = FupingCase.Places().Publish();
        using var warehouse = published.Open();
        var figures = new AdjustedFigures(
            new Analyst(warehouse, FupingCase.Catalogue, new PinnedDay("2025-11-02")), FupingCase.Catalogue, Rules(0.25m));

        var refused = await Assert.ThrowsAsync<QuestionException>(() => figures.RunAsync(
            code, null, OrgLevel.County, PeriodType.Year, FupingCase.Periods("2024"), Asker.LocalOwner, default));

        Assert.Equal("MCH-Q074", refused.Code);
    }

    [Fact]
    public void The_catalogue_says_k_and_a_share_beyond_one_is_refused()
    {
        var rules = AdjustmentRules.Read(File.ReadAllText(Path.Combine(Repository.Root, "catalogue", "adjustment.yaml")), "adjustment.yaml");

        Assert.Equal((0.25m, 0.75), (rules.KOf("live_births"), rules.LeastCompleteness));
        var refused = Assert.Throws<InvalidDataException>(() => AdjustmentRules.Read("k: 25\nleast_completeness: 0.75", "adjustment.yaml"));
        Assert.StartsWith("MCH-2202", refused.Message, StringComparison.Ordinal);
    }

    private static AdjustmentRules Rules(decimal k) => new(k, 0.75, new Dictionary<string, decimal>());
}
