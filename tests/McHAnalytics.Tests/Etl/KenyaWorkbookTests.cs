using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Tests.Etl;

/// <summary>The real workbook of Kenya: three header rows, names with trailing blanks, text in cells.</summary>
public sealed class KenyaWorkbookTests
{
    private const string Workbook = "data/kenya_district_month/kenya.xlsx";

    // 47 counties x 60 months x (19 + 11 + 1 + 2 columns).
    private const long CellsRead = 2_820 * 33;

    [SharedDataFact(Workbook)]
    public async Task The_workbook_gives_the_sums_that_were_worked_out_from_it_by_another_program()
    {
        using var bench = new LoadBench();
        await bench.ImportKenyaAsync();

        var receipt = await bench.LoadAsync(SharedData.PathOf(Workbook));

        var file = Assert.Single(receipt.Files);
        Assert.Equal("kenya_cd2030", file.Form);
        Assert.Equal(CellsRead, file.Counts.Read);
        Assert.True(file.Counts.Balance);
        Assert.Equal(2, receipt.Version);
        Assert.Equal(2_820L, bench.Ask<long>("SELECT count(*) FROM (SELECT DISTINCT area_id, month FROM fact_value)"));
        Assert.Equal(1_429_512m, bench.Sum("anc_1plus", 201901, 201912));
        Assert.Equal(873_205m, bench.Sum("anc_4plus", 201901, 201912));
        Assert.Equal(1_155_240m, bench.Sum("institutional_deliveries", 201901, 201912));
        Assert.Equal(171_856m, bench.Sum("caesarean_deliveries", 201901, 201912));
        Assert.Equal(1_127_229m, bench.Sum("facility_live_births", 201901, 201912));
        Assert.Equal(1_113m, bench.Sum("maternal_deaths", 201901, 201912));
        Assert.Equal(1_547_683.1m, bench.Sum("anc_1plus", 202101, 202112));
        Assert.True(receipt.Took < TimeSpan.FromSeconds(60), $"took {receipt.Took}");
    }

    [SharedDataFact(Workbook)]
    public async Task Remarks_in_cells_are_rejected_and_blanks_stay_blank()
    {
        using var bench = new LoadBench();
        await bench.ImportKenyaAsync();

        var receipt = await bench.LoadAsync(SharedData.PathOf(Workbook));

        // Two remarks stand among the measles cases; 2,820 months of IFA90 less those filled in stay blank.
        Assert.Equal(2, receipt.Files[0].Counts.Rejected);
        Assert.Equal(LoadStatus.Partial, receipt.Files[0].Status);
        Assert.Equal(0L, bench.Ask<long>("SELECT count(*) FROM fact_value WHERE status = 1 AND value IS NOT NULL"));
    }

    [SharedDataFact(Workbook)]
    public async Task Loading_the_workbook_again_changes_and_publishes_nothing()
    {
        using var bench = new LoadBench();
        await bench.ImportKenyaAsync();
        await bench.LoadAsync(SharedData.PathOf(Workbook));

        var again = await bench.LoadAsync(SharedData.PathOf(Workbook));

        Assert.Null(again.Version);
        Assert.Equal(CellsRead - 2, again.Files[0].Counts.Unchanged);
        Assert.Equal(2, WarehouseVersion(bench));
    }

    [SharedDataFact(Workbook)]
    public async Task Baringo_2023_whose_deliveries_stand_in_other_columns_is_a_data_error_in_every_month()
    {
        using var bench = new LoadBench();
        await bench.ImportKenyaAsync();

        await bench.LoadAsync(SharedData.PathOf(Workbook));

        // 1 to 83 deliveries a month beside 103 to 197 caesareans and 1,211 to 2,400 live births: no part may exceed
        // its whole.
        const string errors = """
            SELECT count(DISTINCT f.month) FROM finding f JOIN area a USING (area_id)
            WHERE a.name = 'Baringo' AND f.month BETWEEN 202301 AND 202312 AND f.severity = 2
              AND f.known_to = 2147483647 AND f.rule = 'DQ-L2'
                  AND f.measure IN ('caesarean_deliveries', 'facility_live_births')
            """;
        Assert.Equal(12L, bench.Ask<long>(errors));
        Assert.Equal(8L, bench.Ask<long>("""
            SELECT count(*) FROM finding WHERE rule = 'DQ-N1' AND known_to = 2147483647
              AND measure IN ('anc_1plus', 'syphilis_tested', 'skilled_deliveries')
            """));
    }

    private static int? WarehouseVersion(LoadBench bench) =>
        McHAnalytics.Warehouse.Publishing.WarehouseFolder.ReadCurrent(bench.WarehouseFolder);
}
