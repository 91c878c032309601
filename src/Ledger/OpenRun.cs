using McHAnalytics.Ledger.Runs;
using McHAnalytics.Ledger.Storage;

namespace McHAnalytics.Ledger;

/// <summary>A load that has begun: takes its rejected rows and, last, how it ended.</summary>
public sealed class OpenRun : IAsyncDisposable
{
    private const int RowsPerTransaction = 2_000;

    private readonly LedgerStore _store;
    private readonly RunLock _lock;
    private readonly TimeProvider _clock;
    private bool _finished;
    private bool _released;

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
        var signed = await _store.FinishRunsAsync([(this, outcome)], cancel);
        return signed[0];
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
            Release();
        }
    }

    internal void MustBeOpen()
    {
        if (_finished)
        {
            throw new InvalidOperationException($"Run {Id} was finished before.");
        }
    }

    internal void Sign()
    {
        _finished = true;
        Release();
    }

    private void Release()
    {
        if (!_released)
        {
            _released = true;
            _lock.Release();
        }
    }
}
