namespace McHAnalytics.Models.Statistics;

/// <summary>A unit in a funnel.</summary>
/// <param name="Value">Its proportion or rate.</param>
/// <param name="StandardError">The standard error that it has at the target by chance alone, above 0.</param>
public readonly record struct FunnelPoint(double Value, double StandardError);

/// <summary>How far units differ beyond chance, and their standing once that is allowed for.</summary>
/// <remarks>
/// Spiegelhalter 2005, Quality and Safety in Health Care 14:347. The additive model is the one to judge by; the
/// multiplicative one is given beside it.
/// </remarks>
public sealed record Overdispersion
{
    private Overdispersion(double phi, double tau, double[] raw, double[] additive, double[] multiplicative)
    {
        Phi = phi;
        Tau = tau;
        ZRaw = raw;
        ZAdditive = additive;
        ZMultiplicative = multiplicative;
    }

    /// <summary>Mean of the squared winsorised z-scores: 1 where chance explains all, above 1 where it does not.</summary>
    public double Phi { get; }

    /// <summary>Standard deviation between units beyond chance, in the unit of the values; 0 where chance explains all.</summary>
    public double Tau { get; }

    /// <summary>Distance from the target in standard errors.</summary>
    public IReadOnlyList<double> ZRaw { get; }

    /// <summary>The same with <see cref="Tau"/> added to every unit's variance.</summary>
    public IReadOnlyList<double> ZAdditive { get; }

    /// <summary>The same with every standard error times the root of <see cref="Phi"/>.</summary>
    public IReadOnlyList<double> ZMultiplicative { get; }

    /// <summary>Estimates the over-dispersion of units around a target.</summary>
    /// <param name="points">The units, at least two.</param>
    /// <param name="target">The value that all would share: the pooled one, with no unit left out.</param>
    /// <param name="winsorise">Share of units at each end whose z-scores are drawn in, so that outliers do not hide themselves.</param>
    public static Overdispersion Of(IReadOnlyList<FunnelPoint> points, double target, double winsorise = 0.1)
    {
        ArgumentNullException.ThrowIfNull(points);
        ArgumentOutOfRangeException.ThrowIfLessThan(points.Count, 2);
        ArgumentOutOfRangeException.ThrowIfNegative(winsorise);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(winsorise, 0.5);
        var raw = points.Select(point => (point.Value - target) / point.StandardError).ToArray();
        var sorted = raw.Order().ToArray();
        var (low, high) = (Quantile(sorted, winsorise), Quantile(sorted, 1 - winsorise));
        var phi = raw.Average(z => Math.Pow(Math.Clamp(z, low, high), 2));

        var weights = points.Select(point => 1 / (point.StandardError * point.StandardError)).ToArray();
        var sum = weights.Sum();
        var number = points.Count;
        var between = ((number * phi) - (number - 1)) / (sum - (weights.Sum(weight => weight * weight) / sum));
        var tauSquared = Math.Max(0, between);
        var additive = points.Select(point =>
            (point.Value - target) / Math.Sqrt((point.StandardError * point.StandardError) + tauSquared));
        var inflation = Math.Max(1, Math.Sqrt(phi));
        return new(phi, Math.Sqrt(tauSquared), raw, [.. additive], [.. raw.Select(z => z / inflation)]);
    }

    /// <summary>The quantile by linear interpolation between order statistics.</summary>
    private static double Quantile(double[] sorted, double share)
    {
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        return below + 1 == sorted.Length
            ? sorted[below]
            : sorted[below] + ((at - below) * (sorted[below + 1] - sorted[below]));
    }
}
