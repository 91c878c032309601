using System.Globalization;

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Why a probability is higher or lower than the average woman's, in words and log-odds.</summary>
/// <param name="Feature">Code of the feature.</param>
/// <param name="LabelZh">Its Chinese name.</param>
/// <param name="LabelEn">Its English name.</param>
/// <param name="Value">Its value as text; null where unknown.</param>
/// <param name="Unit">Unit of the value; null for a yes-or-no.</param>
/// <param name="Contribution">Log-odds; all contributions and the model's base sum to the margin.</param>
/// <param name="SentenceZh">The reason in a Chinese sentence.</param>
/// <param name="SentenceEn">The reason in an English sentence.</param>
public sealed record RiskReason(
    string Feature,
    string LabelZh,
    string LabelEn,
    string? Value,
    string? Unit,
    double Contribution,
    string SentenceZh,
    string SentenceEn)
{
    private const double NoEffect = 0.005;

    /// <summary>Says a contribution in words.</summary>
    public static RiskReason Of(RiskModel model, FeatureContribution contribution)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(contribution);
        var feature = model.Features.First(each => each.Code == contribution.Feature);
        var (effectZh, effectEn) = Math.Abs(contribution.Contribution) < NoEffect
            ? ("对风险几乎没有影响", "hardly changes the risk")
            : contribution.Contribution > 0 ? ("使风险升高", "raises the risk") : ("使风险降低", "lowers the risk");
        var (factZh, factEn) = Fact(model, feature, contribution.Value);

        return new(
            feature.Code,
            feature.NameZh,
            feature.NameEn,
            Written(feature, contribution.Value),
            feature.Unit,
            contribution.Contribution,
            $"{factZh}{effectZh}。",
            $"{char.ToUpperInvariant(factEn[0])}{factEn[1..]} {effectEn}.");
    }

    private static (string Zh, string En) Fact(RiskModel model, RiskFeature feature, double? value)
    {
        if (value is not { } known)
        {
            return ($"{feature.NameZh}未知,", $"{feature.NameEn}, unknown,");
        }

        if (!feature.IsNumber)
        {
            return known > 0
                ? ($"有“{feature.NameZh}”,", $"{feature.NameEn}: yes,")
                : ($"无“{feature.NameZh}”,", $"{feature.NameEn}: no,");
        }

        var reference = model.ReferenceOf(feature.Code) ?? known;
        var text = Written(feature, known)!;
        var unitEn = feature.Unit == "count" ? string.Empty : " " + feature.Unit;
        var referenceText = Written(feature, reference)!;
        var (sideZh, sideEn) = text == referenceText ? ("等于", "equal to")
            : known > reference ? ("高于", "above")
            : ("低于", "below");
        return (
            $"{feature.NameZh} {text} {feature.UnitZh}({sideZh}参照 {referenceText})",
            $"{feature.NameEn} {text}{unitEn} ({sideEn} the reference {referenceText})");
    }

    private static string? Written(RiskFeature feature, double? value) => value is not { } known
        ? null
        : feature.IsNumber
            ? known.ToString("F" + feature.Digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture)
            : known > 0 ? "true" : "false";
}
