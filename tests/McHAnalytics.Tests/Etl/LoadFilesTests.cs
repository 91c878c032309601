using System.Text;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Etl;

/// <summary>What becomes of good and bad files; every expected count is worked out by hand.</summary>
public sealed class LoadFilesTests
{
    private const string Women = "产妇数";

    [Fact]
    public async Task A_report_in_GB18030_gives_the_same_facts_as_in_UTF_8()
    {
        using var bench = await NewBenchAsync();
        var report = Report((Women, "甲村", "7"), (Women, "乙村", "5"));
        await bench.LoadAsync(report.WriteTo(bench, "a.csv", Encoding.GetEncoding("GB18030")));

        var again = await bench.LoadAsync(report.WriteTo(bench, "b.csv", new UTF8Encoding(true)));

        Assert.Equal(12m, bench.Sum("women_delivered", 202403, 202403));
        Assert.Null(again.Version);
        Assert.Equal(2L * MonthlyReportFile.Columns, again.Files[0].Counts.Unchanged);
    }

    [Fact]
    public async Task Blank_and_the_signs_for_no_number_keep_their_status_and_never_become_zero()
    {
        using var bench = await NewBenchAsync();
        var report = Report((Women, "甲村", "-1"), (Women, "乙村", "-2"), ("低出生体重儿数", "甲村", "—"), ("早产儿数", "甲村", "XXX"));

        await bench.LoadAsync(report.WriteTo(bench, "a.csv"));

        Assert.Null(bench.Sum("women_delivered", 202403, 202403));
        Assert.Equal(5L, bench.Ask<long>("""
            SELECT sum(status)::BIGINT FROM fact_value JOIN measure USING (measure_id)
            WHERE code = 'women_delivered' AND value IS NULL
            """));
        Assert.Equal(11L, bench.Ask<long>("SELECT sum(status)::BIGINT FROM fact_value WHERE status IN (5, 6) AND value IS NULL"));
    }

    [Fact]
    public async Task Full_width_digits_thousands_and_ten_thousands_are_read()
    {
        using var bench = await NewBenchAsync();
        var report = Report((Women, "甲村", "１２"), (Women, "乙村", "\"1,234\""), ("低出生体重儿数", "甲村", "1.5万"));

        await bench.LoadAsync(report.WriteTo(bench, "a.csv"));

        Assert.Equal(1_246m, bench.Sum("women_delivered", 202403, 202403));
        Assert.Equal(15_000m, bench.Sum("low_birth_weight", 202403, 202403));
    }

    [Fact]
    public async Task Text_in_a_number_is_rejected_with_a_suggestion_and_kept_in_the_ledger()
    {
        using var bench = await NewBenchAsync();
        await using var ledger = await LedgerStore.OpenAsync(bench.DataFolder, LedgerUse.Write, bench.Clock, default);
        var path = Report((Women, "甲村", "1O人")).WriteTo(bench, "a.csv");

        var receipt = await bench.LoadAsync(path, ledger: ledger);

        var file = Assert.Single(receipt.Files);
        Assert.Equal(LoadStatus.Partial, file.Status);
        Assert.Equal(1, file.Counts.Rejected);
        Assert.True(file.Counts.Balance);
        Assert.Contains("10", Assert.Single(file.Problems, problem => problem.First.Code == "MCH-L102").First.En,
            StringComparison.Ordinal);
        var kept = Assert.Single((await ledger.ListRejectedRowsAsync(new RejectedRowFilter(),
            new LedgerPageRequest(0, 10), default)).Items);
        Assert.Equal((5, Women), (kept.Row, kept.Column));
    }

