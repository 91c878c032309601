using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Tests.Models.Risk.Prediction;

/// <summary>Expected values from a separate program that compares every pair (no ranks) and bisects (no
/// Newton).</summary>
public sealed class DiscriminationTests
{
    private static readonly double[] s_scores =
    [
        -1.2, -1.1, 0.7, -2.3, -0.1, -2.3, 1.1, 0.2, 1.4, -0.5, 0.4, -0.3, -0.7, 0.1, -1.3, -0.4,
        0.7, 0.1, -0.4, 2.2, 0.1, -0.6,
        0.2, -0.5, -0.4, -0.4, 2.0, 0.0, 0.2, 0.7, 2.0, -0.2, -0.6, 2.5, -1.5,
        -0.4, 0.7, 2.3, -0.9, -2.4, 0.7, -0.5, -0.4, 0.5,
        0.2, 0.3, -0.4, 1.3, 1.5, 0.0, -0.5, 0.7, 0.5, -1.0, -0.5, 1.0, -0.1, -0.3, 0.2, 0.0,
    ];

    private static readonly bool[] s_labels =
        [.. "001000111010000010110010101010110111001100010001101101000010".Select(digit => digit == '1')];

    [Fact]
    public void The_area_under_the_curve_and_its_DeLong_interval_agree_with_pair_by_pair_counting()
    {
        var area = Discrimination.AreaUnderRoc(s_scores, s_labels);

        Assert.Equal(0.6798642534, area.Value, precision: 10);
        Assert.Equal(0.5344200274, area.Low, precision: 8);
        Assert.Equal(0.8253084794, area.High, precision: 8);
    }

    [Fact]
    public void Average_precision_takes_ties_together() =>
        Assert.Equal(0.6567053085, Discrimination.AveragePrecision(s_scores, s_labels), precision: 10);

    [Fact]
    public void A_score_that_says_nothing_has_half_the_area_and_the_prevalence_as_precision()
    {
        double[] same = [1, 1, 1, 1, 1, 1, 1, 1];
        bool[] labels = [true, true, false, false, false, false, false, false];

        Assert.Equal(0.5, Discrimination.AreaUnderRoc(same, labels).Value);
        Assert.Equal(0.25, Discrimination.AveragePrecision(same, labels));
    }

    [Fact]
    public void Calibration_agrees_with_the_separate_program()
    {
        var calibration = Calibration.Of(s_scores, s_labels);

        Assert.Equal(0.6315161434, calibration.Slope, precision: 8);
        Assert.Equal(-0.3503967999, calibration.Intercept, precision: 8);
        Assert.Equal(0.2307864105, calibration.Brier, precision: 10);
        Assert.Equal(0.0601458395, calibration.BrierSkill, precision: 10);
        Assert.Equal(0.8574353547, calibration.ObservedToExpected, precision: 10);
        Assert.Equal(0.1546478947, calibration.ExpectedCalibrationError, precision: 10);
    }

    [Fact]
    public void Net_benefit_weighs_a_visit_in_vain_by_the_odds_of_the_threshold()
    {
        // 10 women, 2 events. Chosen: both events and 3 others. At 20 % a visit in vain costs a quarter: (2 - 3/4) /
        // 10.
        bool[] labels = [true, true, false, false, false, false, false, false, false, false];
        bool[] chosen = [true, true, true, true, true, false, false, false, false, false];

        Assert.Equal(0.125, NetBenefit.Of(chosen, labels, 0.2), precision: 12);
        Assert.Equal(0, NetBenefit.Of(new bool[10], labels, 0.2));
        // Everyone: (2 - 8/4) / 10.
        Assert.Equal(0, NetBenefit.Of([.. labels.Select(_ => true)], labels, 0.2), precision: 12);
    }
}
