namespace McHAnalytics.Ledger.Runs;

/// <summary>How a load ended.</summary>
/// <param name="Status">Anything but <see cref="LoadStatus.Running"/>.</param>
/// <param name="Counts">What became of everything read; must balance.</param>
/// <param name="DataVersion">The warehouse version published, or null where none was.</param>
/// <param name="Problems">What was wrong, by code.</param>
public sealed record LoadOutcome(
    LoadStatus Status, LoadCounts Counts, int? DataVersion, IReadOnlyList<ProblemSummary> Problems)
{
    /// <summary>The form, where it was recognised only after the begin; null keeps what the begin said.</summary>
    public string? FormCode { get; init; }

    /// <summary>The unit, where it was known only after the begin; null keeps what the begin said.</summary>
    public CountUnit? Unit { get; init; }
}
