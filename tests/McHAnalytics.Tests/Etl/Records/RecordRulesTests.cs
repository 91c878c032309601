using System.Text;
using McHAnalytics.Etl;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl.Records;

/// <summary>What becomes of good and bad lines of registers of records; every figure is worked out by hand.</summary>
public sealed class RecordRulesTests
{
    private const string DeathHead = "个案编号,类别,姓名,户籍地(村),出生或分娩日期,死亡日期,报告日期,孕周或日龄,死亡地点,死因ICD-10,评审日期,可避免性";
    private const string Death = "SW1,孕产妇,王小花,测试镇/甲村,2024-03-01,2024-03-02,2024-03-04,38,医院,O72.1,2024-04-01,可避免";
    private const string ReportHead = "姓名,身份证号,现住址(村),评估日期,孕周,风险颜色,传染病(紫色),报告日期";
    private const string Report = "王小花,990101199001011234,测试镇/甲村,2024-03-01,12,橙色,否,2024-03-02";

    [Fact]
    public async Task A_death_report_is_counted_and_neither_name_nor_number_is_kept_anywhere()
    {
        using var bench = await NewBenchAsync();
        await using (var ledger = await LedgerStore.OpenAsync(bench.DataFolder, LedgerUse.Write, bench.Clock, default))
        {
            var slipped = "SW2,," + Death[4..];
            var receipt = await LoadAsync(bench, "d.csv", "死亡个案报告", DeathHead, [Death, slipped], ledger);

            Assert.Equal(new LoadCounts(2, 1, 0, 0, 1), receipt.Files[0].Counts);
        }

        Assert.Equal(1m, bench.Sum("death_reports_maternal", 202403, 202403));
        Assert.Equal(1m, bench.Sum("death_reports_avoidable", 202403, 202403));
        Assert.Equal("O72.1", bench.Ask<string>("SELECT text FROM record_field WHERE field = 'cause'"));
        foreach (var written in Directory.EnumerateFiles(bench.DataFolder, "*", SearchOption.AllDirectories))
        {
            var text = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(written));
            Assert.All(["王小花", "SW1", "SW2"], secret => Assert.DoesNotContain(secret, text, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("2024-03-04,38", "2024-02-28,38", "DQ-I3")]             // reported before the death
    [InlineData("2024-03-01,2024-03-02", "2024-03-05,2024-03-02", "DQ-I3")] // died before the delivery
    [InlineData("2024-04-01", "2026-04-01", "MCH-L112")]                // reviewed next year
    [InlineData("孕产妇", "老人", "MCH-L110")]
    [InlineData("O72.1", "难产", "MCH-L110")]
    [InlineData("2024-03-02,2024-03-04", ",2024-03-04", "MCH-L111")]
    [InlineData("2024-03-04,38", "四月,38", "MCH-L107")]
    [InlineData(",38,", ",9999,", "DQ-P1")]
    [InlineData("甲村", "丙村", "MCH-L101")]
    [InlineData("SW1", "", "MCH-L106")]
    public async Task A_line_that_cannot_be_is_rejected_with_its_reason(string right, string wrong, string code)
    {
        using var bench = await NewBenchAsync();

        var receipt = await LoadAsync(bench, "d.csv", "死亡个案报告", DeathHead, [Death.Replace(right, wrong, StringComparison.Ordinal)]);

        Assert.Equal(new LoadCounts(1, 0, 0, 0, 1), receipt.Files[0].Counts);
        Assert.Equal(code, Assert.Single(receipt.Files[0].Problems).First.Code);
        Assert.DoesNotContain("王小花", receipt.Files[0].Problems[0].First.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_corrected_line_replaces_the_record_and_the_former_stays_as_history()
    {
        using var bench = await NewBenchAsync();
        await LoadAsync(bench, "a.csv", "死亡个案报告", DeathHead, [Death]);

        var corrected = await LoadAsync(
            bench, "b.csv", "死亡个案报告", DeathHead, [Death.Replace("2024-03-02", "2024-04-03", StringComparison.Ordinal)
                .Replace("2024-03-04", "2024-04-04", StringComparison.Ordinal).Replace("2024-04-01", "2024-05-01", StringComparison.Ordinal)]);

        Assert.Equal(new LoadCounts(1, 0, 1, 0, 0), corrected.Files[0].Counts);
        Assert.Equal(1m, bench.Sum("death_reports_maternal", 202404, 202404));
        Assert.Null(bench.Sum("death_reports_maternal", 202403, 202403));
        Assert.Equal(2L, bench.Ask<long>("SELECT count(*) FROM record"));
        Assert.Equal(1L, bench.Ask<long>("SELECT count(*) FROM record WHERE known_to = 2147483647"));
    }

    [Fact]
    public async Task An_assessment_is_never_changed_and_a_new_one_stands_beside_it()
    {
        using var bench = await NewBenchAsync();
        await LoadAsync(bench, "a.csv", "妊娠风险评估报告单", ReportHead, [Report]);

        var changed = Report.Replace("橙色", "黄色", StringComparison.Ordinal);
        var later = changed.Replace("2024-03-01", "2024-03-05", StringComparison.Ordinal).Replace("2024-03-02", "2024-03-06", StringComparison.Ordinal);
        var receipt = await LoadAsync(bench, "b.csv", "妊娠风险评估报告单", ReportHead, [changed, later]);

        Assert.Equal(new LoadCounts(2, 1, 0, 0, 1), receipt.Files[0].Counts);
        Assert.Equal("MCH-L113", Assert.Single(receipt.Files[0].Problems).First.Code);
        Assert.Equal(2m, bench.Sum("risk_reports", 202403, 202403));
        Assert.Equal(1m, bench.Sum("risk_reports_orange", 202403, 202403));
    }

    [Fact]
    public async Task Two_townships_that_send_the_same_month_add_up_in_any_order()
    {
        using var bench = await NewBenchAsync();
        var other = Report.Replace("1234,测试镇/甲村", "5678,测试镇/乙村", StringComparison.Ordinal);

        await LoadAsync(bench, "b.csv", "妊娠风险评估报告单", ReportHead, [other]);
        await LoadAsync(bench, "a.csv", "妊娠风险评估报告单", ReportHead, [Report]);

        Assert.Equal(2m, bench.Sum("risk_reports", 202403, 202403));
        Assert.Equal(2L, bench.Ask<long>("SELECT count(DISTINCT area_id) FROM record WHERE known_to = 2147483647"));
    }

    [Fact]
    public async Task A_header_under_another_name_is_read_and_a_contact_that_lies_ahead_does_not_count_yet()
    {
        using var bench = await NewBenchAsync();
        const string Head = "专案编号,姓名,现住址(村),计划随访日期,随访日期,随访方式";

        var receipt = await LoadAsync(
            bench, "c.csv", "高危孕产妇专案随访登记册", Head, ["ZA1,王小花,测试镇/甲村,2025-10-20,2025-10-22,入户", "ZA1,王小花,测试镇/甲村,2025-11-20,,"]);

        // The case itself is not loaded: the contact is taken, and the sender told.
        Assert.Equal(new LoadCounts(2, 1, 0, 1, 0), receipt.Files[0].Counts);
        Assert.Equal(["MCH-L304", "DQ-I2"], receipt.Files[0].Problems.Select(problem => problem.First.Code));
        Assert.Equal(1m, bench.Sum("case_contacts_due", 202501, 202512));
        Assert.Equal(1m, bench.Sum("case_contacts_on_time", 202510, 202510));
    }

    [Fact]
    public async Task Each_quarters_report_is_due_on_the_day_that_the_calendar_of_its_form_says()
    {
        using var bench = await NewBenchAsync();
        const string Head = "报表编号,所在乡镇,期末日期,应报日期,收到日期,报表,退回更正";

        // 10 January, 10 April, 10 July, 12 October; the last line says another day, and that counts.
        var receipt = await LoadAsync(bench, "t.csv", "乡镇季报年报收报台帐", Head, [
            "XB1,测试县/测试镇,2023-12-31,,2024-01-10,季报,否", "XB2,测试县/测试镇,2024-03-31,,2024-04-11,季报,否",
            "XB3,测试县/测试镇,2024-06-30,,2024-07-10,半年报,否", "XB4,测试县/测试镇,2024-09-30,,2024-10-12,年报,否",
            "XB5,测试县/测试镇,2024-12-31,2025-01-15,2025-01-14,季报,否",
        ]);

        Assert.Equal(new LoadCounts(5, 5, 0, 0, 0), receipt.Files[0].Counts);
        Assert.Equal("MCH-L205", Assert.Single(receipt.Files[0].Problems).First.Code);
        Assert.Equal(
            "2024-01-10 2024-04-10 2024-07-10 2024-10-12 2025-01-15",
            bench.Ask<string>("SELECT string_agg(day::VARCHAR, ' ' ORDER BY day) FROM record_field WHERE field = 'due_on'"));
        Assert.Equal(5m, bench.Sum("township_reports_due", 202401, 202512));
        Assert.Equal(4m, bench.Sum("township_reports_on_time", 202401, 202512));
    }

    [Theory]
    [InlineData("元", "总费用", "4300")]
    [InlineData("万元", "总费用", "0.43")]
    [InlineData("元", "总费用(万元)", "0.43")]
    [InlineData("万元", "总费用(元)", "4300")]
    [InlineData("元", "总费用", "0.43万")]
    public async Task Money_is_kept_in_yuan_whatever_the_header_the_unit_line_or_the_cell_says(string unit, string header, string cost)
    {
        using var bench = await NewBenchAsync();
        var head = $"补偿单号,参合证号,姓名,乡镇,补偿类别,入院日期,出院日期,结算日期,{header},可报费用(元),补偿金额(元)";

        var receipt = await LoadAsync(
            bench, "c.csv", "新型农村合作医疗补偿登记册", head,
            [$"BC1,HZ1,王小花,测试县/测试镇,住院,2024-03-01,2024-03-05,2024-03-05,{cost},4000,2600"], unit: unit);

        Assert.Equal(new LoadCounts(1, 1, 0, 0, 0), receipt.Files[0].Counts);
        Assert.Equal(4_300m, bench.Sum("claims_cost_amount", 202403, 202403));
        Assert.Equal(2_600m, bench.Sum("claims_compensated_amount", 202403, 202403));
        Assert.Equal(4m, bench.Sum("claims_bed_days", 202403, 202403));
    }

    [Fact]
    public async Task A_claim_that_is_paid_more_than_it_cost_or_before_the_discharge_is_rejected()
    {
        using var bench = await NewBenchAsync();
        const string Head = "补偿单号,参合证号,姓名,乡镇,补偿类别,入院日期,出院日期,结算日期,总费用,可报费用,补偿金额";

        var receipt = await LoadAsync(bench, "c.csv", "新型农村合作医疗补偿登记册", Head, [
            "BC1,HZ1,王小花,测试县/测试镇,住院,2024-03-01,2024-03-05,2024-03-05,100,200,50",
            "BC2,HZ1,王小花,测试县/测试镇,住院,2024-03-01,2024-03-05,2024-03-04,100,90,50",
        ]);

        Assert.Equal(new LoadCounts(2, 0, 0, 0, 2), receipt.Files[0].Counts);
        Assert.Equal(["DQ-L1", "DQ-I3"], receipt.Files[0].Problems.Select(problem => problem.First.Code));
    }

    internal static async Task<LoadBench> NewBenchAsync()
    {
        var bench = new LoadBench();
        var places = bench.FileAt("places.csv");
        await File.WriteAllLinesAsync(places, [
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "990101000000,测试县,,COUNTY,,,,",
            "990101001000,测试镇,,TOWNSHIP,990101000000,,,",
            "990101001001,甲村,,VILLAGE,990101001000,,,",
            "990101001002,乙村,,VILLAGE,990101001000,,,",
            "990101F001,测试县医院,,FACILITY,990101000000,,,",
        ]);
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [places] });
        return bench;
    }

    internal static async Task<LoadReceipt> LoadAsync(
        LoadBench bench, string name, string title, string head, IEnumerable<string> lines, LedgerStore? ledger = null, string unit = "元")
    {
        var path = bench.FileAt(name);
        await File.WriteAllLinesAsync(path, ["测试县" + title, $"填报单位: 测试县妇幼保健院    单位: {unit}", head, .. lines, "单位负责人: 惠某"]);
        return await bench.LoadAsync(path, ledger: ledger);
    }
}