    [Fact]
    public async Task An_unknown_place_rejects_its_row_and_names_the_nearest()
    {
        using var bench = await NewBenchAsync();
        var report = Report() with { Villages = ["甲村", "乙庄村"] };

        var file = Assert.Single((await bench.LoadAsync(report.WriteTo(bench, "a.csv"))).Files);

        Assert.Equal(MonthlyReportFile.Columns, file.Counts.Rejected);
        Assert.Contains("乙村", Assert.Single(file.Problems, problem => problem.First.Code == "MCH-L101").First.Zh,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2031年3月", "MCH-L008")]
    [InlineData("三月", "MCH-L006")]
    public async Task A_wrong_period_refuses_the_file(string period, string code)
    {
        using var bench = await NewBenchAsync();

        var receipt = await bench.LoadAsync((Report() with { Period = period }).WriteTo(bench, "a.csv"));

        AssertRefused(receipt, code);
    }

    [Fact]
    public async Task A_wrong_header_refuses_the_file_and_names_the_column()
    {
        using var bench = await NewBenchAsync();

        var receipt = await bench.LoadAsync((Report() with { WrongHeader = (Women, "产妇人数") }).WriteTo(bench, "a.csv"));

        AssertRefused(receipt, "MCH-L004");
        Assert.Contains("产妇人数", receipt.Files[0].Problems[0].First.Zh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "MCH-L002")]
    [InlineData("a,b\n1,2\n", "MCH-L003")]
    public async Task Empty_files_and_files_of_no_form_are_refused(string text, string code)
    {
        using var bench = await NewBenchAsync();
        var path = bench.FileAt("a.csv");
        await File.WriteAllTextAsync(path, text);

        AssertRefused(await bench.LoadAsync(path), code);
    }

    [SharedDataFact("data/kenya_district_month/kenya.xlsx")]
    public async Task A_truncated_spreadsheet_is_refused_and_nothing_is_published()
    {
        using var bench = await NewBenchAsync();
        var bytes = await File.ReadAllBytesAsync(SharedData.PathOf("data/kenya_district_month/kenya.xlsx"));
        var path = bench.FileAt("cut.xlsx");
        await File.WriteAllBytesAsync(path, bytes[..(bytes.Length / 2)]);

        AssertRefused(await bench.LoadAsync(path), "MCH-L001");
    }

    [Fact]
    public async Task The_report_sent_last_stands_in_whatever_order_reports_are_loaded()
    {
        var sums = new List<decimal?>();
        foreach (var order in new[] { "abc", "cba", "bca" })
        {
            using var bench = await NewBenchAsync();
            foreach (var name in order)
            {
                var sent = name switch { 'a' => 18, 'b' => 21, _ => 25 };
                var report = Report((Women, "甲村", $"{sent}")) with { SentOn = $"2024年4月{sent}日" };
                await bench.LoadAsync(report.WriteTo(bench, $"{name}.csv"));
            }

            sums.Add(bench.Sum("women_delivered", 202403, 202403));
        }

        Assert.Equal([25m, 25m, 25m], sums);
    }

    [Fact]
    public async Task A_corrected_report_ends_the_former_values_and_says_so()
    {
        using var bench = await NewBenchAsync();
        await bench.LoadAsync(Report((Women, "甲村", "7")).WriteTo(bench, "a.csv"));
        var second = Report((Women, "甲村", "8")) with { SentOn = "2024年4月25日" };

        var receipt = await bench.LoadAsync(second.WriteTo(bench, "b.csv"));

        Assert.Equal(1, receipt.Files[0].Counts.Updated);
        Assert.Contains(receipt.Files[0].Problems, problem => problem.First.Code == "MCH-L301");
        Assert.Equal(8m, bench.Sum("women_delivered", 202403, 202403));
        Assert.Equal(7m, bench.Ask<decimal>($"SELECT max(value) FROM fact_value WHERE known_to = {receipt.Version}"));
        Assert.Equal(2L, bench.Ask<long>("SELECT max(version_no)::BIGINT FROM report_instance"));
    }

    [Fact]
    public async Task A_dry_run_tells_all_and_publishes_nothing()
    {
        using var bench = await NewBenchAsync();

        var receipt = await bench.LoadAsync(Report().WriteTo(bench, "a.csv"), dryRun: true);

        Assert.Null(receipt.Version);
        Assert.Equal(2L * MonthlyReportFile.Columns, receipt.Files[0].Counts.Inserted);
        Assert.Equal(1, WarehouseFolder.ReadCurrent(bench.WarehouseFolder));
    }

    private static MonthlyReportFile Report(params (string Header, string Village, string Text)[] cells) => new()
    {
        Cells = cells.ToDictionary(cell => (cell.Village, cell.Header), cell => cell.Text),
    };

    private static void AssertRefused(LoadReceipt receipt, string code)
    {
        var file = Assert.Single(receipt.Files);
        Assert.Equal(LoadStatus.Failed, file.Status);
        Assert.Equal(code, file.Problems[0].First.Code);
        Assert.Equal(0, file.Counts.Read);
        Assert.Null(receipt.Version);
    }

    private static async Task<LoadBench> NewBenchAsync()
    {
        var bench = new LoadBench();
        var places = bench.FileAt("places.csv");
        await File.WriteAllLinesAsync(places, [
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "990000000000,测试省,,PROVINCE,,,,",
            "990100000000,测试市,,PREFECTURE,990000000000,,,",
            "990101000000,测试县,,COUNTY,990100000000,,,",
            "990101001000,测试镇,,TOWNSHIP,990101000000,,,",
            "990101001001,甲村,,VILLAGE,990101001000,,,",
            "990101001002,乙村,,VILLAGE,990101001000,,,",
        ]);
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [places] });
        return bench;
    }
}
