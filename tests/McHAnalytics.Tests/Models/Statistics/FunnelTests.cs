using McHAnalytics.Models.Statistics;

namespace McHAnalytics.Tests.Models.Statistics;

/// <summary>Against numbers computed with SciPy, and for the Poisson limits by summing the probabilities one by one.</summary>
public sealed class FunnelTests
{
    private static readonly double[] s_values = [0.92, 0.97, 0.88, 0.99, 0.75, 0.95, 0.90, 0.93];
    private static readonly double[] s_totals = [120, 60, 300, 45, 410, 150, 30, 500];

    private static double Target => s_values.Zip(s_totals, (value, total) => value * total).Sum() / s_totals.Sum();

    [Theory]
    [InlineData(30, 0.67828, 0.76514, 0.98034, 0.99921)]
    [InlineData(120, 0.80212, 0.83885, 0.94664, 0.97052)]
    [InlineData(500, 0.85531, 0.87199, 0.92455, 0.93801)]
    public void Limits_of_a_proportion_agree_with_the_reference(
        int total, double low998, double low95, double high95, double high998)
    {
        var limits = FunnelLimits.OfProportion(total, 0.9);

        Assert.Equal(low998, limits.Low998, 5);
        Assert.Equal(low95, limits.Low95, 5);
        Assert.Equal(high95, limits.High95, 5);
        Assert.Equal(high998, limits.High998, 5);
    }

    [Theory]
    [InlineData(2_000, 0.005, 0.61026, 1.88759, 8.07998, 10.33100)]
    [InlineData(500, 0.01, 0, 1.08413, 18.75312, 25.54271)]
    public void Limits_of_a_rate_agree_with_summed_probabilities(
        double exposure, double target, double low998, double low95, double high95, double high998)
    {
        var limits = FunnelLimits.OfRate(exposure, target);

        Assert.Equal(low998, 1_000 * limits.Low998, 4);
        Assert.Equal(low95, 1_000 * limits.Low95, 4);
        Assert.Equal(high95, 1_000 * limits.High95, 4);
        Assert.Equal(high998, 1_000 * limits.High998, 4);
    }

    [Fact]
    public void A_limit_is_never_below_zero()
    {
        var limits = FunnelLimits.OfRate(100, 0.01);   // one event expected

        Assert.Equal(0, limits.Low998);
        Assert.Equal(0, limits.Low95);
    }

    [Fact]
    public void Units_that_differ_beyond_chance_are_judged_after_allowing_for_it()
    {
        var spread = Overdispersion.Of(Points(), Target);

        Assert.Equal(0.878731, Target, 6);
        Assert.Equal(4.1488, spread.Phi, 4);
        Assert.Equal(0.04681, spread.Tau, 5);
        Assert.Equal(-7.985, spread.ZRaw[4], 3);
        Assert.Equal(-2.600, spread.ZAdditive[4], 3);
        Assert.Equal(-3.920, spread.ZMultiplicative[4], 3);   // -7.985 / sqrt(4.1488)
    }

    [Fact]
    public void Units_that_differ_by_chance_alone_are_left_as_they_are()
    {
        var spread = Overdispersion.Of([new(0.51, 0.05), new(0.49, 0.05), new(0.50, 0.05)], 0.5);

        Assert.Equal(0, spread.Tau);
        Assert.Equal(spread.ZRaw, spread.ZAdditive);
        Assert.Equal(spread.ZRaw, spread.ZMultiplicative);
    }

    [Fact]
    public void False_discoveries_are_held_down_as_in_the_paper()
    {
        // Benjamini and Hochberg 1995, section 3.2: of fifteen hypotheses the first four are rejected at 0.05.
        double[] pValues =
        [
            0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1,
        ];

        Assert.Equal([true, true, true, true], FalseDiscovery.BenjaminiHochberg(pValues).Take(4));
        Assert.DoesNotContain(true, FalseDiscovery.BenjaminiHochberg(pValues).Skip(4));
        Assert.Equal(0.035625, FalseDiscovery.AdjustedPValues(pValues)[3], 6);   // 0.0095 * 15 / 4
        Assert.Equal([false, true, false], FalseDiscovery.BenjaminiHochberg([0.9, 0.001, 0.5]));
        Assert.Equal(0.05, FalseDiscovery.TwoSidedP(1.959964), 6);
        Assert.Empty(FalseDiscovery.BenjaminiHochberg([]));
    }

    private static FunnelPoint[] Points() =>
    [
        .. s_values.Zip(s_totals, (value, total) => new FunnelPoint(value, Math.Sqrt(Target * (1 - Target) / total))),
    ];
}
