namespace McHAnalytics.Models.Statistics;

/// <summary>Quantiles of a few values.</summary>
public static class Quantiles
{
    /// <summary>
    /// The value below which a share of the values lies, between two values in proportion: Hyndman and Fan's type 7, as
    /// the SQL standard's <c>percentile_cont</c>.
    /// </summary>
    /// <param name="sorted">The values from the least, at least one.</param>
    /// <param name="share">0 (the least) to 1 (the greatest).</param>
    public static decimal Of(IReadOnlyList<decimal> sorted, decimal share)
    {
        ArgumentNullException.ThrowIfNull(sorted);
        ArgumentOutOfRangeException.ThrowIfZero(sorted.Count);
        ArgumentOutOfRangeException.ThrowIfNegative(share);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(share, 1);
        var at = share * (sorted.Count - 1);
        var below = (int)at;
        return below + 1 == sorted.Count
            ? sorted[below]
            : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
