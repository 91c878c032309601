using McHAnalytics.Etl;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>A fault of the program in one file refuses that file and no other, and leaves nothing of it behind.</summary>
public sealed class FaultyFileTests
{
    // A measure of which a figure in tens of thousands of millions has no room in a column of 18 digits: the engine refuses
    // it only when all files are merged, and does not say whose it was.
    private const string HugeForm = """
        code: huge
        kind: matrix
        name_zh: 巨数表
        name_en: Figures without room
        sheets:
          - header_rows: 1
            place: {column: 县名, level: county}
            period: {year: 年, month: 月}
            columns:
              - {header: 巨数, measure: women_delivered, factor: 100000000}
        """;

    private const string Assessments = "手册编号,评估日期,评估类型,异常项目,未询问项目,age_years,height_cm,bmi_prepreg,birth_interval_months,"
        + "months_since_uterine_surgery,uterine_surgeries,prior_cs,miscarriages,fetuses,gest_weeks,sbp,dbp,hb_g_l";

    [Fact]
    public async Task A_file_that_cannot_be_merged_is_found_and_refused_with_a_trace_and_the_others_are_published()
    {
        using var county = await TestCounty.OpenAsync();
        var huge = county.Bench.FileAt("huge.csv");
        await File.WriteAllLinesAsync(huge, ["县名,年,月,巨数", "测试县,2024,3,9999999999"]);
        string[] good =
        [
            county.Report("a.csv", township: 1, month: 3, sentOnDay: 20, first: 7, second: 5),
            county.Report("b.csv", township: 2, month: 3, sentOnDay: 20, first: 2, second: 3),
        ];
        var form = FormReader.Read(HugeForm, "huge.yaml", _ => true);

        var receipt = await TestCounty.LoadAsync(
            county.Setting with { Forms = [.. county.Setting.Forms, form] }, [good[0], huge, good[1]]);

        var refused = Assert.Single(receipt.Files, file => file.Status == LoadStatus.Failed);
        Assert.Equal("huge.csv", refused.File);
        Assert.Equal(new LoadCounts(0, 0, 0, 0, 0), refused.Counts);
        AssertTraced(county, refused);
        Assert.NotNull(receipt.Version);
        Assert.Equal(17m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Fact]
    public async Task A_file_on_which_the_reader_fails_after_a_part_of_it_was_staged_leaves_nothing_of_it()
    {
        using var county = await TestCounty.OpenAsync();
        var assessments = county.Bench.FileAt("assessments.csv");
        await File.WriteAllLinesAsync(
            assessments, [Assessments, "A1,2024-03-05,初次评估,,,25,160,21,,,0,0,0,1,12,110,70,120"]);
        var good = county.Report("a.csv", township: 1, month: 3, sentOnDay: 20, first: 7, second: 5);

        // Without its rules the reader of assessments fails on the first line.
        var receipt = await TestCounty.LoadAsync(county.Setting with { RiskRules = null }, assessments, good);

        AssertTraced(county, Assert.Single(receipt.Files, file => file.Status == LoadStatus.Failed));
        Assert.Equal(12m, county.Bench.Sum("women_delivered", 202403, 202403));
        Assert.Equal(0L, county.Bench.Ask<long>("SELECT count(*) FROM load WHERE form = 'risk_assessment'"));
    }

    private static void AssertTraced(TestCounty county, FileReceipt file)
    {
        var problem = Assert.Single(file.Problems).First;
        Assert.Equal("MCH-L090", problem.Code);
        var trace = Path.GetFileNameWithoutExtension(Assert.Single(
            Directory.EnumerateFiles(Path.Combine(county.Bench.DataFolder, "faults"))));
        Assert.Contains(trace, problem.En, StringComparison.Ordinal);
        Assert.Contains(trace, problem.Zh, StringComparison.Ordinal);
    }
}
