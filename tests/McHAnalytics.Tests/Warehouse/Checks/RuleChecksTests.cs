using McHAnalytics.Etl;
using McHAnalytics.Models.Checks;
using McHAnalytics.Tests.Etl;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Warehouse.Checks;

/// <summary>Rules over loaded figures; what they must find is worked out by hand.</summary>
public sealed class RuleChecksTests
{
    private const string Women = "产妇数";
    private const string Light = "低出生体重儿数";
    private const string Early = "早产儿数";

    // 甲村: 7 women, light births not collected, 3 early births. 乙村: neither women nor light births, no early births.
    private static readonly Dictionary<(string Village, string Header), string> s_cells = new()
    {
        [("甲村", Women)] = "7",
        [("甲村", Light)] = "-1",
        [("甲村", Early)] = "3",
        [("乙村", Women)] = "-2",
        [("乙村", Light)] = "",
    };

    [Theory]
    [InlineData("women_delivered", "<=", "low_birth_weight", "skip_if_any_value_missing", "")]
    [InlineData("women_delivered", "<=", "low_birth_weight", "skip_if_all_values_missing", "甲村")]
    [InlineData("women_delivered", ">", "0", "skip_if_all_values_missing", "")]
    [InlineData("women_delivered", ">", "0", "never_skip", "乙村")]
    [InlineData("women_delivered", "compulsory_pair", "low_birth_weight", "never_skip", "甲村")]
    [InlineData("women_delivered", "exclusive_pair", "preterm_births", "never_skip", "甲村")]
    [InlineData("women_delivered", "=", "2 * preterm_births + 1", "skip_if_any_value_missing", "")]
    [InlineData("women_delivered", "!=", "2 * preterm_births + 1", "skip_if_any_value_missing", "甲村")]
    [InlineData("women_delivered", "<", "(preterm_births + 4) / 1", "skip_if_any_value_missing", "甲村")]
    [InlineData("preterm_births", ">=", "0", "skip_if_any_value_missing", "")]
    [InlineData("women_delivered / preterm_births", "<=", "2", "never_skip", "甲村")]
    public async Task Operators_and_missing_figures_are_judged_as_DHIS2_does(
        string left, string sign, string right, string missing, string found)
    {
        using var bench = await NewBenchAsync();

        await LoadAsync(bench, $"left: {left}, operator: '{sign}', right: {right}, missing: {missing}", Report(3, s_cells));

        Assert.Equal(found, Found(bench));
    }

    [Theory]
    [InlineData("tolerance: 0", true)]
    [InlineData("tolerance: 0.3", false)] // 3 of 10 is no more than 30 %
    [InlineData("tolerance: 0.29", true)]
    [InlineData("chance: 0.7", true)] // 0.7 √17 = 2.89
    [InlineData("chance: 0.73", false)] // 0.73 √17 = 3.01
    public async Task What_the_sides_may_be_apart_is_a_share_or_chance(string margin, bool isFound)
    {
        using var bench = await NewBenchAsync();
        var cells = new Dictionary<(string Village, string Header), string> { [("甲村", Women)] = "10", [("甲村", Early)] = "7" };

        await LoadAsync(bench, $"left: women_delivered, operator: '=', right: preterm_births, {margin}", Report(3, cells));

        Assert.Equal(isFound ? "甲村" : string.Empty, Found(bench));
    }

    [Theory]
    [InlineData("township", "month", 3, "5", false)] // 乙村's figure is missing: the township's sum is not whole
    [InlineData("township", "quarter", 3, "0", true)] // 12 women in three months, not 13
    [InlineData("township", "quarter", 2, "0", false)] // one month of the quarter never came
    public async Task Only_whole_places_and_periods_are_summed(string level, string over, int months, string other, bool isFound)
    {
        using var bench = await NewBenchAsync();
        var reports = Enumerable.Range(1, months).Select(month => Report(month, new Dictionary<(string Village, string Header), string>
        {
            [("甲村", Women)] = "4",
            [("乙村", Women)] = other == "0" ? "0" : "-1",
        })).ToArray();

        await LoadAsync(bench, $"left: women_delivered, operator: '=', right: 13, level: {level}, over: {over}", reports);

        Assert.Equal(isFound ? "测试镇" : string.Empty, Found(bench));
        Assert.Equal(isFound ? 202403 : 0, bench.Ask<int?>("SELECT max(month) FROM finding WHERE rule = 'DQ-X1'") ?? 0);
    }

    private static async Task LoadAsync(LoadBench bench, string rule, params MonthlyReportFile[] reports)
    {
        var checks = CheckReader.Read(
            $$"""
            checks: []
            rules:
              - {code: DQ-X1, severity: warning, zh: 规则, en: Rule, {{rule}}}
            """, "checks.yaml");
        var paths = reports.Select((report, index) => report.WriteTo(bench, $"{index}.csv")).ToList();
        await new LoadFiles(bench.Setting() with { Checks = checks }).RunAsync(paths, new LoadOptions(false), null, default);
    }

    private static MonthlyReportFile Report(int month, Dictionary<(string Village, string Header), string> cells) =>
        new() { Period = $"2024年{month}月", Cells = cells };

    private static string Found(LoadBench bench) => bench.Ask<string>("""
        SELECT string_agg(name, ' ' ORDER BY name) FROM finding JOIN area USING (area_id)
        WHERE rule = 'DQ-X1' AND known_to = 2147483647
        """) ?? string.Empty;

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
