using McHAnalytics.Etl;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Cli.Output;

/// <summary>Prints receipts: a line a file, then every problem with its place and what to do.</summary>
internal static class ReceiptPrinter
{
    private const int FilesShown = 40;
    private const int ProblemsShown = 40;

    /// <returns>0 when everything was taken, 1 when something was not.</returns>
    public static int Print(LoadReceipt receipt, bool dryRun)
    {
        foreach (var file in receipt.Files.OrderBy(file => file.Status == LoadStatus.Succeeded).Take(FilesShown))
        {
            Console.WriteLine(
                $"{Word(file.Status)} {file.File}  [{file.Form ?? "?"}] {file.UnitName} {file.Period}  {Counts(file.Counts)}");
        }

        if (receipt.Files.Count > FilesShown)
        {
            Console.WriteLine($"  … 另有 {receipt.Files.Count - FilesShown} 个文件 more files: loadRuns in GraphQL");
        }

        Console.WriteLine($"合计 total: {receipt.Files.Count} 个文件 files, {Counts(Total(receipt))}");
        PrintProblems(receipt);
        Console.WriteLine(Closing(receipt, dryRun));
        return CodeOf(receipt);
    }

    /// <summary>The exit code that a receipt gives.</summary>
    public static int CodeOf(LoadReceipt receipt) =>
        receipt.Files.Any(file => file.Counts.Rejected > 0 || file.Problems.Any(met => met.First.Severity == ProblemSeverity.FileRejected))
            ? ExitCodes.SomethingNotTaken
            : ExitCodes.Done;

    private static void PrintProblems(LoadReceipt receipt)
    {
        var problems = receipt.Files.SelectMany(file => file.Problems).OrderByDescending(met => met.First.Severity).ToList();
        foreach (var (problem, count) in problems.Take(ProblemsShown))
        {
            var times = count > 1 ? $" ({count} 处 places)" : "";
            Console.WriteLine($"  [{problem.Code}] {problem.Place}{times}: {problem.Zh} {problem.Kind.AdviceZh}");
            Console.WriteLine($"             {problem.En} {problem.Kind.AdviceEn}");
        }

        if (problems.Count > ProblemsShown)
        {
            Console.WriteLine($"  … 另有 {problems.Count - ProblemsShown} 条 more: rejectedRows and findings in GraphQL");
        }
    }

    private static LoadCounts Total(LoadReceipt receipt) => receipt.Files.Aggregate(
        new LoadCounts(0, 0, 0, 0, 0),
        (sum, file) => new LoadCounts(
            sum.Read + file.Counts.Read,
            sum.Inserted + file.Counts.Inserted,
            sum.Updated + file.Counts.Updated,
            sum.Unchanged + file.Counts.Unchanged,
            sum.Rejected + file.Counts.Rejected));

    private static string Counts(LoadCounts counts) =>
        $"读 read {counts.Read} = 新 new {counts.Inserted} + 改 changed {counts.Updated} "
        + $"+ 同 unchanged {counts.Unchanged} + 退 rejected {counts.Rejected}";

    private static string Closing(LoadReceipt receipt, bool dryRun)
    {
        var seconds = $"({receipt.Took.TotalSeconds:0.0} s)";
        if (dryRun)
        {
            return $"试装完毕,没有改动任何数据。Dry run: nothing was changed. {seconds}";
        }

        return receipt.Version is { } version
            ? $"已发布 published v{version:000000} {seconds}"
            : $"数据没有变化,未发布新版本。Nothing changed; no version was published. {seconds}";
    }

    private static string Word(LoadStatus status) => status switch
    {
        LoadStatus.Succeeded => "✓ 已收 taken",
        LoadStatus.Partial => "△ 部分 partly",
        LoadStatus.Failed => "✗ 退回 refused",
        LoadStatus.DryRun => "· 试装 dry run",
        _ => "… 进行 running",
    };
}
