using McHAnalytics.Models.Performance;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Etl;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Performance;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Tests.Warehouse.Performance;

public sealed class TownshipPerformanceTests
{
    private const string Workbook = "data/kenya_district_month/kenya.xlsx";

    // In 2023 Baringo's workbook has 236 institutional deliveries (14,781 in 2022) beside 22,639 live births:
    // 27 skilled deliveries of 236, 1,858 caesareans of 236. Its columns are wrong; its midwives are not.
    [SharedDataFact(Workbook)]
    public async Task Baringo_2023_is_a_data_error_and_never_poor_performance()
    {
        using var bench = new LoadBench();
        await bench.ImportKenyaAsync();
        await bench.LoadAsync(SharedData.PathOf(Workbook));
        using var warehouse = Open(bench.WarehouseFolder);

        foreach (var indicator in new[] { "DEL_SKILLED_FACILITY", "DEL_CS_FACILITY", "PNC_48H_FACILITY" })
        {
            var answer = await Ask(warehouse, indicator, "2023");

            var baringo = answer.Result.Units.Single(unit => unit.OrgUnit.Name == "Baringo");
            Assert.Equal(47, answer.Result.Units.Count);
            Assert.Equal(PerformanceSignal.DataError, baringo.Signal);
            Assert.Contains(baringo.ReasonsEn, reason => reason.Contains("14781", StringComparison.Ordinal)
                && reason.Contains("236", StringComparison.Ordinal));
        }

        // With its columns right, a year earlier, it is compared like the others.
        var before = await Ask(warehouse, "DEL_CS_FACILITY", "2022");
        var same = before.Result.Units.Single(unit => unit.OrgUnit.Name == "Baringo");
        Assert.NotEqual(PerformanceSignal.DataError, same.Signal);
        Assert.Equal(9.77m, Math.Round(same.Cell.Value!.Value, 2));                          // 1,444 of 14,781
        Assert.True(before.Result.Units.Count(unit => unit.Signal == PerformanceSignal.DataError) < 10);
    }

    [Fact]
    public async Task An_unknown_indicator_is_refused_and_a_count_too()
    {
        using var folder = FupingCase.Places().Publish();
        using var warehouse = folder.Open();

        var unknown = await Assert.ThrowsAsync<QuestionException>(() => Ask(warehouse, "DEL_XX", "2023"));
        var count = await Assert.ThrowsAsync<QuestionException>(() => Ask(warehouse, "LB", "2023"));

        Assert.Equal(("MCH-Q001", "MCH-Q015"), (unknown.Code, count.Code));
    }

    private static Task<PerformanceAnswer> Ask(PublishedWarehouse warehouse, string indicator, string period)
    {
        var clock = new PinnedDay("2025-11-02");
        var catalogue = CatalogueFolder.Load();
        var performance = new TownshipPerformance(
            warehouse, new Analyst(warehouse, catalogue, clock), new WarehouseFindings(warehouse), catalogue, clock);
        return performance.RunAsync(
            new(indicator, null, OrgLevel.County, FupingCase.Periods(period)), CancellationToken.None);
    }

    private static PublishedWarehouse Open(string folder)
    {
        var options = new WarehouseOptions();
        return new(folder, new DuckDbBackend(options), options, TimeProvider.System);
    }
}
