using System.Globalization;
using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Tests.Models.Risk.Prediction;

public sealed class LogisticRegressionTests
{
    // Published: R, glm(low ~ age + lwt + factor(race) + smoke + ptl + ht + ui + ftv, binomial, MASS::birthwt).
    [SharedDataFact("data/birthwt/MASS_birthwt.csv")]
    public void Low_birth_weight_at_Springfield_gives_the_published_coefficients()
    {
        var fit = Fit(row => [
            row["age"], row["lwt"], Is(row["race"] == 2), Is(row["race"] == 3), row["smoke"], row["ptl"],
            row["ht"], row["ui"], row["ftv"]]);

        AssertClose(
            [0.480623, -0.029549, -0.015424, 1.272260, 0.880496, 0.938846, 0.543337, 1.863303, 0.767648, 0.065302],
            [fit.Intercept, .. fit.Coefficients],
            precision: 6);
        Assert.Equal(201.28, fit.Deviance, precision: 2);
        Assert.True(fit.Converged);
    }

    // Published: Venables and Ripley, Modern Applied Statistics with S, section 7.2 (residual deviance 195.48).
    [SharedDataFact("data/birthwt/MASS_birthwt.csv")]
    public void Low_birth_weight_in_Venables_and_Ripley_gives_the_published_coefficients()
    {
        var fit = Fit(row => [
            row["age"], row["lwt"], Is(row["race"] == 2), Is(row["race"] == 3), row["smoke"],
            Is(row["ptl"] > 0), row["ht"], row["ui"], Is(row["ftv"] == 1), Is(row["ftv"] >= 2)]);

        AssertClose(
            [0.82302, -0.03723, -0.01565, 1.19241, 0.74068, 0.75553, 1.34376, 1.91317, 0.68020, -0.43638, 0.17901],
            [fit.Intercept, .. fit.Coefficients],
            precision: 5);
        Assert.Equal(195.48, fit.Deviance, precision: 2);
    }

    [Fact]
    public void One_yes_or_no_gives_the_log_of_the_odds_ratio()
    {
        // 2 x 2 table: 30 of 40 with it, 10 of 40 without: ln(3 / (1/3)) = ln 9; intercept ln(1/3).
        var rows = Enumerable.Range(0, 80).Select(index => new[] { index < 40 ? 1.0 : 0.0 }).ToList();
        var labels = Enumerable.Range(0, 80).Select(index => index is < 30 or >= 70).ToList();

        var fit = LogisticRegression.Fit(rows, labels);

        Assert.Equal(Math.Log(9), fit.Coefficients[0], precision: 8);
        Assert.Equal(-Math.Log(3), fit.Intercept, precision: 8);
    }

    [Fact]
    public void A_ridge_keeps_a_perfect_predictor_finite_and_leaves_the_total_right()
    {
        var rows = Enumerable.Range(0, 20).Select(index => new[] { index < 10 ? 1.0 : -1.0 }).ToList();
        var labels = Enumerable.Range(0, 20).Select(index => index < 10).ToList();

        var fit = LogisticRegression.Fit(rows, labels, ridge: 1);

        Assert.True(fit.Converged);
        // The slope solves 20 (1 - p) = slope with p = 1 / (1 + exp(-slope)).
        var slope = fit.Coefficients[0];
        Assert.Equal(slope, 20 * (1 - LogisticRegression.Probability(slope)), precision: 6);
        Assert.Equal(10, rows.Sum(row => LogisticRegression.Probability(fit.Margin(row))), precision: 6);
    }

    [Fact]
    public void Labels_of_one_kind_are_refused() =>
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([[1.0], [2.0]], [true, true]));

    private static LogisticRegression Fit(Func<Dictionary<string, double>, double[]> columns)
    {
        var lines = File.ReadAllLines(SharedData.PathOf("data/birthwt/MASS_birthwt.csv"));
        var names = lines[0].Split(',');
        var rows = lines.Skip(1)
            .Select(line => names.Zip(line.Split(','))
                .ToDictionary(pair => pair.First, pair => double.Parse(pair.Second, CultureInfo.InvariantCulture)))
            .ToList();
        Assert.Equal(189, rows.Count);
        return LogisticRegression.Fit([.. rows.Select(columns)], [.. rows.Select(row => row["low"] == 1)]);
    }

    private static double Is(bool yes) => yes ? 1 : 0;

    private static void AssertClose(double[] expected, double[] actual, int precision) =>
        Assert.Equal(
            expected.Select(value => Math.Round(value, precision)),
            actual.Select(value => Math.Round(value, precision)));
}
