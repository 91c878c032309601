using System.CommandLine;
using System.Globalization;
using McHAnalytics.Cli.Demo;
using McHAnalytics.Cli.Output;
using McHAnalytics.Cli.Settings;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Cli.Commands;

/// <summary><c>mch defects</c>: holds what the checks found in the demo county against what was planted there.</summary>
internal static class DefectsCommand
{
    private const int AtATime = 1_000;

    // What the kinds are held to.
    private const double LeastPrecision = 0.95;

    public static Command Create(SharedOptions shared)
    {
        var list = new Option<bool>("--list") { Description = "Name what was missed and what was said wrongly 逐条列出" };
        var command = new Command(
            "defects", "Recall and precision of the checks on the demo county's planted defects 核对示例县的预设差错") { list };
        command.SetAction(async (parsed, cancel) =>
        {
            var place = shared.WorkplaceOf(parsed);
            var file = Path.Combine(place.DemoFolder, "truth.json");
            if (!File.Exists(file))
            {
                throw new UsageException(
                    "MCH-U012",
                    $"{place.DataFolder} 不是示例县的数据目录。请先运行 mch demo。",
                    $"{place.DataFolder} does not hold the demo county. Run mch demo first.");
            }

            var scores = DefectReport.Of(DemoTruth.Read(file), await FindingsAsync(place, cancel));
            Print(scores, parsed.GetValue(list));
            return scores.All(score => score is { Recall: null or 1, Precision: null or >= LeastPrecision })
                ? ExitCodes.Done
                : ExitCodes.SomethingNotTaken;
        });
        return command;
    }

    private static async Task<List<DefectFinding>> FindingsAsync(Workplace place, CancellationToken cancel)
    {
        var options = new WarehouseOptions();
        using var warehouse = new PublishedWarehouse(place.WarehouseFolder, new DuckDbBackend(options), options, place.Clock);
        var store = new WarehouseFindings(warehouse);
        var findings = new List<DefectFinding>();
        for (var total = int.MaxValue; findings.Count < total;)
        {
            var page = await store.FindAsync(new FindingFilter(), Asker.LocalOwner, findings.Count, AtATime, cancel);
            total = page.TotalCount;
            findings.AddRange(page.Items.Select(finding => new DefectFinding(
                finding.Rule, finding.OrgUnit?.Code, finding.Period is { } period ? Period.ToYearMonth(period.FirstMonthIndex) : null,
                finding.Measure)));
        }

        await using var ledger = await LedgerStore.OpenAsync(place.DataFolder, LedgerUse.Read, place.Clock, cancel);
        for (var (taken, total) = (0, int.MaxValue); taken < total;)
        {
            var page = await ledger.ListRejectedRowsAsync(
                new RejectedRowFilter { OfLoadsOnly = true }, new LedgerPageRequest(taken, LedgerPageRequest.MostTaken), cancel);
            (taken, total) = (taken + page.Items.Count, page.TotalCount);
            findings.AddRange(page.Items.Select(row => new DefectFinding(row.RuleCode, null, null, null, row.File, row.Row)));
        }

        return findings;
    }

    private static void Print(IReadOnlyList<DefectScore> scores, bool withList)
    {
        Console.WriteLine($"{"差错 defect",-20} {"预设 planted",12} {"查出 found",10} {"recall",8} {"发现 findings",13} {"precision",10}  规则 rules");
        foreach (var score in scores)
        {
            Console.WriteLine(
                $"{score.Kind,-20} {score.Planted,12} {score.Planted - score.Missed.Count,10} {Percent(score.Recall),8} "
                + $"{score.Findings,13} {Percent(score.Precision),10}  {string.Join(' ', score.Rules)}");
            if (withList)
            {
                score.Missed.ToList().ForEach(missed => Console.WriteLine($"  未查出 missed: {missed}"));
                score.Wrong.ToList().ForEach(wrong => Console.WriteLine($"  误报 wrong: {wrong}"));
            }
        }
    }

    private static string Percent(double? share) =>
        share is { } known ? (100 * known).ToString("0.0", CultureInfo.InvariantCulture) + " %" : "—";
}
