namespace McHAnalytics.Ledger.Runs;

/// <summary>Which rejected rows are asked for; what is null does not narrow.</summary>
public sealed record RejectedRowFilter
{
    public long? RunId { get; init; }

    /// <summary>Only rows of these runs, by number.</summary>
    public IReadOnlyList<long>? RunIds { get; init; }

    public TextFilter? RuleCode { get; init; }

    public TextFilter? File { get; init; }

    public bool? Resolved { get; init; }

    /// <summary>Only rows of loads, not of dry runs and of files that were refused as a whole.</summary>
    public bool OfLoadsOnly { get; init; }
}
