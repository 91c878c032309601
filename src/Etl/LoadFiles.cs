using System.Diagnostics;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Etl.Problems;
using McHAnalytics.Etl.Reading;
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
    private readonly OriginalFiles _originals = new(setting.DataFolder);
    private readonly LoadJournal _journal = new(setting.DataFolder);

    /// <summary>Loads files, all loadable files under folders and in zips, and standard input (<c>-</c>).</summary>
    /// <exception cref="FileNotFoundException">A path names nothing; nothing was loaded.</exception>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    /// <exception cref="WarehouseSpaceException">The disk is full; what was published stays.</exception>
    /// <exception cref="WarehouseVerificationException">The new version contradicts itself; the old one
    /// stays.</exception>
    public async Task<LoadReceipt> RunAsync(
        IReadOnlyList<string> paths, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        using var incoming = await Task.Run(() => IncomingFiles.Open(paths, setting, options), cancel);
        var receipt = await RunAsync(incoming.Works, options, progress, cancel);
        if (!options.DryRun)
        {
            incoming.KeepWatermarks();
        }

        return receipt;
    }

    internal async Task<LoadReceipt> RunAsync(
        IReadOnlyList<FileWork> works, LoadOptions options, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        await using var runs = new LoadRuns(setting.Ledger);
        using var waiting = new WaitingFiles(setting, _originals);
        while (true)
        {
            try
            {
                var (receipts, version, findings) = await WarehouseSpaceException.ToldAsync(
                    setting.WarehouseFolder, () => AttemptAsync(works, runs, waiting, options, progress, cancel));
                return new LoadReceipt(receipts, version, findings, watch.Elapsed);
            }
            catch (FileFaultException fault)
            {
                fault.Work.LeaveOut(fault.Problem);
            }
            catch (MergeFaultException fault) when (works.Any(work => work.Staged is not null))
            {
                var trace = FaultLog.Keep(setting.DataFolder, fault.InnerException!);
                var culprit = await CulpritAsync(works, cancel);
                culprit.LeaveOut(LoadProblems.Unexpected(culprit.Place, trace));
            }
        }
    }

    private DateOnly Today => DateOnly.FromDateTime(setting.Clock.GetLocalNow().DateTime);

    // One try at a version. A file that spoils it ends it; the next try is made without that file.
    private async Task<(IReadOnlyList<FileReceipt> Receipts, int? Version, long Findings)> AttemptAsync(
        IReadOnlyList<FileWork> works,
        LoadRuns runs,
        WaitingFiles waiting,
        LoadOptions options,
        IProgress<LoadProgress>? progress,
        CancellationToken cancel)
    {
        var publisher = setting.Publisher;
        using var build = await publisher.BeginAsync(cancel);
        await runs.CompleteAsync(_journal, WarehouseFolder.ReadCurrent(setting.WarehouseFolder), cancel);
        await runs.BeginAsync(works, cancel);
        var batch = new LoadBatch(setting, build, Today);
        await Task.Run(() => Read(works, batch, progress, cancel), cancel);
        var released = await waiting.ReleasedByAsync(works, cancel);
        if (released.Count > 0)
        {
            await runs.BeginAsync(released, cancel);
            await Task.Run(() => Read(released, batch, progress, cancel), cancel);
            works = [.. works, .. released];
        }

        progress?.Report(new LoadProgress("merging", works.Count, works.Count, null));
        var (counts, changes) = await Task.Run(() => Merge(works, batch), cancel);
        var receipts = works.Select(work => Receipt(work, counts, options)).ToList();
        RefuseUnbalanced(works, receipts);
        int? version = null;
        var findings = 0L;
        if (changes)
        {
            progress?.Report(new LoadProgress("checking", works.Count, works.Count, null));
            findings = await Task.Run(() => FactChecks.Run(build, setting.Forms, setting.Checks, Today), cancel);
        }

        if (!options.DryRun)
        {
            await Task.Run(() => KeepOriginals(works), cancel);
        }

        await runs.KeepRejectedAsync(works, cancel);
        if (changes && !options.DryRun)
        {
            progress?.Report(new LoadProgress("publishing", works.Count, works.Count, null));
            WriteJournal(works, receipts, build.Version);
            build.Suppression = setting.Suppression;
            await build.PublishAsync(cancel);
            version = build.Version;
        }

        await runs.FinishAsync(works, receipts, version, cancel);
        return (receipts, version, findings);
    }

    // By halves: of a thousand files the one that cannot be merged is found in ten tries, none of them published.
    private async Task<FileWork> CulpritAsync(IReadOnlyList<FileWork> works, CancellationToken cancel)
    {
        var suspects = works.Where(work => work.Staged is not null).ToList();
        while (suspects.Count > 1)
        {
            var half = suspects[..(suspects.Count / 2)];
            suspects = await FailsAsync(half, cancel) ? half : suspects[half.Count..];
        }

        return suspects[0];
    }

    private async Task<bool> FailsAsync(List<FileWork> works, CancellationToken cancel)
    {
        using var build = await setting.Publisher.BeginAsync(cancel);
        try
        {
            var batch = new LoadBatch(setting, build, Today);
            await Task.Run(() => Read(works, batch, null, cancel), cancel);
            await Task.Run(() => Merge(works, batch), cancel);
            return false;
        }
        catch (MergeFaultException)
        {
            return true;
        }
    }

    private static void Read(
        IReadOnlyList<FileWork> works, LoadBatch batch, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var done = 0;
        var order = LoadBatch.InOrder(works).ToList();
        var ahead = new ReadAhead(order);
        foreach (var work in order)
        {
            cancel.ThrowIfCancellationRequested();
            progress?.Report(new LoadProgress("reading", done++, works.Count, work.Name));
            work.Begin();
            batch.Read(work, ahead);
        }
    }

    private static (IReadOnlyList<MergedCounts> Counts, bool Changes) Merge(IReadOnlyList<FileWork> works, LoadBatch batch)
    {
        try
        {
            return (batch.Merge(works), batch.Changes);
        }
        catch (Exception fault) when (LoadBatch.IsOfTheFile(fault))
        {
            throw new MergeFaultException(fault);
        }
    }

    // A receipt that does not balance is a fault of ours: nothing of its file may be published.
    private void RefuseUnbalanced(IReadOnlyList<FileWork> works, List<FileReceipt> receipts)
    {
        for (var index = 0; index < works.Count; index++)
        {
            if (!receipts[index].Counts.Balance)
            {
                var trace = FaultLog.Keep(setting.DataFolder, new InvalidOperationException(), receipts[index].Counts.ToString());
                throw new FileFaultException(works[index], LoadProblems.Unexpected(works[index].Place, trace));
            }
        }
    }

    private void KeepOriginals(IReadOnlyList<FileWork> works)
    {
        foreach (var work in works.Where(work => work.Corrections.Count == 0 && (work.HasChanged || work.Rejected > 0)))
        {
            if (!_originals.TryKeep(work.Sha256, work.Name, () => File.OpenRead(work.Path)))
            {
                throw new FileFaultException(work, LoadProblems.ChangedMeanwhile(work.Place));
            }
        }
    }

    private void WriteJournal(IReadOnlyList<FileWork> works, List<FileReceipt> receipts, int version)
    {
        if (setting.IsRebuild)
        {
            return;
        }

        var files = LoadBatch.InOrder(works).Where(work => work.HasChanged).Select(work =>
            new JournalFile(work.Name, work.Sha256, work.LedgerRun)
            {
                Encoding = work.Encoding,
                Receipt = LoadRuns.JournalReceiptOf(receipts[works.Index().First(each => each.Item == work).Index]),
            });
        _journal.Append(new JournalEntry { Version = version, At = setting.Clock.GetUtcNow(), Files = [.. files] });
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
}
