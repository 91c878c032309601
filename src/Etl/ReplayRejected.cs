using McHAnalytics.Etl.Archive;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Etl;

/// <summary>Reads the originals of rejected rows again, with what they should have said.</summary>
/// <remarks>
/// The whole file takes the usual way with the corrected cells in it, so that every check applies and a later report still
/// stands: what was taken before is unchanged. What is still not taken is rejected again, in the new receipt.
/// </remarks>
public sealed class ReplayRejected(LoadSetting setting)
{
    private readonly OriginalFiles _originals = new(setting.DataFolder);

    /// <summary>Replays what is open.</summary>
    /// <exception cref="ReplayException">Nothing is open there, or a correction cannot be made here.</exception>
    public async Task<LoadReceipt> RunAsync(
        ReplayRequest request, IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(request);
        var ledger = setting.Ledger ?? throw new InvalidOperationException("Rejected rows stand in the Ledger.");
        var rows = await OpenRowsAsync(ledger, request, cancel);
        var corrections = request.Corrections.Select(correction => (correction, Row: RowOf(rows, correction))).ToList();
        var runs = (corrections.Count > 0 && request.RunId is null ? corrections.Select(each => each.Row) : rows)
            .Select(row => row.Run!)
            .DistinctBy(run => run.Id)
            .OrderBy(run => run.Id);
        using var restored = new RestoredOriginals(_originals);
        var works = runs
            .Select(run => WorkOf(run, restored, [.. corrections.Where(each => each.Row.RunId == run.Id).Select(CellOf)]))
            .ToList();
        return await new LoadFiles(setting).RunAsync(works, new LoadOptions(), progress, cancel);
    }

    private static async Task<List<RejectedRow>> OpenRowsAsync(
        LedgerStore ledger, ReplayRequest request, CancellationToken cancel)
    {
        var rows = new List<RejectedRow>();
        for (var total = 1; rows.Count < total;)
        {
            var page = await ledger.ListRejectedRowsAsync(
                new RejectedRowFilter
                {
                    RunId = request.RunId,
                    RuleCode = request.RuleCode is { } rule ? new TextFilter { Eq = rule } : null,
                    Resolved = false,
                    OfLoadsOnly = true,
                },
                new LedgerPageRequest(rows.Count, LedgerPageRequest.MostTaken),
                cancel);
            rows.AddRange(page.Items);
            total = page.Items.Count == 0 ? 0 : page.TotalCount;
        }

        return rows.Count > 0 ? rows : throw ReplayException.NothingOpen(request.RunId);
    }

    private static RejectedRow RowOf(List<RejectedRow> rows, RowCorrection correction) =>
        rows.Find(row => row.Id == correction.RowId) ?? throw ReplayException.NoSuchRow(correction.RowId);

    private static CellCorrection CellOf((RowCorrection Correction, RejectedRow Row) each) => new(
        each.Row.Sheet,
        each.Row.Row,
        each.Correction.Column ?? each.Row.Column ?? throw ReplayException.NoColumn(each.Row.Id),
        each.Correction.Text);

    private FileWork WorkOf(LoadRun run, RestoredOriginals restored, IReadOnlyList<CellCorrection> corrections)
    {
        var original = _originals.Find(run.Sha256) ?? throw ReplayException.NotKept(run.Id, run.Source);
        var form = setting.Forms.FirstOrDefault(form => form.Code == run.FormCode);
        if (corrections.Count > 0 && form?.Bulk is not null)
        {
            throw ReplayException.BulkFile(run.Source);
        }

        // What names a person is kept in the original only, so it cannot be written down as a correction.
        var identity = form?.Register?.Identity.Select(PlainText.Key).ToHashSet(StringComparer.Ordinal) ?? [];
        if (corrections.FirstOrDefault(cell => identity.Contains(PlainText.Key(cell.Column))) is { } personal)
        {
            throw ReplayException.NamesAPerson(personal.Column);
        }

        return new FileWork(
            restored.PathOf(original),
            corrections.Count == 0 ? run.Sha256 : _originals.KeepCorrected(run.Source, run.Sha256, corrections),
            run.Source)
        {
            Corrections = [.. original.Corrections, .. corrections],
            Replays = [run.Id],
            Encoding = new LoadJournal(setting.DataFolder).EncodingOf(run.Sha256),
        };
    }
}

/// <summary>What is replayed.</summary>
/// <param name="RunId">The run whose open rows are read again; null: those of all runs, or of those corrected.</param>
/// <param name="RuleCode">Only runs with an open row of this rule.</param>
/// <param name="Corrections">What cells should have said.</param>
public sealed record ReplayRequest(long? RunId, string? RuleCode, IReadOnlyList<RowCorrection> Corrections);

/// <summary>What a cell of a rejected row should have said.</summary>
/// <param name="RowId">Number of the rejected row.</param>
/// <param name="Column">The column's heading; null: the one that the row was rejected for.</param>
/// <param name="Text">The text; empty for a blank cell.</param>
public sealed record RowCorrection(long RowId, string? Column, string Text);
