namespace McHAnalytics.Models.Questions;

/// <summary>How many reports were expected of a group of places and periods, and how many came.</summary>
/// <param name="Expected">Reports that were due; 0 where none was.</param>
/// <param name="Received">Reports that arrived, at most once for each that was expected.</param>
/// <param name="OnTime">Reports that arrived by their due day; null where no report has a due day.</param>
public readonly record struct ReportCounts(decimal Expected, decimal Received, decimal? OnTime)
{
    /// <summary>Nothing was expected; adds as nothing.</summary>
    public static ReportCounts None => default;

    /// <summary>Share (0 to 1) that arrived; null where none was expected.</summary>
    public double? Completeness => Expected > 0 ? (double)(Received / Expected) : null;

    /// <summary>Share (0 to 1) that arrived on time; null where none was expected or none has a due day.</summary>
    public double? Timeliness => Expected > 0 && OnTime is { } onTime ? (double)(onTime / Expected) : null;

    /// <summary>
    /// The counts of both groups together; on time only where both groups that expect reports know it.
    /// </summary>
    public static ReportCounts operator +(ReportCounts left, ReportCounts right) => new(
        left.Expected + right.Expected,
        left.Received + right.Received,
        left.Expected == 0 ? right.OnTime
        : right.Expected == 0 ? left.OnTime
        : left.OnTime + right.OnTime);

    /// <summary>The counts of both groups together.</summary>
    public static ReportCounts Add(ReportCounts left, ReportCounts right) => left + right;
}
