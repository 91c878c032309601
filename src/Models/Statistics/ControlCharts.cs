namespace McHAnalytics.Models.Statistics;

/// <summary>Charts that gather small changes over time until they can no longer be chance.</summary>
public static class ControlCharts
{
    /// <summary>The Poisson CUSUM against a rise by a ratio: max(0, S + observed ln R − (R − 1) expected) (Steiner 2000).</summary>
    /// <param name="observed">Events of each period, 0 or more.</param>
    /// <param name="expected">Events expected of each period, 0 or more, in the same order.</param>
    /// <param name="ratio">The rise to find, above 1: 2 for a doubling.</param>
    /// <returns>The sum after each period, from 0 up.</returns>
    public static IReadOnlyList<double> PoissonCusum(
        IReadOnlyList<double> observed, IReadOnlyList<double> expected, double ratio = 2)
    {
        ArgumentNullException.ThrowIfNull(observed);
        ArgumentNullException.ThrowIfNull(expected);
        ArgumentOutOfRangeException.ThrowIfNotEqual(expected.Count, observed.Count, nameof(expected));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(ratio, 1);
        var sums = new double[observed.Count];
        var sum = 0.0;
        for (var period = 0; period < sums.Length; period++)
        {
            sum = Math.Max(0, sum + (observed[period] * Math.Log(ratio)) - ((ratio - 1) * expected[period]));
            sums[period] = sum;
        }

        return sums;
    }

    /// <summary>The exponentially weighted moving average with its limits (Roberts 1959).</summary>
    /// <param name="values">The values in the order of time.</param>
    /// <param name="mean">The value expected.</param>
    /// <param name="deviation">Standard deviation of one value, above 0.</param>
    /// <param name="lambda">Weight of the newest value, above 0 to 1.</param>
    /// <param name="width">Distance of the limits from the mean, in standard deviations of the average.</param>
    public static IReadOnlyList<EwmaPoint> Ewma(
        IReadOnlyList<double> values, double mean, double deviation, double lambda = 0.2, double width = 3)
    {
        ArgumentNullException.ThrowIfNull(values);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(deviation);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(lambda);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lambda, 1);
        var points = new EwmaPoint[values.Count];
        var average = mean;
        for (var time = 1; time <= points.Length; time++)
        {
            average = (lambda * values[time - 1]) + ((1 - lambda) * average);
            var half = width * deviation * Math.Sqrt(lambda / (2 - lambda) * (1 - Math.Pow(1 - lambda, 2 * time)));
            points[time - 1] = new(average, mean - half, mean + half);
        }

        return points;
    }
}

/// <summary>A point of an EWMA chart.</summary>
/// <param name="Value">The weighted average so far.</param>
/// <param name="Low">Lower limit.</param>
/// <param name="High">Upper limit.</param>
public readonly record struct EwmaPoint(double Value, double Low, double High)
{
    /// <summary>Whether the average has left its limits.</summary>
    public bool IsSignal => Value < Low || Value > High;
}
