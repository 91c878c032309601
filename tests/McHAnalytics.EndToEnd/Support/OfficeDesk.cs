using System.Globalization;
using System.Text;

namespace McHAnalytics.EndToEnd.Support;

/// <summary>A data folder of its own with the places of one county, and files to load into it by the real program.</summary>
internal sealed class OfficeDesk : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    private OfficeDesk(string demoFolder)
    {
        DemoFolder = demoFolder;
        Root = Directory.CreateTempSubdirectory("mch-desk-").FullName;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
    }

    public string Root { get; }

    public string DemoFolder { get; }

    public string Data => Path.Combine(Root, "data");

    /// <summary>The version that is published, as the pointer names it; empty where there is none.</summary>
    public string Published =>
        File.Exists(Path.Combine(Data, "warehouse", "CURRENT")) ? File.ReadAllText(Path.Combine(Data, "warehouse", "CURRENT")) : "";

    /// <summary>A desk whose day is the demo's and whose places are known.</summary>
    public static async Task<OfficeDesk> OpenAsync(string demoFolder)
    {
        var desk = new OfficeDesk(demoFolder);
        Directory.CreateDirectory(desk.Data);
        await File.WriteAllTextAsync(Path.Combine(desk.Data, "today.txt"), "2025-11-02\n");
        var (exit, output) = await desk.RunAsync(
            "places", Path.Combine(demoFolder, "places_mergers.csv"), "--villages-of", "610528");
        Assert.True(exit == 0, output);
        return desk;
    }

    public Task<(int ExitCode, string Output)> RunAsync(params IEnumerable<string> arguments) =>
        MchProcess.RunAsync(s_limit, [.. arguments, "--data", Data]);

    /// <summary>A monthly report in GB18030 as a township sent it, its text changed.</summary>
    public string Csv(string name, Func<string, string> change)
    {
        var gb18030 = Encoding.GetEncoding("GB18030");
        var file = Path.Combine(Root, name);
        File.WriteAllText(file, change(File.ReadAllText(AnyCsv(), gb18030)), gb18030);
        return file;
    }

    /// <summary>A report that nothing was done to: the first CSV of the first month.</summary>
    public string AnyCsv() => Directory
        .EnumerateFiles(Path.Combine(DemoFolder, "monthly"), "*_月报表.csv", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .First();

    /// <summary>The cells of the report's first village, and the line as it stands.</summary>
    public (string Line, string[] Cells) FirstVillage()
    {
        var line = File.ReadAllText(AnyCsv(), Encoding.GetEncoding("GB18030")).Split('\n').First(text =>
            text.Split(',') is { Length: > 40 } cells
            && cells[0].Length > 0 && cells[0] != "合计"
            && int.TryParse(cells[1], CultureInfo.InvariantCulture, out _));
        return (line, line.Split(','));
    }

    /// <summary>A report as a workbook.</summary>
    public string AnyWorkbook() => Directory
        .EnumerateFiles(Path.Combine(DemoFolder, "monthly"), "*_月报表.xlsx", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .First();

    /// <summary>The sum of a measure over all months, asked of the published warehouse by the program's own server.</summary>
    public async Task<decimal> SumAsync(string measure)
    {
        await using var mch = MchProcess.Start("serve", "--data", Data, "--port", "0");
        var address = await mch.AddressAsync(s_limit);
#pragma warning disable RS0030 // To the server that the test itself started.
        using var http = new HttpClient { BaseAddress = new Uri(address), Timeout = s_limit };
#pragma warning restore RS0030
        var csv = await http.GetStringAsync(
            $"/feeds/series.csv?indicator={measure}&place=610528&from=2022-10-01&to=2025-10-31&calendar=MONTH");
        return csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')[8])
            .Where(value => value.Length > 0)
            .Sum(value => decimal.Parse(value, CultureInfo.InvariantCulture));
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
