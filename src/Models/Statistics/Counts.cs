using MathNet.Numerics.Distributions;

namespace McHAnalytics.Models.Statistics;

/// <summary>Intervals of counts of independent events; divided by the exposure they are those of the rate.</summary>
public static class Counts
{
    private const double ApproximateAbove = 10_000;

    /// <summary>The exact Poisson interval of Garwood (1936).</summary>
    /// <remarks>
    /// Above 10,000 events it is <see cref="Byar"/>'s, which there differs by less than 0.0002 events and costs a
    /// thousandth of the time.
    /// </remarks>
    /// <param name="events">Events, 0 or more; imputed figures may have decimals.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    /// <example>0 events: 0 to 3.6889; 5 events: 1.6235 to 11.6683.</example>
    public static Interval Garwood(double events, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        if (events > ApproximateAbove)
        {
            return Byar(events, level);
        }

        var tail = Levels.Tail(level);

        // Half a chi-squared quantile with 2k degrees of freedom is a gamma quantile of shape k and rate 1.
        return new(events == 0 ? 0 : Gamma.InvCDF(events, 1, tail), Gamma.InvCDF(events + 1, 1, 1 - tail));
    }

    /// <summary>Byar's approximation to the exact interval.</summary>
    /// <param name="events">Events, 0 or more.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public static Interval Byar(double events, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        var z = Levels.TwoSidedZ(level);
        return new(events == 0 ? 0 : Math.Max(0, Bound(events, -z)), Bound(events + 1, z));
    }

    private static double Bound(double count, double z) =>
        count * Math.Pow(1 - (1 / (9 * count)) + (z / (3 * Math.Sqrt(count))), 3);
}
