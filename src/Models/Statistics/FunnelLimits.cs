using MathNet.Numerics.Distributions;

namespace McHAnalytics.Models.Statistics;

/// <summary>Where a unit of some size may lie by chance alone, around a target that all units share.</summary>
/// <remarks>
/// Exact limits, interpolated between the steps of the distribution (Spiegelhalter 2005, Statistics in Medicine
/// 24:1185, doi 10.1002/sim.1970), so that a funnel of small townships has no teeth.
/// </remarks>
/// <param name="Low998">Below it lie 0.1 % of units by chance.</param>
/// <param name="Low95">Below it lie 2.5 %.</param>
/// <param name="High95">Above it lie 2.5 %.</param>
/// <param name="High998">Above it lie 0.1 %.</param>
public readonly record struct FunnelLimits(double Low998, double Low95, double High95, double High998)
{
    /// <summary>Limits of a proportion.</summary>
    /// <param name="total">Those at risk in the unit, from 1.</param>
    /// <param name="target">The proportion expected, between 0 and 1.</param>
    public static FunnelLimits OfProportion(int total, double target) => Of(p => ProportionLimit(p, total, target));

    /// <summary>Limits of a rate of rare events, in events per unit of exposure.</summary>
    /// <param name="exposure">The unit's exposure, above 0: births, person-years.</param>
    /// <param name="target">The rate expected, above 0, in events per unit of exposure.</param>
    public static FunnelLimits OfRate(double exposure, double target) => Of(p => RateLimit(p, exposure, target));

    /// <summary>The limit of a proportion below which a unit lies with a probability.</summary>
    /// <param name="probability">Between 0 and 1: 0.025 for the lower 95 % limit.</param>
    /// <param name="total">Those at risk in the unit, from 1.</param>
    /// <param name="target">The proportion expected, between 0 and 1.</param>
    public static double ProportionLimit(double probability, int total, double target)
    {
        CheckProbability(probability);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(total);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(target, 1);
        var binomial = new Binomial(target, total);
        var step = FirstStepAbove(probability, r => binomial.CumulativeDistribution(r), binomial.Mean, binomial.StdDev, total);
        return Interpolated(probability, step, r => binomial.CumulativeDistribution(r), total);
    }

    /// <summary>The limit of a rate below which a unit lies with a probability.</summary>
    /// <param name="probability">Between 0 and 1: 0.025 for the lower 95 % limit.</param>
    /// <param name="exposure">The unit's exposure, above 0.</param>
    /// <param name="target">The rate expected, above 0, in events per unit of exposure.</param>
    public static double RateLimit(double probability, double exposure, double target)
    {
        CheckProbability(probability);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exposure);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(target);
        var poisson = new Poisson(target * exposure);
        var step = FirstStepAbove(probability, r => poisson.CumulativeDistribution(r), poisson.Mean, poisson.StdDev, null);
        return Interpolated(probability, step, r => poisson.CumulativeDistribution(r), exposure);
    }

    private static FunnelLimits Of(Func<double, double> limit) => new(limit(0.001), limit(0.025), limit(0.975), limit(0.999));

    /// <summary>The smallest count whose cumulative probability is above the given one.</summary>
    private static int FirstStepAbove(
        double probability, Func<double, double> cumulative, double mean, double deviation, int? most)
    {
        // The quantile lies near the normal one: start there and walk, rather than sum up from zero.
        var count = (int)Math.Clamp(mean + (deviation * Normal.InvCDF(0, 1, probability)), 0, most ?? int.MaxValue);
        while (count > 0 && cumulative(count - 1) > probability)
        {
            count--;
        }

        while (cumulative(count) <= probability)
        {
            count++;
        }

        return count;
    }

    private static double Interpolated(double probability, int step, Func<double, double> cumulative, double size)
    {
        var (at, below) = (cumulative(step), step == 0 ? 0 : cumulative(step - 1));
        return Math.Max(0, (step - ((at - probability) / (at - below))) / size);
    }

    private static void CheckProbability(double probability)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(probability);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(probability, 1);
    }
}
