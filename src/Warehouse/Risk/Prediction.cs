using System.Text.Json;
using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>A row of <c>prediction</c>: what a model said of a pregnancy on a day.</summary>
/// <param name="PregnancyId">The pregnancy.</param>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="AsOf">The day of prediction.</param>
/// <param name="Probability">Calibrated probability.</param>
/// <param name="Margin">Its log-odds.</param>
/// <param name="Reasons">What each feature adds.</param>
/// <param name="ScoredAt">When it was worked out.</param>
internal sealed record Prediction(
    long PregnancyId,
    int ModelVersion,
    DateOnly AsOf,
    double Probability,
    double Margin,
    IReadOnlyList<FeatureContribution> Reasons,
    DateTime ScoredAt)
{
    private static readonly JsonSerializerOptions s_json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>The reasons as the column holds them.</summary>
    public string ReasonsText => JsonSerializer.Serialize(Reasons, s_json);

    /// <summary>The reasons of a column.</summary>
    public static IReadOnlyList<FeatureContribution> ReadReasons(string text) =>
        JsonSerializer.Deserialize<List<FeatureContribution>>(text, s_json) ?? [];
}
