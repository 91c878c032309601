using McHAnalytics.Models.Places;
using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>A pregnancy with the authority's colour and our probability; neither changes the other.</summary>
public sealed record PregnancyRisk
{
    /// <summary>Stable within a warehouse.</summary>
    public required string Id { get; init; }

    /// <summary>Keyed pseudonym of the woman.</summary>
    public required string Pseudonym { get; init; }

    /// <summary>The township; where she was registered above the townships, that place.</summary>
    public required OrgUnit Township { get; init; }

    /// <summary>Completed gestational weeks today; null where unknown or delivered.</summary>
    public int? GestationalWeek { get; init; }

    /// <summary>What the rules say today.</summary>
    public required RiskAssessment Assessment { get; init; }

    /// <summary>Calibrated probability, within (0, 1); null where <see cref="ProbabilityState"/> says why.</summary>
    public double? Probability { get; init; }

    /// <summary><c>OK</c>, <c>NO_MODEL</c>, <c>NOT_SCORED</c> or <c>DELIVERED</c>.</summary>
    public required string ProbabilityState { get; init; }

    /// <summary><c>TOP</c>, <c>MIDDLE</c> or <c>LOW</c> among the women learnt from.</summary>
    public string? Band { get; init; }

    /// <summary>Why the probability is what it is, the greatest first; with the model's base they sum to the
    /// margin.</summary>
    public IReadOnlyList<RiskReason> Reasons { get; init; } = [];

    /// <summary>Log-odds of the average woman learnt from.</summary>
    public double? BaseMargin { get; init; }

    /// <summary>Whether colour and probability point apart.</summary>
    public bool Disagreement { get; init; }

    /// <summary>The day as of which she was scored.</summary>
    public DateOnly? ScoredAsOf { get; init; }

    /// <summary>When she was scored.</summary>
    public DateTimeOffset? ScoredAt { get; init; }

    /// <summary>The model that scored her.</summary>
    public RiskModelSummary? Model { get; init; }
}

/// <summary>A model as its users see it.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Version">Version, from 1.</param>
/// <param name="TrainedAt">When it was trained.</param>
/// <param name="Auroc">Area under the ROC curve on a later year.</param>
/// <param name="Auprc">Average precision on it.</param>
/// <param name="Brier">Brier score on it.</param>
/// <param name="CalibrationSlope">1 is right.</param>
/// <param name="CalibrationIntercept">0 is right.</param>
/// <param name="CardZh">Model card in Chinese.</param>
/// <param name="CardEn">Model card in English.</param>
public sealed record RiskModelSummary(
    string Code,
    int Version,
    DateTimeOffset TrainedAt,
    double Auroc,
    double Auprc,
    double Brier,
    double CalibrationSlope,
    double CalibrationIntercept,
    string CardZh,
    string CardEn)
{
    /// <summary>The summary of a model.</summary>
    public static RiskModelSummary Of(RiskModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var test = model.Report.Tests[0];
        return new(
            model.Code,
            model.Version,
            model.TrainedAt,
            test.Auroc.Value,
            test.Auprc,
            test.Calibration.Brier,
            test.Calibration.Slope,
            test.Calibration.Intercept,
            model.CardZh,
            model.CardEn);
    }
}
