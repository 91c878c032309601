using McHAnalytics.Ledger.Runs;
using McHAnalytics.Ledger.Statements;
using McHAnalytics.Ledger.Storage;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger;

/// <summary>What people and programs did to the warehouse: receipts, rejected rows, verdicts (台账).</summary>
/// <remarks>
/// One SQLite file, <c>ledger.db</c>, in the data folder; several processes may use it at once, and every member may be
/// called from several threads. Times come from the clock it is opened with.
/// </remarks>
public sealed partial class LedgerStore : IAsyncDisposable
{
    private readonly string _folder;
    private readonly DbContextOptions<LedgerContext> _options;
    private readonly TimeProvider _clock;

    private LedgerStore(string folder, DbContextOptions<LedgerContext> options, TimeProvider clock)
    {
        _folder = folder;
        _options = options;
        _clock = clock;
    }

    /// <summary>Opens the Ledger of a data folder, creating the folder and the tables where they are missing.</summary>
    /// <exception cref="LedgerFileException">Where the file is damaged, no Ledger, or a newer program's.</exception>
    public static async Task<LedgerStore> OpenAsync(
        string folder, LedgerUse use, TimeProvider clock, CancellationToken cancel)
    {
        Directory.CreateDirectory(folder);
        var store = new LedgerStore(folder, LedgerFile.OptionsFor(folder), clock);

        await using var context = store.NewContext();
        await LedgerFile.MigrateAsync(context, folder, clock, cancel);
        if (use == LedgerUse.Write)
        {
            await store.CloseAbandonedRunsAsync(context, cancel);
        }

        return store;
    }

    /// <summary>The latest run that brought this very content in by this form, or null where none did.</summary>
    public async Task<LoadRun?> FindRunAsync(string sha256, string formCode, CancellationToken cancel)
    {
        var digits = sha256.ToLowerInvariant();
        await using var context = NewContext();
        return await context.LoadRuns
            .Where(run => run.Sha256 == digits && run.FormCode == formCode)
            .Where(run => run.Status == LoadStatus.Succeeded || run.Status == LoadStatus.Partial)
            .OrderByDescending(run => run.Id)
            .FirstOrDefaultAsync(cancel);
    }

    /// <summary>One receipt, or null where the Ledger has none of this number.</summary>
    public async Task<LoadRun?> FindRunAsync(long id, CancellationToken cancel)
    {
        await using var context = NewContext();
        return await context.LoadRuns.FirstOrDefaultAsync(run => run.Id == id, cancel);
    }

    /// <summary>One rejected row with its run, or null where the Ledger has none of this number.</summary>
    public async Task<RejectedRow?> FindRejectedRowAsync(long id, CancellationToken cancel)
    {
        await using var context = NewContext();
        return await context.RejectedRows.Include(row => row.Run).FirstOrDefaultAsync(row => row.Id == id, cancel);
    }

    /// <summary>Receipts in the order of their beginning.</summary>
    public async Task<LedgerPage<LoadRun>> ListRunsAsync(
        LoadRunFilter filter, LedgerPageRequest page, CancellationToken cancel)
    {
        await using var context = NewContext();
        IQueryable<LoadRun> runs = context.LoadRuns;
        if (filter.Ids is { } ids)
        {
            runs = runs.Where(run => ids.Contains(run.Id));
        }

        runs = filter.Source?.Apply(runs, run => run.Source) ?? runs;
        if (filter.FormCode is { } form)
        {
            runs = runs.Where(run => run.FormCode == form);
        }

        if (filter.Statuses is { } statuses)
        {
            runs = runs.Where(run => statuses.Contains(run.Status));
        }

        runs = filter.OldestFirst ? runs.OrderBy(run => run.Id) : runs.OrderByDescending(run => run.Id);
        return await PageOfAsync(runs, page, cancel);
    }

    /// <summary>Rejected rows with their runs, the latest run first and in the order in which a run met them.</summary>
    public async Task<LedgerPage<RejectedRow>> ListRejectedRowsAsync(
        RejectedRowFilter filter, LedgerPageRequest page, CancellationToken cancel)
    {
        await using var context = NewContext();
        IQueryable<RejectedRow> rows = context.RejectedRows;
        if (filter.RunId is { } runId)
        {
            rows = rows.Where(row => row.RunId == runId);
        }

        if (filter.RunIds is { } runIds)
        {
            rows = rows.Where(row => runIds.Contains(row.RunId));
        }

        rows = filter.RuleCode?.Apply(rows, row => row.RuleCode) ?? rows;
        rows = filter.File?.Apply(rows, row => row.File) ?? rows;
        if (filter.Resolved is { } resolved)
        {
            rows = rows.Where(row => row.Resolved == resolved);
        }

        if (filter.OfLoadsOnly)
        {
            rows = rows.Where(row => row.Run!.Status == LoadStatus.Partial);
        }

        rows = rows.OrderByDescending(row => row.RunId).ThenBy(row => row.Id).Include(row => row.Run);
        return await PageOfAsync(rows, page, cancel);
    }

