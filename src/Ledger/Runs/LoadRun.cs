namespace McHAnalytics.Ledger.Runs;

/// <summary>The receipt of one load of one file or source table.</summary>
public sealed class LoadRun
{
    /// <summary>Given by the Ledger at the begin; grows with time.</summary>
    public long Id { get; internal set; }

    /// <summary>The file's name without its folder, or the source table's name.</summary>
    public required string Source { get; init; }

    /// <summary>Of the source's bytes, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The catalogue's form by which it was read; null while or where none was recognised.</summary>
    public string? FormCode { get; internal set; }

    public LoadStatus Status { get; internal set; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>Null while the run is <see cref="LoadStatus.Running"/>.</summary>
    public DateTimeOffset? FinishedAt { get; internal set; }

    /// <summary>What the counts count.</summary>
    public CountUnit Unit { get; internal set; }

    public long Read { get; internal set; }

    public long Inserted { get; internal set; }

    public long Updated { get; internal set; }

    public long Unchanged { get; internal set; }

    public long Rejected { get; internal set; }

    /// <summary>The warehouse version that this run published; null where it published none.</summary>
    public int? DataVersion { get; internal set; }

    /// <summary>What was wrong, by code; empty where nothing was.</summary>
    public IReadOnlyList<ProblemSummary> Problems { get; internal set; } = [];

    /// <summary>The name of the lock that the run's process holds while it runs.</summary>
    internal Guid Holder { get; init; }

    /// <summary>The five counts, as one value.</summary>
    public LoadCounts Counts => new(Read, Inserted, Updated, Unchanged, Rejected);

    internal void End(LoadOutcome outcome, DateTimeOffset? at)
    {
        Status = outcome.Status;
        FinishedAt = at;
        FormCode = outcome.FormCode ?? FormCode;
        Unit = outcome.Unit ?? Unit;
        (Read, Inserted, Updated, Unchanged, Rejected) = (
            outcome.Counts.Read, outcome.Counts.Inserted, outcome.Counts.Updated, outcome.Counts.Unchanged, outcome.Counts.Rejected);
        DataVersion = outcome.DataVersion;
        Problems = outcome.Problems;
    }
}
