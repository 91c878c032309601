using McHAnalytics.Models.Statistics;

namespace McHAnalytics.Tests.Models.Statistics;

public sealed class ComparisonOfPlacesTests
{
    private static readonly double[] s_events = [2, 0, 5, 1, 9, 3, 0, 4];
    private static readonly double[] s_exposures = [120, 60, 300, 45, 410, 150, 30, 500];

    [Fact]
    public void Tiny_counts_give_no_evidence_of_difference_and_shrink_to_the_mean()
    {
        var shrunk = Shrinkage.Marshall(s_events, s_exposures);

        Assert.Equal(0.014861, shrunk.Mean, 6);   // 24 / 1,615, and SciPy's reference
        Assert.Equal(0, shrunk.Between);
        Assert.All(shrunk.Estimates, estimate => Assert.Equal(shrunk.Mean, estimate));
    }

    [Fact]
    public void True_differences_are_kept_in_part()
    {
        // m = 10/20; s2 = 0.16; A = 0.16 - 0.5/10 = 0.11; w = 0.11 / (0.11 + 0.05) = 0.6875; 0.5 -+ 0.6875 * 0.4
        var shrunk = Shrinkage.Marshall([1, 9], [10, 10]);

        Assert.Equal(0.11, shrunk.Between, 10);
        Assert.Equal(0.6875, shrunk.Weights[0], 10);
        Assert.Equal(0.225, shrunk.Estimates[0], 10);
        Assert.Equal(0.775, shrunk.Estimates[1], 10);
    }

    [Fact]
    public void The_Poisson_cusum_agrees_with_the_reference()
    {
        var sums = ControlCharts.PoissonCusum([0, 1, 0, 2, 1, 0, 0, 3, 1, 2], [.5, .5, .5, .5, .5, .5, .5, .5, .5, .5]);

        Assert.Equal(
            [0, .1931, 0, .8863, 1.0794, .5794, .0794, 1.6589, 1.852, 2.7383], sums.Select(sum => Math.Round(sum, 4)));
    }

    [Fact]
    public void The_weighted_average_and_its_limits_follow_their_formula()
    {
        var points = ControlCharts.Ewma([1, 1, 9], 0, 1);

        Assert.Equal(0.2, points[0].Value, 10);       // 0.2 * 1
        Assert.Equal(0.6, points[0].High, 10);        // 3 sqrt(0.2 / 1.8 * 0.36)
        Assert.Equal(0.36, points[1].Value, 10);      // 0.2 + 0.8 * 0.2
        Assert.Equal(-0.768375, points[1].Low, 6);    // 3 sqrt(0.2 / 1.8 * 0.5904)
        Assert.Equal(2.088, points[2].Value, 10);     // 0.2 * 9 + 0.8 * 0.36
        Assert.False(points[1].IsSignal);
        Assert.True(points[2].IsSignal);
    }

    [Fact]
    public void A_unit_far_worse_than_the_others_is_in_the_worst_fifth_for_certain()
    {
        var ranks = Ranking.Bootstrap([10, 12, 9, 11, 90], [1_000, 1_000, 1_000, 1_000, 1_000], RankModel.Poisson, true, 1);

        Assert.Equal(new RankInterval(5, 5, 1), ranks[4]);
        Assert.All(ranks.Take(4), rank => Assert.Equal(0, rank.ProbabilityWorstFifth));
    }

    [Fact]
    public void Equal_units_cannot_be_ranked()
    {
        var ranks = Ranking.Bootstrap([8, 8, 8, 8, 8], [10, 10, 10, 10, 10], RankModel.Binomial, false, 7, 4_000);

        Assert.All(ranks, rank => Assert.Equal((1, 5), (rank.RankLow, rank.RankHigh)));
        Assert.All(ranks, rank => Assert.InRange(rank.ProbabilityWorstFifth, 0.17, 0.23));   // 0.2, give or take 5 standard errors
        Assert.Equal(1, ranks.Sum(rank => rank.ProbabilityWorstFifth), 10);
    }

    [Fact]
    public void The_same_figures_give_the_same_ranks() => Assert.Equal(
        Ranking.Bootstrap(s_events, s_exposures, RankModel.Poisson, true, 42),
        Ranking.Bootstrap(s_events, s_exposures, RankModel.Poisson, true, 42));

    [Fact]
    public void A_standardised_rate_weighs_the_strata_of_the_standard()
    {
        // rates 0.01 and 0.05; standard half and half: 0.03. Var = 0.25 * 10 / 1000^2 + 0.25 * 10 / 200^2 = 0.000065;
        // sqrt(0.000065 / 20) = 0.00180278; 0.03 + 0.00180278 * (12.2165 - 20, 30.8884 - 20)
        var estimate = Standardisation.Direct([new(10, 1_000, 1), new(10, 200, 1)]);

        Assert.Equal(0.03, estimate.Value, 10);
        Assert.Equal(0.015968, estimate.Interval.Low, 6);
        Assert.Equal(0.049629, estimate.Interval.High, 6);
    }

    [Fact]
    public void Observed_over_expected_carries_the_exact_interval_of_the_observed()
    {
        var ratio = Standardisation.Indirect(5, 2.5);

        Assert.Equal(2, ratio.Value);
        Assert.Equal(0.6494, ratio.Interval.Low, 4);    // 1.6235 / 2.5
        Assert.Equal(4.6673, ratio.Interval.High, 4);   // 11.6683 / 2.5
    }
}
