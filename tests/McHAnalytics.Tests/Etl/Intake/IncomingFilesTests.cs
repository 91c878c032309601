using System.IO.Compression;
using System.Text;
using McHAnalytics.Etl;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Tests.Etl.Guarantees;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>Folders, zips and standard input: what is in them is loaded as if each file had been given.</summary>
public sealed class IncomingFilesTests
{
    [Fact]
    public async Task A_zip_of_reports_is_loaded_file_by_file_and_again_under_another_name_changes_nothing()
    {
        using var county = await TestCounty.OpenAsync();
        var zip = Zip(county, "三月.zip", ("测试镇.csv", county.Report("a.csv", 1, 3, 20, 7, 5)),
            ("下属/试验镇.csv", county.Report("b.csv", 2, 3, 20, 4, 2)), ("说明.txt", county.Report("c.csv", 1, 4, 20, 1, 1)));

        var receipt = await county.LoadAsync(zip);
        var again = await county.LoadAsync(Zip(county, "other.zip", ("x/1.csv", county.Bench.FileAt("b.csv"))));

        Assert.Equal(["三月.zip/下属/试验镇.csv", "三月.zip/测试镇.csv"], receipt.Files.Select(file => file.File).Order(StringComparer.Ordinal));
        Assert.All(receipt.Files, file => Assert.Equal(LoadStatus.Succeeded, file.Status));
        Assert.Equal(18m, county.Bench.Sum("women_delivered", 202403, 202403));
        Assert.Null(again.Version);
        Assert.Empty(Directory.GetDirectories(Path.Combine(county.Bench.DataFolder, "incoming")));
    }

    [Fact]
    public async Task A_name_in_GBK_inside_a_zip_is_read_as_Windows_wrote_it()
    {
        using var county = await TestCounty.OpenAsync();
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var path = county.Bench.FileAt("gbk.zip");
        using (var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create, false, Encoding.GetEncoding("GB18030")))
        {
            archive.CreateEntryFromFile(county.Report("a.csv", 1, 3, 20, 7, 5), "月报.csv");
        }

        Assert.Equal("gbk.zip/月报.csv", Assert.Single((await county.LoadAsync(path)).Files).File);
    }

    [Fact]
    public async Task Standard_input_is_told_by_its_bytes()
    {
        using var county = await TestCounty.OpenAsync();
        await using var csv = File.OpenRead(county.Report("a.csv", 1, 3, 20, 7, 5));
        await using var zip = File.OpenRead(Zip(county, "b.zip", ("b.csv", county.Report("b.csv", 2, 3, 20, 4, 2))));

        var first = await LoadAsync(county, csv);
        var second = await LoadAsync(county, zip);

        Assert.Equal("stdin.csv", Assert.Single(first.Files).File);
        Assert.Equal("stdin.zip/b.csv", Assert.Single(second.Files).File);
        Assert.Equal(18m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Fact]
    public async Task A_zip_in_a_zip_is_refused_and_the_rest_is_taken()
    {
        using var county = await TestCounty.OpenAsync();
        var inner = Zip(county, "inner.zip", ("a.csv", county.Report("a.csv", 1, 3, 20, 7, 5)));

        var receipt = await county.LoadAsync(Zip(county, "outer.zip", ("i.zip", inner), ("b.csv", county.Report("b.csv", 2, 3, 20, 4, 2))));

        Assert.Equal("MCH-L011", receipt.Files.Single(file => file.Status == LoadStatus.Failed).Problems.Single().First.Code);
        Assert.Equal(6m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    private static Task<LoadReceipt> LoadAsync(TestCounty county, Stream input) =>
        new LoadFiles(county.Setting).RunAsync(["-"], new LoadOptions { Input = input }, null, CancellationToken.None);

    private static string Zip(TestCounty county, string name, params (string Entry, string Path)[] files)
    {
        var path = county.Bench.FileAt(name);
        using var archive = ZipFile.Open(path, ZipArchiveMode.Create);
        foreach (var (entry, file) in files)
        {
            archive.CreateEntryFromFile(file, entry);
        }

        return path;
    }
}
