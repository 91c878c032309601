using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>What was rejected is corrected and read again from its original.</summary>
public sealed class ReplayTests
{
    private const string Women = "产妇数";

    [Fact]
    public async Task A_corrected_cell_is_taken_and_the_rest_is_unchanged()
    {
        using var county = await TestCounty.OpenAsync();
        await county.LoadWithLedgerAsync(Spoilt(county, "1O人"));
        var row = Assert.Single(await OpenRowsAsync(county));

        var receipt = await ReplayAsync(county, new ReplayRequest(null, null, [new RowCorrection(row.Id, null, "10")]));

        Assert.Equal("10", row.Suggestion);
        var file = Assert.Single(receipt.Files);
        Assert.Equal((1, 0), (file.Counts.Accepted, file.Counts.Rejected));
        Assert.Equal(file.Counts.Read - 1, file.Counts.Unchanged);
        // 10 in the first village, 5 in the second.
        Assert.Equal(15m, county.Bench.Sum("women_delivered", 202403, 202403));
        Assert.Empty(await OpenRowsAsync(county));
    }

    [Fact]
    public async Task What_is_still_wrong_is_rejected_again_and_can_be_corrected_again()
    {
        using var county = await TestCounty.OpenAsync();
        await county.LoadWithLedgerAsync(Spoilt(county, "十个"));
        var first = Assert.Single(await OpenRowsAsync(county));

        var stillWrong = await ReplayAsync(county, new ReplayRequest(null, null, [new RowCorrection(first.Id, Women, "不详")]));
        var second = Assert.Single(await OpenRowsAsync(county));
        await ReplayAsync(county, new ReplayRequest(second.RunId, null, [new RowCorrection(second.Id, null, "10")]));

        Assert.Equal(1, stillWrong.Files[0].Counts.Rejected);
        Assert.NotEqual(first.RunId, second.RunId);
        Assert.Equal(15m, county.Bench.Sum("women_delivered", 202403, 202403));
        Assert.Empty(await OpenRowsAsync(county));
    }

    [Fact]
    public async Task A_correction_never_undoes_a_report_that_was_sent_later()
    {
        using var county = await TestCounty.OpenAsync();
        await county.LoadWithLedgerAsync(Spoilt(county, "1O人"));
        var row = Assert.Single(await OpenRowsAsync(county));
        await county.LoadWithLedgerAsync(county.Report("b.csv", township: 1, month: 3, sentOnDay: 25, first: 20, second: 20));

        await ReplayAsync(county, new ReplayRequest(null, null, [new RowCorrection(row.Id, null, "10")]));

        Assert.Equal(40m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Fact]
    public async Task A_rebuild_reads_the_corrections_too()
    {
        using var county = await TestCounty.OpenAsync();
        await county.LoadWithLedgerAsync(Spoilt(county, "1O人"));
        var row = Assert.Single(await OpenRowsAsync(county));
        await ReplayAsync(county, new ReplayRequest(null, null, [new RowCorrection(row.Id, null, "10")]));
        var state = county.State;

        await new RebuildWarehouse(county.Setting, new McHAnalytics.Warehouse.Places.PlaceSources())
            .RunAsync(null, CancellationToken.None);

        Assert.Equal(state, county.State);
        Assert.Equal(15m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Theory]
    [InlineData(999, "MCH-L403")]
    [InlineData(null, "MCH-L402")]
    public async Task What_is_not_open_cannot_be_replayed(int? row, string code)
    {
        using var county = await TestCounty.OpenAsync();
        if (row is not null)
        {
            await county.LoadWithLedgerAsync(Spoilt(county, "1O人"));
        }

        var fault = await Assert.ThrowsAsync<ReplayException>(() => ReplayAsync(
            county, new ReplayRequest(null, null, row is { } id ? [new RowCorrection(id, null, "1")] : [])));

        Assert.Equal(code, fault.Code);
    }

    [Fact]
    public async Task The_same_file_again_settles_what_it_left_open_before_so_that_a_row_stands_once_in_the_list()
    {
        using var county = await TestCounty.OpenAsync();
        var path = Spoilt(county, "1O人");
        await county.LoadWithLedgerAsync(path);

        await county.LoadWithLedgerAsync(path);

        Assert.Single(await OpenRowsAsync(county));
    }

    // A pregnancy and its assessment: whichever comes first, the answers of the assessment are there in the end.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_assessment_sent_before_its_register_counts_once_the_register_has_come(bool isAssessmentFirst)
    {
        using var county = await TestCounty.OpenAsync();
        var (register, assessment) = (county.Bench.FileAt("register.csv"), county.Bench.FileAt("assessment.csv"));
        await File.WriteAllLinesAsync(register, [
            "手册编号,姓名,身份证号,联系电话,出生日期,现住址(村),建册日期,末次月经,预产期,产次,孕次,流动人口,户籍类型,建册孕周,分娩日期,"
                + "分娩孕周,分娩方式,产妇结局,产后出血ml,新生儿结局,分娩并发症,收缩压,舒张压,血红蛋白g/L,新生儿体重g,产检次数",
            "A1,甲某,110101199001010011,,1995-01-01,测试镇/甲村,2024-03-01,2024-01-05,2024-10-11,1,1,否,农业,8,,,,,,,,110,70,120,,",
        ]);
        await File.WriteAllLinesAsync(assessment, [
            "手册编号,评估日期,评估类型,异常项目,未询问项目,age_years,height_cm,bmi_prepreg,birth_interval_months,"
                + "months_since_uterine_surgery,uterine_surgeries,prior_cs,miscarriages,fetuses,gest_weeks,sbp,dbp,hb_g_l",
            "A1,2024-03-05,初次评估,,,29,160,21,,,0,0,0,1,8,110,70,120",
        ]);
        string[] order = isAssessmentFirst ? [assessment, register] : [register, assessment];

        var first = await county.LoadWithLedgerAsync(order[0]);
        var second = await county.LoadWithLedgerAsync(order[1]);

        Assert.Equal(isAssessmentFirst ? 1 : 0, first.Files[0].Counts.Rejected);
        Assert.Equal(isAssessmentFirst ? 2 : 1, second.Files.Count);
        Assert.Equal(160.0, county.Bench.Ask<double>("SELECT number FROM pregnancy_answer WHERE variable = 'height_cm'"));
        Assert.Empty(await OpenRowsAsync(county));
    }

    private static string Spoilt(TestCounty county, string cell)
    {
        var report = new MonthlyReportFile
        {
            Cells = new Dictionary<(string Village, string Header), string> { [("甲村", Women)] = cell, [("乙村", Women)] = "5" },
        };
        return report.WriteTo(county.Bench, "spoilt.csv");
    }

    private static async Task<IReadOnlyList<RejectedRow>> OpenRowsAsync(TestCounty county)
    {
        await using var ledger = await county.OpenLedgerAsync();
        return (await ledger.ListRejectedRowsAsync(
            new RejectedRowFilter { Resolved = false, OfLoadsOnly = true }, new LedgerPageRequest(0, 100), CancellationToken.None)).Items;
    }

    private static async Task<LoadReceipt> ReplayAsync(TestCounty county, ReplayRequest request)
    {
        await using var ledger = await county.OpenLedgerAsync();
        return await new ReplayRejected(county.Bench.Setting(ledger)).RunAsync(request, null, CancellationToken.None);
    }
}
