using System.Text;
using McHAnalytics.Etl;
using McHAnalytics.Tests.Etl.Guarantees;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>Text in the encodings that offices send: each is found out, or asked for; none is read wrongly.</summary>
public sealed class EncodingTests
{
    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("gb18030", false)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16", false)]
    [InlineData("utf-16BE", true)]
    [InlineData("utf-16BE", false)]
    public async Task A_report_says_the_same_in_every_encoding(string name, bool hasMark)
    {
        using var county = await TestCounty.OpenAsync();

        // A name that GBK lacks: four bytes in GB18030.
        var text = (await File.ReadAllTextAsync(county.Report("a.csv", 1, 3, 20, 7, 5))).Replace("填表人: 李", "填表人: 㐂𠮷", StringComparison.Ordinal);
        var path = Write(county, text, name, hasMark);

        var receipt = await county.LoadAsync(path);

        Assert.NotNull(receipt.Version);
        Assert.Equal("测试镇", receipt.Files[0].UnitName);
        Assert.Equal(12m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Fact]
    public async Task Tabs_and_semicolons_part_cells_too()
    {
        using var county = await TestCounty.OpenAsync();
        var march = (await File.ReadAllTextAsync(county.Report("a.csv", 1, 3, 20, 7, 5))).Replace(',', '\t');
        var april = (await File.ReadAllTextAsync(county.Report("a.csv", 1, 4, 20, 3, 1))).Replace(',', ';');

        await county.LoadAsync(Write(county, march, "utf-16", hasMark: true), Write(county, april, "utf-8", hasMark: false));

        Assert.Equal(16m, county.Bench.Sum("women_delivered", 202403, 202404));
    }

    // 毛 in GBK is ë in UTF-8; French in Windows' Western code page is Chinese characters in GBK; 一 alone is either.
    [Theory]
    [InlineData("毛,毛\r\n1,2\r\n", "gb18030")]
    [InlineData("région,année,décembre,féminin\r\nKindia,2024,1,2\r\n", "windows-1252")]
    [InlineData("中,文\r\n1,2\r\n", "gb18030")]
    public async Task Bytes_that_could_be_two_things_are_refused_and_taken_when_told(string text, string name)
    {
        using var county = await TestCounty.OpenAsync();
        var path = Write(county, text, name, hasMark: false);

        var receipt = await county.LoadAsync(path);
        var told = await new LoadFiles(county.Setting).RunAsync(
            [path], new LoadOptions { Encoding = name }, null, CancellationToken.None);
        var wrong = await new LoadFiles(county.Setting).RunAsync(
            [path], new LoadOptions { Encoding = "utf-16le" }, null, CancellationToken.None);

        Assert.Equal("MCH-L005", Assert.Single(receipt.Files[0].Problems).First.Code);
        Assert.Equal("MCH-L003", Assert.Single(told.Files[0].Problems).First.Code);
        Assert.NotEqual("MCH-L005", Assert.Single(wrong.Files[0].Problems).First.Code);
    }

    private static string Write(TestCounty county, string text, string name, bool hasMark)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var encoding = Encoding.GetEncoding(name);
        var path = county.Bench.FileAt($"{name}-{hasMark}.csv");
        File.WriteAllBytes(path, [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(text)]);
        return path;
    }
}
