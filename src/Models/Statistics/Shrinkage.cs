namespace McHAnalytics.Models.Statistics;

/// <summary>Rates drawn towards the common mean by as much as chance could have moved them.</summary>
/// <param name="Mean">The pooled rate, events per unit of exposure.</param>
/// <param name="Between">Variance between the units' true rates; 0 where there is no evidence that they differ.</param>
/// <param name="Weights">How much of its own rate each unit keeps, 0 to 1.</param>
/// <param name="Estimates">The shrunk rates, events per unit of exposure.</param>
public sealed record Shrinkage(
    double Mean, double Between, IReadOnlyList<double> Weights, IReadOnlyList<double> Estimates)
{
    /// <summary>The global empirical Bayes estimator of Marshall (1991).</summary>
    /// <param name="events">Events of each unit, 0 or more.</param>
    /// <param name="exposures">Exposure of each unit, above 0, in the same order.</param>
    public static Shrinkage Marshall(IReadOnlyList<double> events, IReadOnlyList<double> exposures)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(exposures);
        ArgumentOutOfRangeException.ThrowIfZero(events.Count, nameof(events));
        ArgumentOutOfRangeException.ThrowIfNotEqual(exposures.Count, events.Count, nameof(exposures));
        var total = exposures.Sum();
        var mean = events.Sum() / total;
        var rates = events.Zip(exposures, (count, exposure) => count / exposure).ToArray();
        var variance = rates.Zip(exposures, (rate, exposure) => exposure * (rate - mean) * (rate - mean)).Sum() / total;
        var between = Math.Max(0, variance - (mean / (total / exposures.Count)));
        var weights = exposures
            .Select(exposure => between == 0 ? 0 : between / (between + (mean / exposure)))
            .ToArray();
        return new(mean, between, weights, [.. rates.Zip(weights, (rate, weight) => mean + (weight * (rate - mean)))]);
    }
}
