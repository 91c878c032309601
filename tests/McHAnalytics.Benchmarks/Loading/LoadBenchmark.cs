using System.Globalization;
using System.Text.Json;
using McHAnalytics.Benchmarks.Panel;
using McHAnalytics.Etl;

namespace McHAnalytics.Benchmarks.Loading;

/// <summary>
/// <c>bench load</c>: the large panel's CSV beside DuckDB's own COPY and sort, a month of a county into that warehouse, and a
/// thousand workbooks; each by the command line's own <c>load</c>.
/// </summary>
internal static class LoadBenchmark
{
    private const int Townships = 50;
    private const int Months = 20;

    public static int Run(string[] arguments)
    {
        if (arguments is not ([] or ["workbooks"] or ["panel"]))
        {
            Console.Error.WriteLine("mch bench load [panel|workbooks]");
            return 2;
        }

        if (PanelFolder.Find() is not { } folder)
        {
            Console.Error.WriteLine("The panel's harness (shared/bench) is not beside this repository; MCH_SHARED may name the folder that holds bench/.");
            return 2;
        }

        try
        {
            var isHeld = true;
            if (arguments is not ["workbooks"])
            {
                PanelBenchmark.Prepare(folder, withPeers: false);
                isHeld = Panel(folder);
            }

            return (arguments is ["panel"] || Workbooks(folder)) && isHeld ? 0 : 1;
        }
        catch (PanelException fault)
        {
            Console.Error.WriteLine($"load: {fault.Message}");
            return 1;
        }
    }

    private static bool Panel(PanelFolder folder)
    {
        var csv = Path.Combine(folder.Harness, "data", "fact_large.csv");
        var data = Fresh(folder, "load-large");
        var plain = Path.Combine(folder.Root, "load-plain.duckdb");
        var baseline = PanelProcess.RunAndRead(
            folder.Harness, TimeSpan.FromMinutes(30), folder.Node, "load_duckdb.mjs", "large", plain);
        var told = JsonDocument.Parse(baseline.Trim().Split('\n')[^1]).RootElement;
        var bareSeconds = told.GetProperty("load_ms").GetDouble() / 1000;
        var bareBytes = told.GetProperty("bytes_fact").GetInt64();
        File.Delete(plain);

        Load(folder, data, folder.Catalogue, PanelData.WritePlaces(folder));
        var (took, peak) = Load(folder, data, folder.Catalogue, csv);
        var bytes = BytesOf(data);
        Console.WriteLine("| the large panel's CSV, 4,962,240 lines of 20 measures | DuckDB alone | ours | ratio | asked |");
        Console.WriteLine("|---|---:|---:|---:|---|");
        Line("seconds: COPY and sort; staging, checks, roll-ups, publishing", bareSeconds, took.TotalSeconds, 4);
        Line("MB of the plain table; of the version", bareBytes / 1e6, bytes / 1e6, 1.5);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Most memory: {peak} MiB (asked: 3,072)."));

        var month = Path.Combine(folder.Root, "load-month.csv");
        var lines = WriteMonth(csv, month);
        var (added, _) = Load(folder, data, folder.Catalogue, month);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"A further month of one county ({lines} lines) into that warehouse: {added.TotalSeconds:0.0} s to published (asked: 5)."));
        Directory.Delete(data, recursive: true);
        return took.TotalSeconds <= 4 * bareSeconds && bytes <= 1.5 * bareBytes && peak <= 3_072 && added.TotalSeconds <= 5;
    }

    private static bool Workbooks(PanelFolder folder)
    {
        var data = Fresh(folder, "load-workbooks");
        var inbox = Path.Combine(folder.Root, "load-inbox");
        if (Directory.Exists(inbox))
        {
            Directory.Delete(inbox, recursive: true);
        }

        Directory.CreateDirectory(inbox);
        var catalogue = Path.Combine(folder.Repository, "catalogue");
        var form = FormFolder.Read(Path.Combine(catalogue, "forms"), _ => true).Single(each => each.Code == "township_monthly");
        for (var number = 0; number < Townships * Months; number++)
        {
            var (township, month) = (number / Months, number % Months);
            TownshipWorkbooks.Write(
                Path.Combine(inbox, $"{number:0000}.xlsx"), form.Sheets[0], township, 2023 + (month / 12), 1 + (month % 12));
        }

        var places = Path.Combine(folder.Root, "load-places.csv");
        TownshipWorkbooks.WritePlaces(places, Townships);
        Load(folder, data, catalogue, places);
        var (took, peak) = Load(folder, data, catalogue, inbox);
        var rate = Townships * Months / took.TotalSeconds;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Townships * Months} township workbooks of {TownshipWorkbooks.Villages} rows: {took.TotalSeconds:0.0} s to published, "
            + $"{rate:0} files/s (asked: 50), at most {peak} MiB."));
        Directory.Delete(data, recursive: true);
        Directory.Delete(inbox, recursive: true);
        return rate >= 50;
    }

    // The first county's last month, as if it were the month after.
    private static int WriteMonth(string csv, string path)
    {
        using var lines = File.ReadLines(csv).GetEnumerator();
        lines.MoveNext();
        var written = new List<string> { lines.Current };
        string? county = null;
        while (lines.MoveNext())
        {
            var cells = lines.Current.Split(',', 3);
            county ??= cells[0][..6];
            if (cells[0].StartsWith(county, StringComparison.Ordinal) && cells[1].StartsWith("2024-12", StringComparison.Ordinal))
            {
                written.Add($"{cells[0]},2025-01-01,{cells[2]}");
            }
        }

        File.WriteAllLines(path, written);
        return written.Count - 1;
    }

    private static (TimeSpan Took, long PeakMiB) Load(PanelFolder folder, string data, string catalogue, string path) =>
        PanelProcess.Run(
            folder.Repository,
            TimeSpan.FromMinutes(30),
            new Dictionary<string, string>(),
            "dotnet",
            folder.Cli, "--data", data, "--catalogue", catalogue, "load", path);

    private static string Fresh(PanelFolder folder, string name)
    {
        var data = Path.Combine(folder.Root, "data", name);
        if (Directory.Exists(data))
        {
            Directory.Delete(data, recursive: true);
        }

        return data;
    }

    private static long BytesOf(string data) => Directory.EnumerateFiles(Path.Combine(data, "warehouse"), "v*.duckdb")
        .Select(file => new FileInfo(file)).MaxBy(file => file.Name, StringComparer.Ordinal)!.Length;

    private static void Line(string what, double plain, double ours, double asked) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"| {what} | {plain:0.0} | {ours:0.0} | {ours / plain:0.00} | at most {asked} |"));
}
