using MathNet.Numerics.Distributions;

namespace McHAnalytics.Models.Statistics;

/// <summary>Turns a coverage level into what the formulas need.</summary>
internal static class Levels
{
    /// <summary>The share left out at each end: 0.025 for 95 %.</summary>
    public static double Tail(double level)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(level);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(level, 1);
        return (1 - level) / 2;
    }

    /// <summary>The normal quantile of the level: 1.959964 for 95 %.</summary>
    public static double TwoSidedZ(double level) => Normal.InvCDF(0, 1, 1 - Tail(level));
}
