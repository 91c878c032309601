namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>A register or export replaces what was said of its own place and months, and of no other.</summary>
public sealed class ScopeTests
{
    private const string Header = "补助卡编号,姓名,身份证号,户口所在村,分娩方式,医疗机构,补助金额,二次救助金额,审核日期";

    // One woman in each township, loaded one file after the other; then the first township's file again with another sum.
    [Fact]
    public async Task The_register_of_one_township_does_not_withdraw_that_of_another()
    {
        using var county = await TestCounty.OpenAsync();

        await county.LoadAsync(Register(county, "a.csv", "测试镇/甲村", 400));
        await county.LoadAsync(Register(county, "b.csv", "试验镇/丙村", 500));
        Assert.Equal(900m, county.Bench.Sum("subsidy_amount", 202403, 202403));

        await county.LoadAsync(Register(county, "a2.csv", "测试镇/乙村", 300));
        Assert.Equal(800m, county.Bench.Sum("subsidy_amount", 202403, 202403));
        Assert.Equal(2m, county.Bench.Sum("subsidy_women", 202403, 202403));
    }

    [Fact]
    public async Task A_report_sent_again_later_with_the_same_figures_is_known_as_sent_later_in_any_order()
    {
        var days = new List<string?>();
        foreach (var order in new[] { "ab", "ba" })
        {
            using var county = await TestCounty.OpenAsync();
            foreach (var name in order)
            {
                await county.LoadAsync(county.Report(
                    $"{name}.csv", township: 1, month: 3, sentOnDay: name == 'a' ? 20 : 25, first: 7, second: 5));
            }

            days.Add(county.Bench.Ask<string>(
                "SELECT string_agg(received_on::VARCHAR, ' ' ORDER BY received_on) FROM report_instance WHERE known_to = 2147483647"));
        }

        Assert.Equal(["2024-04-25", "2024-04-25"], days);
    }

    private static string Register(TestCounty county, string name, string village, int amount)
    {
        var path = county.Bench.FileAt(name);
        File.WriteAllLines(path, [
            "农村孕产妇住院分娩补助登记册", Header,
            $"C{amount},某人,11010119900101{amount:0000},{village},顺产,县医院,{amount},0,2024-03-05",
        ]);
        return path;
    }
}
