namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Whether probabilities mean what they say.</summary>
/// <param name="Slope">Slope of the outcome on the log-odds: 1 is right, below 1 the model is too sure.</param>
/// <param name="Intercept">Calibration in the large: log-odds to be added so that the mean is right; 0 is
/// right.</param>
/// <param name="ExpectedCalibrationError">Mean distance of predicted and observed over ten groups of equal
/// size.</param>
/// <param name="ObservedToExpected">Events that happened over events that were predicted.</param>
/// <param name="Brier">Mean squared error of the probabilities.</param>
/// <param name="BrierSkill">Share of the error of always saying the prevalence that is avoided; 0 is no better.</param>
public sealed record Calibration(
    double Slope,
    double Intercept,
    double ExpectedCalibrationError,
    double ObservedToExpected,
    double Brier,
    double BrierSkill)
{
    private const int Groups = 10;
    private const int MostSteps = 50;

    /// <summary>Measures log-odds against what happened.</summary>
    public static Calibration Of(IReadOnlyList<double> margins, IReadOnlyList<bool> labels)
    {
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentNullException.ThrowIfNull(labels);
        var probabilities = margins.Select(LogisticRegression.Probability).ToArray();
        var prevalence = labels.Count(label => label) / (double)labels.Count;
        var brier = probabilities.Zip(labels, (p, label) => Square((label ? 1 : 0) - p)).Average();

        return new(
            LogisticRegression.Fit([.. margins.Select(margin => new[] { margin })], labels).Coefficients[0],
            InTheLarge(margins, labels),
            GroupedError(probabilities, labels),
            labels.Count(label => label) / probabilities.Sum(),
            brier,
            1 - (brier / (prevalence * (1 - prevalence))));
    }

    /// <summary>The log-odds to be added to every case so that as many events are predicted as happened.</summary>
    public static double InTheLarge(IReadOnlyList<double> margins, IReadOnlyList<bool> labels)
    {
        ArgumentNullException.ThrowIfNull(margins);
        var events = labels.Count(label => label);
        var shift = 0.0;
        for (var step = 0; step < MostSteps; step++)
        {
            var probabilities = margins.Select(margin => LogisticRegression.Probability(margin + shift)).ToArray();
            var change = (events - probabilities.Sum()) / probabilities.Sum(p => p * (1 - p));
            shift += Math.Clamp(change, -2, 2);
            if (Math.Abs(change) < 1e-12)
            {
                break;
            }
        }

        return shift;
    }

    private static double GroupedError(double[] probabilities, IReadOnlyList<bool> labels)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderBy(index => probabilities[index]).ToArray();
        var error = 0.0;
        for (var group = 0; group < Groups; group++)
        {
            var from = order.Length * group / Groups;
            var to = order.Length * (group + 1) / Groups;
            var members = order[from..to];
            error += Math.Abs(members.Sum(index => probabilities[index]) - members.Count(index => labels[index]));
        }

        return error / order.Length;
    }

    private static double Square(double value) => value * value;
}