    /// <summary>Verdicts in the order of their statements' ids.</summary>
    public async Task<LedgerPage<StatementVerdict>> ListVerdictsAsync(
        StatementVerdictFilter filter, LedgerPageRequest page, CancellationToken cancel)
    {
        await using var context = NewContext();
        IQueryable<StatementVerdict> verdicts = context.StatementVerdicts;
        if (filter.StatementIds is { } ids)
        {
            verdicts = verdicts.Where(verdict => ids.Contains(verdict.StatementId));
        }

        verdicts = filter.Place?.Apply(verdicts, verdict => verdict.Place) ?? verdicts;
        verdicts = filter.Measure?.Apply(verdicts, verdict => verdict.Measure) ?? verdicts;
        if (filter.Verdicts is { } words)
        {
            verdicts = verdicts.Where(verdict => words.Contains(verdict.Verdict));
        }

        return await PageOfAsync(verdicts.OrderBy(verdict => verdict.StatementId), page, cancel);
    }

    /// <summary>Notes that rejected rows were corrected or settled; answers how many were open before.</summary>
    public async Task<int> MarkResolvedAsync(IReadOnlyCollection<long> rejectedRowIds, CancellationToken cancel)
    {
        await using var context = NewContext();
        return await context.RejectedRows
            .Where(row => rejectedRowIds.Contains(row.Id) && !row.Resolved)
            .ExecuteUpdateAsync(row => row.SetProperty(r => r.Resolved, true), cancel);
    }

    /// <summary>Keeps these verdicts in place of earlier ones on the same statements: all of them or none.</summary>
    public async Task SaveVerdictsAsync(IReadOnlyCollection<StatementVerdict> verdicts, CancellationToken cancel)
    {
        var ids = verdicts.Select(verdict => verdict.StatementId).ToList();
        var now = _clock.GetUtcNow();
        await using var context = NewContext();
        await using var transaction = await context.Database.BeginTransactionAsync(cancel);
        await context.StatementVerdicts.Where(old => ids.Contains(old.StatementId)).ExecuteDeleteAsync(cancel);
        foreach (var verdict in verdicts)
        {
            verdict.At = now;
            context.StatementVerdicts.Add(verdict);
        }

        await context.SaveChangesAsync(cancel);
        await transaction.CommitAsync(cancel);
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        // The pool keeps the file open after the last context: Windows could not move or delete the folder.
        using var context = NewContext();
        if (context.Database.GetDbConnection() is Microsoft.Data.Sqlite.SqliteConnection connection)
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearPool(connection);
        }

        return ValueTask.CompletedTask;
    }

    internal LedgerContext NewContext() => new(_options);

    private static async Task<LedgerPage<T>> PageOfAsync<T>(
        IQueryable<T> rows, LedgerPageRequest page, CancellationToken cancel)
    {
        var (skip, take) = page.Checked();
        var total = await rows.CountAsync(cancel);
        var items = take == 0 ? [] : await rows.Skip(skip).Take(take).ToListAsync(cancel);
        return new LedgerPage<T>(items, total);
    }

    private async Task CloseAbandonedRunsAsync(LedgerContext context, CancellationToken cancel)
    {
        var running = await context.LoadRuns.Where(run => run.Status == LoadStatus.Running).ToListAsync(cancel);
        foreach (var abandoned in running.Where(run => RunLock.IsAbandoned(_folder, run.Holder)))
        {
            var now = (DateTimeOffset?)_clock.GetUtcNow();
            IReadOnlyList<ProblemSummary> problems = [ProblemSummary.Interrupted];

            // Only while it runs: its process may have finished it, and let go of the lock, since the list was read.
            await context.LoadRuns
                .Where(run => run.Id == abandoned.Id && run.Status == LoadStatus.Running)
                .ExecuteUpdateAsync(
                    run => run
                        .SetProperty(r => r.Status, LoadStatus.Failed)
                        .SetProperty(r => r.FinishedAt, now)
                        .SetProperty(r => r.Problems, problems),
                    cancel);
        }
    }
}
