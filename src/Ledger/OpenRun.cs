using McHAnalytics.Ledger.Runs;
using McHAnalytics.Ledger.Storage;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger;

/// <summary>A load that has begun: takes its rejected rows and, last, how it ended.</summary>
public sealed class OpenRun : IAsyncDisposable
{
    private const int RowsPerTransaction = 2_000;

    private readonly LedgerStore _store;
    private readonly RunLock _lock;
    private readonly TimeProvider _clock;
    private bool _finished;

    internal OpenRun(LedgerStore store, long id, RunLock held, TimeProvider clock)
    {
        _store = store;
        Id = id;
        _lock = held;
        _clock = clock;
    }

    /// <summary>The receipt's number.</summary>
    public long Id { get; }

    /// <summary>Keeps rejected rows; their number, run and time are filled in.</summary>
    public async Task AddRejectedRowsAsync(IReadOnlyCollection<RejectedRow> rows, CancellationToken cancel)
    {
        var now = _clock.GetUtcNow();
        foreach (var part in rows.Chunk(RowsPerTransaction))
        {
            await using var context = _store.NewContext();
            foreach (var row in part)
            {
                row.RunId = Id;
                row.At = now;
            }

            context.RejectedRows.AddRange(part);
            await context.SaveChangesAsync(cancel);
        }
    }

    /// <summary>Signs the receipt.</summary>
    /// <exception cref="UnbalancedReceiptException">Where the counts do not add up.</exception>
    /// <exception cref="ArgumentException">Where the outcome says that the run still runs.</exception>
    /// <exception cref="InvalidOperationException">Where the run was finished before.</exception>
    public async Task<LoadRun> FinishAsync(LoadOutcome outcome, CancellationToken cancel)
    {
        if (outcome.Status == LoadStatus.Running)
        {
            throw new ArgumentException("A finished run is not running.", nameof(outcome));
        }

        if (_finished)
        {
            throw new InvalidOperationException($"Run {Id} was finished before.");
        }

        var counts = outcome.Counts.Checked();
        await using var context = _store.NewContext();
        var run = await context.LoadRuns.AsTracking().SingleAsync(r => r.Id == Id, cancel);
        run.Status = outcome.Status;
        run.FinishedAt = _clock.GetUtcNow();
        run.FormCode = outcome.FormCode ?? run.FormCode;
        run.Unit = outcome.Unit ?? run.Unit;
        run.Read = counts.Read;
        run.Inserted = counts.Inserted;
        run.Updated = counts.Updated;
        run.Unchanged = counts.Unchanged;
        run.Rejected = counts.Rejected;
        run.DataVersion = outcome.DataVersion;
        run.Problems = outcome.Problems;
        await context.SaveChangesAsync(cancel);

        _finished = true;
        _lock.Dispose();
        return run;
    }

    /// <summary>Lets go of the run; one that was not finished is written down as interrupted.</summary>
    public async ValueTask DisposeAsync()
    {
        try
        {
            if (!_finished)
            {
                await FinishAsync(
                    new LoadOutcome(LoadStatus.Failed, default, null, [ProblemSummary.Interrupted]),
                    CancellationToken.None);
            }
        }
        finally
        {
            _lock.Dispose();
        }
    }
}
