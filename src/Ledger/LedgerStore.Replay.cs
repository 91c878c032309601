using McHAnalytics.Ledger.Runs;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger;

/// <summary>What the Ledger is told when something is loaded again, or a killed load is found to have been published.</summary>
public sealed partial class LedgerStore
{
    /// <summary>
    /// Signs the receipt of a run that was written down as interrupted, though what it loaded had been published; any
    /// other run is left as it is.
    /// </summary>
    /// <exception cref="UnbalancedReceiptException">Where the counts do not add up.</exception>
    public async Task CompleteInterruptedAsync(long id, LoadOutcome outcome, CancellationToken cancel)
    {
        outcome.Counts.Checked();
        await using var context = NewContext();
        var run = await context.LoadRuns.AsTracking().SingleOrDefaultAsync(r => r.Id == id, cancel);
        if (run is not { Status: LoadStatus.Failed, Problems: [{ Code: ProblemSummary.InterruptedCode }] })
        {
            return;
        }

        run.End(outcome, run.FinishedAt);
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Notes that what earlier runs did not take was read again: by the same content, or by the runs' own numbers.
    /// </summary>
    /// <param name="byRun">The run that read it again.</param>
    /// <param name="sha256">The content that it read.</param>
    /// <param name="runs">Runs whose rows it read, corrected.</param>
    /// <param name="cancel">Stops the writing.</param>
    /// <returns>How many rows were open before.</returns>
    public async Task<int> SettleAsync(long byRun, string sha256, IReadOnlyCollection<long> runs, CancellationToken cancel)
    {
        await using var context = NewContext();
        return await context.RejectedRows
            .Where(row => !row.Resolved && row.RunId < byRun)
            .Where(row => row.Run!.Sha256 == sha256 || runs.Contains(row.RunId))
            .ExecuteUpdateAsync(
                row => row.SetProperty(r => r.Resolved, true).SetProperty(r => r.SettledBy, byRun), cancel);
    }
}
