namespace McHAnalytics.Ledger.Runs;

/// <summary>Which receipts are asked for; what is null does not narrow.</summary>
public sealed record LoadRunFilter
{
    /// <summary>Only these runs, by number.</summary>
    public IReadOnlyList<long>? Ids { get; init; }

    public TextFilter? Source { get; init; }

    public string? FormCode { get; init; }

    public IReadOnlyList<LoadStatus>? Statuses { get; init; }

    /// <summary>Oldest first; otherwise the latest comes first.</summary>
    public bool OldestFirst { get; init; }
}
