using MathNet.Numerics.Distributions;

namespace McHAnalytics.Models.Statistics;

/// <summary>Intervals of proportions: of those at risk, how many had the event.</summary>
public static class Proportions
{
    /// <summary>Wilson's score interval (1927), for display; it contains x/n and stays within 0 and 1.</summary>
    /// <param name="events">Events, 0 to <paramref name="total"/>; imputed figures may have decimals.</param>
    /// <param name="total">Those at risk, above 0.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public static Interval Wilson(double events, double total, double level = 0.95)
    {
        Check(events, total);
        var z = Levels.TwoSidedZ(level);
        var proportion = events / total;
        var shrink = 1 + (z * z / total);
        var centre = (proportion + (z * z / (2 * total))) / shrink;
        var half = z * Math.Sqrt((proportion * (1 - proportion) / total) + (z * z / (4 * total * total))) / shrink;

        // At the ends the bound is exactly 0 or 1; rounding would leave a trace beside it.
        return new(
            events == 0 ? 0 : Math.Max(0, centre - half),
            events == total ? 1 : Math.Min(1, centre + half));
    }

    /// <summary>
    /// The exact interval of Clopper and Pearson (1934), for alarms: it never covers less than the level.
    /// </summary>
    /// <param name="events">Events, 0 to <paramref name="total"/>.</param>
    /// <param name="total">Those at risk, above 0.</param>
    /// <param name="level">Coverage, between 0 and 1.</param>
    public static Interval ClopperPearson(double events, double total, double level = 0.95)
    {
        Check(events, total);
        var tail = Levels.Tail(level);
        return new(
            events == 0 ? 0 : Beta.InvCDF(events, total - events + 1, tail),
            events == total ? 1 : Beta.InvCDF(events + 1, total - events, 1 - tail));
    }

    /// <summary>
    /// Newcombe's interval (1998, method 10) of the difference of two independent proportions, first less second.
    /// </summary>
    public static Interval NewcombeDifference(
        double events1, double total1, double events2, double total2, double level = 0.95)
    {
        var (first, second) = (Wilson(events1, total1, level), Wilson(events2, total2, level));
        var (p1, p2) = (events1 / total1, events2 / total2);
        var difference = p1 - p2;
        return new(
            difference - Math.Sqrt(Square(p1 - first.Low) + Square(second.High - p2)),
            difference + Math.Sqrt(Square(first.High - p1) + Square(p2 - second.Low)));
    }

    private static double Square(double number) => number * number;

    private static void Check(double events, double total)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentOutOfRangeException.ThrowIfNegative(events);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(events, total);
    }
}
