using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Risk;
using McHAnalytics.Tests.Models.Risk.Prediction;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Risk;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Tests.Warehouse.Risk;

public sealed class PregnancyRisksTests : IDisposable
{
    private const string Fuping = FupingCase.Fuping;
    private static readonly DateOnly s_today = new(2025, 11, 2);
    private static readonly PinnedDay s_clock = new("2025-11-02");

    private static readonly RiskCatalogue s_catalogue = RiskCatalogue.Load(CatalogueFolder.Find());

    private readonly TestWarehouse _folder = FupingCase.Places();

    // 2025-11-02 less 140 days is 2025-06-15: 20 weeks. Places: 5 留古 (took in 8 王寮), 6 庄里, 7 龙门 of another county.
    private TestWarehouse SixWomen() => _folder
        .Add(Woman(1, area: 5, began: "2025-06-15"))
        .Add(Woman(2, area: 8, began: "2025-03-02"))
        .Add(Woman(3, area: 6, began: "2024-10-01", delivered: "2025-07-01"))
        .Add(Woman(4, area: 7, began: "2025-06-15"))
        .Add(Woman(5, area: 6, began: "2024-11-01"))
        .Add(Woman(6, area: 6, began: "2025-08-01"))
        .Add("""
            INSERT INTO pregnancy_answer VALUES
                (1, 'age_years', 41, NULL, '2025-08-01'), (1, 'lab_syphilis_pos', NULL, TRUE, '2025-08-10'),
                (2, 'hb_g_l', 105, NULL, '2025-05-01'), (2, 'hb_g_l', 39, NULL, '2025-10-20'),
                (2, 'hb_g_l', 118, NULL, '2025-11-20'), (6, 'age_years', 30, NULL, '2025-09-01')
            """)
        .Publish();

    [Fact]
    public async Task A_county_lists_its_pregnant_women_with_those_of_a_merged_township()
    {
        using var warehouse = SixWomen().Open();
        var risks = new PregnancyRisks(warehouse, s_catalogue, new(_folder.Folder + "/models"), s_clock);

        var page = await risks.ListAsync(
            new() { Under = Fuping, Order = PregnancyRiskOrder.GestationalWeekDescending }, CancellationToken.None);

        // 3 has delivered, 4 lives in another county, 5 is 52 weeks after her last period and was lost sight of.
        Assert.Equal(["2", "1", "6"], page.Items.Select(risk => risk.Id));
        Assert.Equal(3, page.TotalCount);
        Assert.Equal([35, 20, 13], page.Items.Select(risk => risk.GestationalWeek!.Value));
        Assert.Equal("留古镇", page.Items[0].Township.Name);
        Assert.All(page.Items, risk => Assert.Equal("NO_MODEL", risk.ProbabilityState));
        Assert.Null(risks.Model);
    }

    [Fact]
    public async Task Colours_are_of_today_and_purple_is_a_flag_beside_them()
    {
        using var warehouse = SixWomen().Open();
        var risks = new PregnancyRisks(warehouse, s_catalogue, new(_folder.Folder + "/models"), s_clock);

        var orange = await risks.FindAsync("1", CancellationToken.None);
        var red = await risks.FindAsync("2", CancellationToken.None);
        var open = await risks.FindAsync("6", CancellationToken.None);

        Assert.Equal((RiskColour.Orange, true), (orange!.Assessment.Colour, orange.Assessment.Infectious));
        Assert.Equal(RiskColour.Red, red!.Assessment.Colour);      // Hb 39 of October; 118 is of a later day
        Assert.Equal(RiskColour.Green, open!.Assessment.Colour);
        Assert.False(open.Assessment.IsComplete);
        Assert.Contains("不能判为绿色", open.Assessment.SentenceZh, StringComparison.Ordinal);
        Assert.Null(await risks.FindAsync("77", CancellationToken.None));
        Assert.Null(await risks.FindAsync("x", CancellationToken.None));
    }

    [Theory]
    [InlineData(RiskColour.Purple, "1")]
    [InlineData(RiskColour.Orange, "1")]
    [InlineData(RiskColour.Red, "2")]
    [InlineData(RiskColour.Yellow, "")]
    public async Task Women_are_filtered_by_colour(RiskColour colour, string ids)
    {
        using var warehouse = SixWomen().Open();
        var risks = new PregnancyRisks(warehouse, s_catalogue, new(_folder.Folder + "/models"), s_clock);

        var page = await risks.ListAsync(new() { Under = "610528", Colours = [colour] }, CancellationToken.None);

        Assert.Equal(ids, string.Join(",", page.Items.Select(risk => risk.Id)));
    }

