namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>What a model is worth, measured on women of a later year than those it learnt from.</summary>
/// <param name="TrainedFrom">First expected delivery among those learnt from.</param>
/// <param name="TrainedTo">Last expected delivery among those learnt from.</param>
/// <param name="TestedFrom">First expected delivery among those tested on.</param>
/// <param name="TestedTo">Last expected delivery among those tested on.</param>
/// <param name="TrainingCases">Predictions learnt from (a pregnancy can give two).</param>
/// <param name="TrainingEvents">Those that came true.</param>
/// <param name="TrainingWomen">Women among them.</param>
/// <param name="LeftOut">Why pregnancies were left out, each with its count.</param>
/// <param name="Ridge">The penalty chosen by cross-validation grouped by woman.</param>
/// <param name="Tests">The test of each day of prediction: after registration first, then at the week.</param>
public sealed record RiskModelReport(
    DateOnly TrainedFrom,
    DateOnly TrainedTo,
    DateOnly TestedFrom,
    DateOnly TestedTo,
    int TrainingCases,
    int TrainingEvents,
    int TrainingWomen,
    IReadOnlyDictionary<string, int> LeftOut,
    double Ridge,
    IReadOnlyList<RiskModelTest> Tests);

/// <summary>One test of a model.</summary>
/// <param name="Name"><c>registration</c> or <c>week</c>.</param>
/// <param name="Cases">Predictions tested.</param>
/// <param name="Events">Those that came true.</param>
/// <param name="Auroc">Area under the ROC curve with DeLong's interval.</param>
/// <param name="ColourAuroc">The same of the colour alone, as an order.</param>
/// <param name="Auprc">Average precision; compare with the prevalence.</param>
/// <param name="Calibration">Calibration and Brier score.</param>
/// <param name="NetBenefits">The decision curve.</param>
/// <param name="TopBandShare">Share of the cases in the top band.</param>
/// <param name="TopBandCaught">Share of the events in the top band.</param>
/// <param name="OrangeShare">Share of the cases that are orange or red.</param>
/// <param name="OrangeCaught">Share of the events that are orange or red.</param>
public sealed record RiskModelTest(
    string Name,
    int Cases,
    int Events,
    Estimate Auroc,
    Estimate ColourAuroc,
    double Auprc,
    Calibration Calibration,
    IReadOnlyList<NetBenefit> NetBenefits,
    double TopBandShare,
    double TopBandCaught,
    double OrangeShare,
    double OrangeCaught)
{
    /// <summary>Share of the cases that came true.</summary>
    public double Prevalence => Events / (double)Cases;

    /// <summary>Tests predictions.</summary>
    /// <param name="name">Name of the test.</param>
    /// <param name="margins">Log-odds, one a case.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="thresholds">Thresholds of the decision curve.</param>
    /// <param name="topFrom">Probability from which the top band begins.</param>
    public static RiskModelTest Of(
        string name,
        IReadOnlyList<double> margins,
        IReadOnlyList<RiskCase> cases,
        IReadOnlyList<double> thresholds,
        double topFrom)
    {
        ArgumentNullException.ThrowIfNull(margins);
        ArgumentNullException.ThrowIfNull(cases);
        ArgumentNullException.ThrowIfNull(thresholds);
        bool[] labels = [.. cases.Select(each => each.Label)];
        double[] probabilities = [.. margins.Select(LogisticRegression.Probability)];
        bool[] orange = [.. cases.Select(each => each.Colour >= RiskColour.Orange)];
        bool[] yellow = [.. cases.Select(each => each.Colour >= RiskColour.Yellow)];
        bool[] top = [.. probabilities.Select(probability => probability >= topFrom)];
        var events = labels.Count(label => label);

        return new(
            name,
            cases.Count,
            events,
            Discrimination.AreaUnderRoc(probabilities, labels),
            Discrimination.AreaUnderRoc([.. cases.Select(each => (double)each.Colour)], labels),
            Discrimination.AveragePrecision(probabilities, labels),
            Calibration.Of(margins, labels),
            [.. thresholds.Select(threshold => new NetBenefit(
                threshold,
                NetBenefit.Of([.. probabilities.Select(probability => probability >= threshold)], labels, threshold),
                NetBenefit.Of([.. labels.Select(_ => true)], labels, threshold),
                NetBenefit.Of(orange, labels, threshold),
                NetBenefit.Of(yellow, labels, threshold)))],
            Share(top, _ => true),
            Share(top, index => labels[index]),
            Share(orange, _ => true),
            Share(orange, index => labels[index]));
    }

    private static double Share(bool[] chosen, Func<int, bool> among)
    {
        var members = Enumerable.Range(0, chosen.Length).Where(among).ToList();
        return members.Count(index => chosen[index]) / (double)members.Count;
    }
}
