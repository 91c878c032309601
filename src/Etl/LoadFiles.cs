using System.Diagnostics;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Warehouse.Checks;
using McHAnalytics.Warehouse.Loading;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Etl;

/// <summary>Files in, a published version and a receipt for each file out.</summary>
/// <remarks>
/// A batch is published once, or not at all: a file that cannot be taken is refused by itself, with its reason, and
/// does not keep the others back. What was loaded before changes nothing.
/// </remarks>
public sealed class LoadFiles(LoadSetting setting)
{
    /// <summary>Loads files, or all loadable files under folders.</summary>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    /// <exception cref="WarehouseVerificationException">The new version contradicts itself; the old one
    /// stays.</exception>
    public async Task<LoadReceipt> RunAsync(
        IReadOnlyList<string> paths, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var works = Find(paths);
        var publisher = new WarehousePublisher(Path.Combine(setting.DataFolder, "warehouse"), setting.Clock);
        using var build = await publisher.BeginAsync(cancel);
        var runs = new Dictionary<FileWork, OpenRun>();
        try
        {
            await BeginRunsAsync(works, runs, cancel);
            var (counts, changes) = await Task.Run(() => Stage(works, build, progress, cancel), cancel);
            int? version = null;
            var findings = 0L;
            if (changes)
            {
                progress?.Report(new LoadProgress("checking", works.Count, works.Count, null));
                findings = await Task.Run(() => FactChecks.Run(build, setting.Forms, setting.Checks, Today), cancel);
                if (!options.DryRun)
                {
                    progress?.Report(new LoadProgress("publishing", works.Count, works.Count, null));
                    build.Suppression = setting.Suppression;
                    await build.PublishAsync(cancel);
                    version = build.Version;
                }
            }

            var receipts = works.Select(work => Receipt(work, counts, options)).ToList();
            await FinishRunsAsync(works, receipts, runs, version, cancel);
            return new LoadReceipt(receipts, version, findings, watch.Elapsed);
        }
        finally
        {
            foreach (var run in runs.Values)
            {
                await run.DisposeAsync();
            }
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(setting.Clock.GetLocalNow().DateTime);

    private static List<FileWork> Find(IReadOnlyList<string> paths) =>
    [
        .. paths
            .SelectMany(FilesAt)
            .Distinct(StringComparer.Ordinal)
            .Select(path => new FileWork(path, SourceFile.Sha256Of(path))),
    ];

    private static IEnumerable<string> FilesAt(string path)
    {
        if (Directory.Exists(path))
        {
            return Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                .Where(SourceFile.IsLoadable)
                .Order(StringComparer.Ordinal);
        }

        return File.Exists(path) ? [path]
            : throw new FileNotFoundException($"There is no file or folder {path}.", path);
    }

    private async Task BeginRunsAsync(List<FileWork> works, Dictionary<FileWork, OpenRun> runs,
        CancellationToken cancel)
    {
        if (setting.Ledger is not { } ledger)
        {
            return;
        }

        foreach (var work in works)
        {
            var run = await ledger.BeginRunAsync(new NewLoadRun(work.Name, work.Sha256, null, work.Unit), cancel);
            runs.Add(work, run);
            work.LedgerRun = run.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private (IReadOnlyList<MergedCounts> Counts, bool Changes) Stage(
        List<FileWork> works, WarehouseBuild build, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var batch = new LoadBatch(setting, build, Today);
        var done = 0;
        foreach (var work in LoadBatch.InOrder(works))
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new LoadProgress("reading", done++, works.Count, work.Name));
            batch.Read(work);
        }

        progress?.Report(new LoadProgress("merging", works.Count, works.Count, null));
        return (batch.Merge(), batch.Changes);
    }

    private static FileReceipt Receipt(FileWork work, IReadOnlyList<MergedCounts> merged, LoadOptions options)
    {
        var counts = work.Staged is { } staged && !work.IsRefused ? merged[staged] : MergedCounts.None;
        if (counts.Replaced > 0)
        {
            work.Add(LoadProblems.Replaced(work.Place, counts.Replaced, counts.Withdrawn), counts.Replaced);
        }

        if (counts.Older > 0)
        {
            work.Add(LoadProblems.Older(work.Place, counts.Older), counts.Older);
        }

        var lines = work.Lines;
        var total = work.Unit == CountUnit.Rows && lines.Total > 0
            ? new LoadCounts(work.Read, lines.Inserted, lines.Updated, lines.Unchanged, work.Rejected)
            : new LoadCounts(work.Read, counts.Inserted, counts.Updated, counts.Unchanged + work.Pending,
                work.Rejected);
        var status = options.DryRun ? LoadStatus.DryRun
            : work.IsRefused ? LoadStatus.Failed
            : work.Rejected > 0 ? LoadStatus.Partial
            : LoadStatus.Succeeded;
        return new FileReceipt(
            work.Name,
            work.Sha256,
            work.Form?.Code ?? work.OtherKind,
            work.UnitName,
            work.Period,
            status,
            work.Unit,
            total,
            [.. work.Problems.Select(problem => new MetProblem(problem.First, problem.Count))]);
    }

    private static async Task FinishRunsAsync(
        List<FileWork> works,
        List<FileReceipt> receipts,
        Dictionary<FileWork, OpenRun> runs,
        int? version,
        CancellationToken cancel)
    {
        for (var index = 0; index < works.Count; index++)
        {
            if (!runs.TryGetValue(works[index], out var run))
            {
                continue;
            }

            var receipt = receipts[index];
            if (works[index].RejectedRows.Count > 0)
            {
                await run.AddRejectedRowsAsync(works[index].RejectedRows, cancel);
            }

            var isChanged = receipt.Counts.Accepted > 0;
            var problems = receipt.Problems.Select(problem => new ProblemSummary(
                problem.First.Code,
                problem.Count,
                problem.First.Zh + problem.First.Kind.AdviceZh,
                problem.First.En + " " + problem.First.Kind.AdviceEn));
            await run.FinishAsync(
                new LoadOutcome(receipt.Status, receipt.Counts, isChanged ? version : null, [.. problems])
                {
                    FormCode = receipt.Form,
                    Unit = receipt.Unit,
                },
                cancel);
        }
    }
}