    [Fact]
    public async Task An_unknown_place_and_an_impossible_page_are_refused()
    {
        using var warehouse = SixWomen().Open();
        var risks = new PregnancyRisks(warehouse, s_catalogue, new(_folder.Folder + "/models"), s_clock);

        var place = await Assert.ThrowsAsync<QuestionException>(
            () => risks.ListAsync(new() { Under = "999999" }, CancellationToken.None));
        var limit = await Assert.ThrowsAsync<QuestionException>(
            () => risks.ListAsync(new() { Under = Fuping, Limit = 1_001 }, CancellationToken.None));

        Assert.Equal(("MCH-Q003", "MCH-Q021"), (place.Code, limit.Code));
    }

    [Fact]
    public async Task A_trained_model_scores_publishes_and_explains_and_scoring_again_changes_nothing()
    {
        _folder.Publish(connection => Write(connection, SyntheticRegister.Make(seed: 9, pregnancies: 6_000, s_today)));
        var files = new RiskModelFiles(Path.Combine(_folder.Folder, "models"));
        using var warehouse = _folder.Open();
        var publisher = new WarehousePublisher(_folder.Folder, s_clock);
        var train = new TrainRiskModel(warehouse, s_catalogue, files, s_clock);
        var score = new ScorePregnancies(warehouse, publisher, s_catalogue, files, s_clock);

        var training = await train.RunAsync(CancellationToken.None);
        var first = await score.RunAsync(CancellationToken.None);
        var again = await score.RunAsync(CancellationToken.None);
        var risks = new PregnancyRisks(warehouse, s_catalogue, files, s_clock);
        var page = await risks.ListAsync(new() { Under = Fuping, Limit = 500 }, CancellationToken.None);

        Assert.Equal("preg_risk-v1.json", Path.GetFileName(training.Path));
        Assert.Equal(2, first.Version);
        Assert.Null(again.Version);
        Assert.Equal(first.Scored, page.TotalCount);
        Assert.Equal(page.Items.OrderByDescending(risk => risk.Probability), page.Items);
        Assert.All(page.Items, risk =>
        {
            Assert.Equal("OK", risk.ProbabilityState);
            var margin = risk.BaseMargin!.Value + risk.Reasons.Sum(reason => reason.Contribution);
            Assert.Equal(1 / (1 + Math.Exp(-margin)), risk.Probability!.Value, precision: 9);
            Assert.True(risk.ScoredAsOf <= s_today);
        });
        Assert.Contains(page.Items, risk => risk.Disagreement);
        Assert.Equal(1, risks.Model!.Version);
        Assert.InRange(risks.Model.Auroc, 0.6, 0.85);
    }

    public void Dispose() => _folder.Dispose();

    private static string Woman(int id, int area, string began, string? delivered = null) => $"""
        INSERT INTO pregnancy VALUES ({id}, 'w{id}', {area}, DATE '{began}' + 60, '{began}', DATE '{began}' + 280,
            {(delivered is null ? "NULL" : $"'{delivered}'")}, NULL, 1, {id}, 1, {WarehouseTables.StillKnown})
        """;

    private static void Write(
        McHAnalytics.Native.DuckDb.DuckDbConnection connection, List<PregnancyRecord> records)
    {
        using (var rows = connection.CreateAppender("pregnancy"))
        {
            foreach (var record in records)
            {
                rows.AppendRow(
                    record.Id, record.Pseudonym, 5, record.RegisteredOn, record.LastMenstrualPeriod,
                    record.ExpectedDeliveryOn, record.DeliveredOn, null, 1, (int)record.Id, 1, WarehouseTables.StillKnown);
            }

            rows.Complete();
        }

        using (var rows = connection.CreateAppender("pregnancy_answer"))
        {
            foreach (var (id, answer) in records.SelectMany(record => record.Answers.Select(each => (record.Id, each))))
            {
                rows.AppendRow(id, answer.Variable, answer.Number, answer.Flag, answer.AnsweredOn);
            }

            rows.Complete();
        }

        using (var rows = connection.CreateAppender("pregnancy_outcome"))
        {
            foreach (var (id, outcome) in records.SelectMany(record => record.Outcomes.Select(each => (record.Id, each))))
            {
                rows.AppendRow(id, outcome.Outcome, outcome.Present, outcome.OccurredOn);
            }

            rows.Complete();
        }
    }
}
