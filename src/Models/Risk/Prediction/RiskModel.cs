using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>A trained and calibrated model: what it needs to predict, and what it is worth.</summary>
public sealed record RiskModel
{
    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    private Dictionary<string, int>? _positions;

    /// <summary>Stable code.</summary>
    public required string Code { get; init; }

    /// <summary>Its version, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>When it was trained.</summary>
    public required DateTimeOffset TrainedAt { get; init; }

    /// <summary>The warehouse version it was trained on.</summary>
    public required string DataVersion { get; init; }

    /// <summary>Id of the colour rules that stand beside it.</summary>
    public required string RuleSet { get; init; }

    /// <summary>What it predicts.</summary>
    public required RiskOutcome Outcome { get; init; }

    /// <summary>What it predicts from, in the order of the values given to <see cref="Predict"/>.</summary>
    public required IReadOnlyList<RiskFeature> Features { get; init; }

    /// <summary>Log-odds of the average woman learnt from.</summary>
    public required double Base { get; init; }

    /// <summary>The columns with their coefficients.</summary>
    public required IReadOnlyList<ModelColumn> Columns { get; init; }

    /// <summary>Probability from which the top band begins.</summary>
    public required double TopFrom { get; init; }

    /// <summary>Probability from which the middle band begins.</summary>
    public required double MiddleFrom { get; init; }

    /// <summary>What it is worth, on women of a later year.</summary>
    public required RiskModelReport Report { get; init; }

    /// <summary>The model card in Chinese.</summary>
    public string CardZh { get; init; } = string.Empty;

    /// <summary>The model card in English.</summary>
    public string CardEn { get; init; } = string.Empty;

    /// <summary>Reads a model from its file's text.</summary>
    /// <exception cref="JsonException">The text is not a model.</exception>
    public static RiskModel FromJson(string json) =>
        JsonSerializer.Deserialize<RiskModel>(json, s_json) ?? throw new JsonException("The file holds no model.");

    /// <summary>The text of the model's file.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>Predicts from feature values.</summary>
    /// <param name="values">Values in the order of <see cref="Features"/>; null where unknown.</param>
    public RiskPrediction Predict(double?[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        _positions ??= Features
            .Select((feature, index) => (feature.Code, index))
            .ToDictionary(pair => pair.Code, pair => pair.index, StringComparer.Ordinal);
        var contributions = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var column in Columns)
        {
            var part = column.Coefficient * column.Encode(values[_positions[column.Feature]]);
            contributions[column.Feature] = contributions.GetValueOrDefault(column.Feature) + part;
        }

        var margin = Base + contributions.Values.Sum();
        var reasons = contributions
            .Select(entry => new FeatureContribution(entry.Key, values[_positions[entry.Key]], entry.Value))
            .OrderByDescending(contribution => Math.Abs(contribution.Contribution))
            .ToList();
        return new(LogisticRegression.Probability(margin), margin, reasons);
    }

    /// <summary>The band of a probability.</summary>
    public RiskBand BandOf(double probability) =>
        probability >= TopFrom ? RiskBand.Top : probability >= MiddleFrom ? RiskBand.Middle : RiskBand.Low;

    /// <summary>Whether colour and probability point apart: a mild colour in the top band, or a serious one in the
    /// low band.</summary>
    /// <remarks>Both stand; neither changes the other.</remarks>
    public bool Disagrees(RiskColour colour, double probability) => colour <= RiskColour.Yellow
        ? BandOf(probability) == RiskBand.Top
        : BandOf(probability) == RiskBand.Low;

    /// <summary>The value of a feature in the average woman learnt from; null where the model does not use
    /// it.</summary>
    public double? ReferenceOf(string feature) =>
        Columns.FirstOrDefault(column => column.Feature == feature && column.Kind == ColumnKind.Value)?.Mean;
}

/// <summary>A prediction: the contributions and the model's base sum to the margin.</summary>
/// <param name="Probability">Calibrated probability, within (0, 1).</param>
/// <param name="Margin">Its log-odds.</param>
/// <param name="Contributions">What each feature adds, the greatest first.</param>
public sealed record RiskPrediction(
    double Probability, double Margin, IReadOnlyList<FeatureContribution> Contributions);

/// <summary>What a feature adds to the log-odds, against the average woman learnt from.</summary>
/// <param name="Feature">Code of the feature.</param>
/// <param name="Value">Its value; null where unknown.</param>
/// <param name="Contribution">Log-odds; above 0 raises the risk.</param>
public sealed record FeatureContribution(string Feature, double? Value, double Contribution);

/// <summary>How high a probability is among the women learnt from.</summary>
public enum RiskBand
{
    Low,
    Middle,
    Top,
}
