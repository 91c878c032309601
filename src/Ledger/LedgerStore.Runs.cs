using McHAnalytics.Ledger.Runs;
using McHAnalytics.Ledger.Storage;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger;

/// <summary>How loads begin and end.</summary>
public sealed partial class LedgerStore
{
    // SQLite takes 32,766 parameters a statement.
    private const int RunsPerQuery = 10_000;

    /// <summary>Writes that a load has begun. Finish it, or dispose it and it counts as interrupted.</summary>
    /// <exception cref="ArgumentException">Where the hash is not 64 hexadecimal digits.</exception>
    public async Task<OpenRun> BeginRunAsync(NewLoadRun begun, CancellationToken cancel) =>
        (await BeginRunsAsync([begun], cancel))[0];

    /// <summary>Writes that the loads of a batch have begun, in their order: all of them or none.</summary>
    /// <exception cref="ArgumentException">Where a hash is not 64 hexadecimal digits.</exception>
    public async Task<IReadOnlyList<OpenRun>> BeginRunsAsync(IReadOnlyCollection<NewLoadRun> begun, CancellationToken cancel)
    {
        if (begun.Any(each => each.Sha256.Length != 64 || !each.Sha256.All(char.IsAsciiHexDigit)))
        {
            throw new ArgumentException("A SHA-256 is 64 hexadecimal digits.", nameof(begun));
        }

        if (begun.Count == 0)
        {
            return [];
        }

        // One file for the batch: a thousand open ones are more than many systems allow.
        var holder = Guid.NewGuid();
        var held = RunLock.Take(_folder, holder, begun.Count);
        try
        {
            var now = _clock.GetUtcNow();
            var runs = begun.Select(each => new LoadRun
            {
                Source = Path.GetFileName(each.Source),
                Sha256 = each.Sha256.ToLowerInvariant(),
                FormCode = each.FormCode,
                Unit = each.Unit,
                Status = LoadStatus.Running,
                StartedAt = now,
                Holder = holder,
            }).ToList();

            await using var context = NewContext();
            context.LoadRuns.AddRange(runs);
            await context.SaveChangesAsync(cancel);
            return [.. runs.Select(run => new OpenRun(this, run.Id, held, _clock))];
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Signs the receipts of a batch: all of them or none.</summary>
    /// <exception cref="UnbalancedReceiptException">Where the counts of one do not add up.</exception>
    /// <exception cref="ArgumentException">Where an outcome says that the run still runs.</exception>
    /// <exception cref="InvalidOperationException">Where a run was finished before.</exception>
    public async Task<IReadOnlyList<LoadRun>> FinishRunsAsync(
        IReadOnlyCollection<(OpenRun Run, LoadOutcome Outcome)> ended, CancellationToken cancel)
    {
        var outcomes = ended.ToDictionary(each => each.Run.Id, each => each.Outcome);
        foreach (var (run, outcome) in ended)
        {
            run.MustBeOpen();
            if (outcome.Status == LoadStatus.Running)
            {
                throw new ArgumentException("A finished run is not running.", nameof(ended));
            }

            outcome.Counts.Checked();
        }

        var now = _clock.GetUtcNow();
        await using var context = NewContext();
        var found = new List<LoadRun>();
        foreach (var ids in outcomes.Keys.Chunk(RunsPerQuery))
        {
            found.AddRange(await context.LoadRuns.AsTracking().Where(run => ids.Contains(run.Id)).ToListAsync(cancel));
        }

        foreach (var run in found)
        {
            run.End(outcomes[run.Id], now);
        }

        await context.SaveChangesAsync(cancel);
        foreach (var (run, _) in ended)
        {
            run.Sign();
        }

        return found;
    }

    /// <summary>Whether any row that was not taken is still open.</summary>
    public async Task<bool> HasOpenRowsAsync(CancellationToken cancel)
    {
        await using var context = NewContext();
        return await context.RejectedRows.AnyAsync(row => !row.Resolved, cancel);
    }
}
