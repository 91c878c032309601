using System.Globalization;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Etl;

/// <summary>The receipts of a batch in the Ledger: begun before anything is read, signed once all is published.</summary>
internal sealed class LoadRuns(LedgerStore? ledger) : IAsyncDisposable
{
    private readonly Dictionary<FileWork, OpenRun> _open = [];
    private bool _rowsKept;

    /// <summary>Writes that each file's load has begun; what has begun already is left.</summary>
    public async Task BeginAsync(IEnumerable<FileWork> works, CancellationToken cancel)
    {
        if (ledger is null)
        {
            return;
        }

        var begun = works.Where(work => work.LedgerRun.Length == 0).ToList();
        var runs = await ledger.BeginRunsAsync(
            [.. begun.Select(work => new NewLoadRun(work.Name, work.Sha256, null, work.Unit))], cancel);
        foreach (var (work, run) in begun.Zip(runs))
        {
            _open.Add(work, run);
            work.LedgerRun = run.Id.ToString(CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Keeps what was not taken: before the publishing, so that no crash can lose a rejected row.</summary>
    public async Task KeepRejectedAsync(IEnumerable<FileWork> works, CancellationToken cancel)
    {
        if (_rowsKept)
        {
            return;
        }

        _rowsKept = true;
        foreach (var work in works)
        {
            if (work.RejectedRows.Count > 0 && _open.TryGetValue(work, out var run))
            {
                await run.AddRejectedRowsAsync(work.RejectedRows, cancel);
            }
        }
    }

    /// <summary>Signs the receipts.</summary>
    /// <param name="works">The files.</param>
    /// <param name="receipts">Their receipts, in the same order.</param>
    /// <param name="version">The version published; null where none was.</param>
    /// <param name="cancel">Stops the writing.</param>
    public async Task FinishAsync(
        IReadOnlyList<FileWork> works, IReadOnlyList<FileReceipt> receipts, int? version, CancellationToken cancel)
    {
        var ended = works.Zip(receipts)
            .Where(each => _open.ContainsKey(each.First))
            .Select(each => (Work: each.First, Receipt: each.Second, Run: _open[each.First]))
            .ToList();
        if (ended.Count == 0)
        {
            return;
        }

        await ledger!.FinishRunsAsync(
            [.. ended.Select(each => (each.Run, OutcomeOf(each.Receipt, each.Work.HasChanged ? version : null)))], cancel);
        if (!await ledger.HasOpenRowsAsync(cancel))
        {
            return;
        }

        foreach (var (work, _, run) in ended.Where(each => each.Receipt.Status is LoadStatus.Succeeded or LoadStatus.Partial))
        {
            await ledger.SettleAsync(run.Id, work.Sha256, work.Replays, cancel);
        }
    }

    /// <summary>Completes receipts of a load that was killed after its version was published and before it signed.</summary>
    public async Task CompleteAsync(LoadJournal journal, int? published, CancellationToken cancel)
    {
        if (ledger is null || published is not { } version || journal.Find(version) is not { } entry)
        {
            return;
        }

        foreach (var file in entry.Files)
        {
            if (file.Receipt is { } receipt && long.TryParse(file.LedgerRun, CultureInfo.InvariantCulture, out var run))
            {
                await ledger.CompleteInterruptedAsync(run, OutcomeOf(receipt, version), cancel);
            }
        }
    }

    /// <summary>The receipt as the journal keeps it.</summary>
    public static JournalReceipt JournalReceiptOf(FileReceipt receipt) => new(
        receipt.Form,
        receipt.Status.ToString(),
        receipt.Unit.ToString(),
        receipt.Counts.Read,
        receipt.Counts.Inserted,
        receipt.Counts.Updated,
        receipt.Counts.Unchanged,
        receipt.Counts.Rejected);

    /// <summary>Lets go of all; what was not signed is written down as interrupted, where it can be.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var run in _open.Values)
        {
            try
            {
                await run.DisposeAsync();
            }
            catch (Exception fault) when (fault is IOException or System.Data.Common.DbException
                or Microsoft.EntityFrameworkCore.DbUpdateException)
            {
                // On a full disk the note cannot be written either; the next load writes it. The first fault is told.
            }
        }
    }

    private static LoadOutcome OutcomeOf(FileReceipt receipt, int? version)
    {
        var problems = receipt.Problems.Select(problem => new ProblemSummary(
            problem.First.Code,
            problem.Count,
            problem.First.Zh + problem.First.Kind.AdviceZh,
            problem.First.En + " " + problem.First.Kind.AdviceEn));
        return new LoadOutcome(receipt.Status, receipt.Counts, version, [.. problems])
        {
            FormCode = receipt.Form,
            Unit = receipt.Unit,
        };
    }

    private static LoadOutcome OutcomeOf(JournalReceipt receipt, int version) => new(
        Enum.Parse<LoadStatus>(receipt.Status),
        new LoadCounts(receipt.Read, receipt.Inserted, receipt.Updated, receipt.Unchanged, receipt.Rejected),
        version,
        [])
    {
        FormCode = receipt.Form,
        Unit = Enum.Parse<CountUnit>(receipt.Unit),
    };
}
