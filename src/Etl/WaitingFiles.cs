using McHAnalytics.Etl.Archive;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Etl;

/// <summary>Files whose lines wait for a register: they are read again as soon as one comes.</summary>
/// <remarks>So an assessment may be sent before its pregnancy is registered, and counts all the same once it is.</remarks>
internal sealed class WaitingFiles(LoadSetting setting, OriginalFiles originals) : IDisposable
{
    private readonly RestoredOriginals _restored = new(originals);
    private List<FileWork>? _waiting;

    /// <summary>The files that a batch with a register in it sets free; none where there is no such register.</summary>
    public async Task<IReadOnlyList<FileWork>> ReleasedByAsync(IReadOnlyList<FileWork> works, CancellationToken cancel)
    {
        if (setting.Ledger is null || !works.Any(work => !work.IsRefused && work.Form?.Register?.Pregnancy is not null))
        {
            return [];
        }

        _waiting ??= await FindAsync(works, setting.Ledger, cancel);
        return _waiting;
    }

    /// <summary>Removes what was restored.</summary>
    public void Dispose() => _restored.Dispose();

    private async Task<List<FileWork>> FindAsync(
        IReadOnlyList<FileWork> works, LedgerStore ledger, CancellationToken cancel)
    {
        var rows = await ledger.ListRejectedRowsAsync(
            new RejectedRowFilter
            {
                RuleCode = new TextFilter { Eq = Problems.LoadProblems.UnknownRecordCode },
                Resolved = false,
                OfLoadsOnly = true,
            },
            new LedgerPageRequest(0, LedgerPageRequest.MostTaken),
            cancel);
        var found = new List<FileWork>();
        foreach (var run in rows.Items.Select(row => row.Run!).DistinctBy(run => run.Sha256).OrderBy(run => run.Id))
        {
            if (works.All(work => work.Sha256 != run.Sha256) && originals.Find(run.Sha256) is { } original)
            {
                found.Add(new FileWork(_restored.PathOf(original), run.Sha256, run.Source) 
                {
                    Corrections = original.Corrections,
                    Encoding = new LoadJournal(setting.DataFolder).EncodingOf(run.Sha256),
                });
            }
        }

        return found;
    }
}
