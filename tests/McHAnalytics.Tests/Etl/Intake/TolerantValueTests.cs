using McHAnalytics.Etl;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Tests.Etl.Guarantees;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>Figures, months and names in the ways offices write them: read where only one thing can be meant.</summary>
public sealed class TolerantValueTests
{
    private const string Women = "产妇数";

    [Theory]
    [InlineData("１２", 12)]
    [InlineData("\"1,234\"", 1234)]
    [InlineData("\"1,234,567\"", 1_234_567)]
    [InlineData("1 234", 1234)]
    [InlineData("1\u00A0234", 1234)]
    [InlineData("1\u202F234", 1234)]
    [InlineData("1.5万", 15_000)]
    [InlineData("1.5萬", 15_000)]
    [InlineData("0.2亿", 20_000_000)]
    [InlineData(" 12\u00A0", 12)]
    [InlineData("12.0", 12)]
    public async Task A_number_that_can_mean_one_thing_only_is_read(string text, int value)
    {
        using var county = await TestCounty.OpenAsync();

        var file = await LoadAsync(county, text);

        Assert.Equal(0, file.Counts.Rejected);
        Assert.Equal(value, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Theory]
    [InlineData("12 34", "1234")]
    [InlineData("\"1,2\"", "1.2")]
    [InlineData("\"12,34\"", "12.34")]
    [InlineData("95%", "95")]
    [InlineData("1O", "10")]
    [InlineData("约12", "12")]
    [InlineData("12人", "12")]
    [InlineData("<5", "5")]
    [InlineData("(5)", "5")]
    public async Task A_number_that_could_mean_two_things_is_kept_back_with_a_suggestion(string text, string suggestion)
    {
        using var county = await TestCounty.OpenAsync();

        var file = await LoadAsync(county, text);

        Assert.Equal(1, file.Counts.Rejected);
        Assert.Contains(suggestion, Assert.Single(file.Problems, each => each.First.Code == "MCH-L102").First.En, StringComparison.Ordinal);
        Assert.Null(county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Theory]
    [InlineData("", 1)]
    [InlineData("-", 5)]
    [InlineData("—", 5)]
    [InlineData("XXX", 6)]
    [InlineData("xxx", 6)]
    [InlineData("-1", 2)]
    [InlineData("－２", 3)]
    public async Task Each_sign_for_no_number_keeps_a_status_of_its_own(string text, int status)
    {
        using var county = await TestCounty.OpenAsync();

        var file = await LoadAsync(county, text);

        Assert.Equal(0, file.Counts.Rejected);
        Assert.Equal(status, county.Bench.Ask<int>("""
            SELECT status::INTEGER FROM fact_value JOIN measure USING (measure_id) JOIN area USING (area_id)
            WHERE measure.code = 'women_delivered' AND area.name = '甲村' AND value IS NULL
            """));
    }

    [Theory]
    [InlineData("2024年3月")]
    [InlineData("２０２４年０３月")]
    [InlineData("2024 年 1-3 月", "202401-03 is a span")]
    [InlineData("2024年1月-2024年3月")]
    [InlineData("民国113年3月")]
    [InlineData("民國113年3月")]
    [InlineData("113年3月")]
    [InlineData("二〇二四年三月")]
    public async Task A_month_is_read_in_every_notation_that_names_it(string period, string? unread = null)
    {
        using var county = await TestCounty.OpenAsync();
        var report = new MonthlyReportFile { Period = period, Cells = Cell("甲村", "7") };

        var file = Assert.Single((await county.LoadAsync(report.WriteTo(county.Bench, "a.csv"))).Files);

        if (unread is null)
        {
            Assert.Equal("202403", file.Period);
        }
        else
        {
            Assert.Equal("MCH-L006", Assert.Single(file.Problems).First.Code);
        }
    }

    [Theory]
    [InlineData(" 甲 村\u00A0")]
    [InlineData("甲")]
    [InlineData("甲村村委会")]
    [InlineData("甲村村民委员会")]
    [InlineData("990101001001")]
    public async Task A_village_is_found_under_its_township_by_what_else_it_is_called(string name)
    {
        using var county = await TestCounty.OpenAsync();
        var report = new MonthlyReportFile { Villages = [name, "乙村"], Cells = Cell(name, "7") };

        var file = Assert.Single((await county.LoadAsync(report.WriteTo(county.Bench, "a.csv"))).Files);

        Assert.Equal(0, file.Counts.Rejected);
        Assert.Equal(7m, county.Bench.Ask<decimal>("""
            SELECT value FROM fact_value JOIN measure USING (measure_id) JOIN area USING (area_id)
            WHERE measure.code = 'women_delivered' AND area.code = '990101001001'
            """));
    }

    // Of another township, one letter off, or blank beside figures.
    [Theory]
    [InlineData("丙村", "MCH-L101")]
    [InlineData("甲庄村", "MCH-L101")]
    [InlineData("", "MCH-L106")]
    public async Task A_place_that_is_not_certain_is_kept_back_with_all_its_figures(string name, string code)
    {
        using var county = await TestCounty.OpenAsync();
        var report = new MonthlyReportFile { Villages = [name, "乙村"], Cells = Cell(name, "7") };

        var file = Assert.Single((await county.LoadAsync(report.WriteTo(county.Bench, "a.csv"))).Files);

        Assert.Equal(LoadStatus.Partial, file.Status);
        Assert.Equal(MonthlyReportFile.Columns, file.Counts.Rejected);
        Assert.True(file.Counts.Balance);
        Assert.Contains(file.Problems, each => each.First.Code == code);
    }

    [Fact]
    public async Task A_report_in_traditional_characters_and_Big5_says_the_same()
    {
        using var county = await TestCounty.OpenAsync();
        System.Text.Encoding.RegisterProvider(System.Text.CodePagesEncodingProvider.Instance);
        var report = new MonthlyReportFile { Cells = Cell("甲村", "7") };
        var path = county.Bench.FileAt("big5.csv");
        var traditional = report.Text();
        foreach (var (simple, letter) in s_traditional)
        {
            traditional = traditional.Replace(simple, letter);
        }

        await File.WriteAllBytesAsync(path, System.Text.Encoding.GetEncoding(
            "big5", System.Text.EncoderFallback.ExceptionFallback, System.Text.DecoderFallback.ExceptionFallback).GetBytes(traditional));

        var file = Assert.Single((await county.LoadAsync(path)).Files);

        Assert.Equal(LoadStatus.Succeeded, file.Status);
        Assert.Equal(7m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    // What OpenCC makes of the form's characters.
    private static readonly Dictionary<char, char> s_traditional = "专产从体儿册别单卫叶号后妇婴宫岁报数检测筛红统绿视计访试负责贫镇阳阴险风黄"
        .Zip("專產從體兒冊別單衛葉號後婦嬰宮歲報數檢測篩紅統綠視計訪試負責貧鎮陽陰險風黃")
        .ToDictionary(pair => pair.First, pair => pair.Second);

    private static Dictionary<(string Village, string Header), string> Cell(string village, string text) =>
        new() { [(village, Women)] = text };

    private static async Task<FileReceipt> LoadAsync(TestCounty county, string text)
    {
        var report = new MonthlyReportFile { Villages = ["甲村"], Cells = Cell("甲村", text) };
        return Assert.Single((await county.LoadAsync(report.WriteTo(county.Bench, "a.csv"))).Files);
    }
}
