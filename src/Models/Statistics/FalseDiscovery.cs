using MathNet.Numerics.Distributions;

namespace McHAnalytics.Models.Statistics;

/// <summary>Keeps the share of false alarms down where many units are tested at once.</summary>
public static class FalseDiscovery
{
    /// <summary>The two-sided probability of a z-score at least so far from zero.</summary>
    public static double TwoSidedP(double z) => 2 * Normal.CDF(0, 1, -Math.Abs(z));

    /// <summary>The p-values as Benjamini and Hochberg (1995) adjust them, in the order given.</summary>
    /// <param name="pValues">Between 0 and 1.</param>
    public static IReadOnlyList<double> AdjustedPValues(IReadOnlyList<double> pValues)
    {
        ArgumentNullException.ThrowIfNull(pValues);
        var order = Enumerable.Range(0, pValues.Count).OrderByDescending(index => pValues[index]).ToArray();
        var adjusted = new double[pValues.Count];
        var least = 1.0;
        for (var step = 0; step < order.Length; step++)
        {
            var rank = order.Length - step;
            least = Math.Min(least, pValues[order[step]] * order.Length / rank);
            adjusted[order[step]] = least;
        }

        return adjusted;
    }

    /// <summary>Which units are discoveries: of them, at most the share <paramref name="rate"/> is expected to be false.</summary>
    /// <param name="pValues">Between 0 and 1.</param>
    /// <param name="rate">The false-discovery rate, between 0 and 1.</param>
    public static IReadOnlyList<bool> BenjaminiHochberg(IReadOnlyList<double> pValues, double rate = 0.05) =>
        [.. AdjustedPValues(pValues).Select(p => p <= rate)];
}
