using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>What a probability model predicts, on which days and from what: read from
/// <c>catalogue/risk/preg_risk.yaml</c>.</summary>
/// <param name="Code">Stable code of the model.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Outcome">The target.</param>
/// <param name="DaysAfterRegistration">The first prediction stands so many days after registration.</param>
/// <param name="GestationalWeek">The second stands at this completed week.</param>
/// <param name="FollowUpDays">Days after the expected delivery by which the outcome is known.</param>
/// <param name="TopShare">Share of women, within (0, 1), that the top band should hold.</param>
/// <param name="MiddleShare">Share of women that the top and middle bands together should hold.</param>
/// <param name="Thresholds">Thresholds of the decision curve, each within (0, 1).</param>
/// <param name="Features">What it predicts from.</param>
public sealed record RiskModelSetting(
    string Code,
    string NameZh,
    string NameEn,
    RiskOutcome Outcome,
    int DaysAfterRegistration,
    int GestationalWeek,
    int FollowUpDays,
    double TopShare,
    double MiddleShare,
    IReadOnlyList<double> Thresholds,
    IReadOnlyList<RiskFeature> Features)
{
    /// <summary>Reads the setting.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="rules">The rule catalogue whose variables the features name.</param>
    /// <exception cref="RiskCatalogueException">The file has faults: all of them, each with its line.</exception>
    public static RiskModelSetting Read(string yaml, string fileName, RiskRuleSet rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var reader = new RiskYaml(fileName);
        var setting = reader.Root(yaml) is { } root ? ReadFile(reader, root, rules) : null;
        return setting is null || reader.HasFaults ? throw reader.Exception() : setting;
    }

    private static RiskModelSetting ReadFile(RiskYaml yaml, YamlMappingNode root, RiskRuleSet rules)
    {
        var model = yaml.Map(root, "model");
        var outcome = yaml.Map(root, "outcome");
        var prediction = yaml.Map(root, "prediction");
        var bands = yaml.Map(root, "bands");
        var anyOf = RiskYaml.Texts(outcome, "any_of");
        if (anyOf.Count == 0)
        {
            yaml.Fault(outcome, "MCH-R002", "缺少 “any_of”", "'any_of' is missing");
        }

        return new(
            yaml.Text(model, "code"),
            yaml.Text(model, "name_zh"),
            yaml.Text(model, "name_en"),
            new(yaml.Text(outcome, "code"), yaml.Text(outcome, "zh"), yaml.Text(outcome, "en"), anyOf),
            (int)Needed(yaml, prediction, "days_after_registration", 0, 120),
            (int)Needed(yaml, prediction, "gestational_week", 4, 42),
            (int)Needed(yaml, prediction, "follow_up_days", 0, 120),
            Needed(yaml, bands, "top", 0.001, 0.5),
            Needed(yaml, bands, "middle", 0.001, 0.999),
            yaml.OptionalNumbers(root, "thresholds") ?? [],
            [.. yaml.List(root, "features").Select(node => ReadFeature(yaml, node, rules))]);
    }

    private static double Needed(RiskYaml yaml, YamlMappingNode parent, string key, double lowest, double highest)
    {
        var number = yaml.OptionalNumber(parent, key) ?? double.NaN;
        if (!(number >= lowest && number <= highest))
        {
            yaml.Fault(
                parent,
                "MCH-R010",
                $"“{key}” 应在 {lowest} 与 {highest} 之间",
                $"'{key}' should lie between {lowest} and {highest}");
        }

        return number;
    }

    private static RiskFeature ReadFeature(RiskYaml yaml, YamlMappingNode node, RiskRuleSet rules)
    {
        var code = yaml.Text(node, "code");
        var unit = RiskYaml.OptionalText(node, "unit");
        var variable = rules.FindVariable(code);
        if (variable is not null && variable.IsNumber != unit is not null)
        {
            yaml.Fault(
                node,
                "MCH-R008",
                $"“{code}” 的单位与规则目录不一致",
                $"'{code}' is a number in one catalogue and a yes-or-no in the other");
        }

        var valid = yaml.OptionalNumbers(node, "valid");
        return new(
            code,
            yaml.Text(node, "zh"),
            yaml.Text(node, "en"),
            unit,
            RiskYaml.OptionalText(node, "unit_zh"),
            yaml.OptionalNumbers(node, "knots") ?? [],
            (int)(yaml.OptionalNumber(node, "digits") ?? 0),
            valid?[0] ?? variable?.Range?.Lowest,
            valid?[1] ?? variable?.Range?.Highest);
    }
}

/// <summary>A dated outcome made of several: it is present where any of them is.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="NameZh">Chinese.</param>
/// <param name="NameEn">English.</param>
/// <param name="AnyOf">Codes of the outcomes it is made of.</param>
public sealed record RiskOutcome(string Code, string NameZh, string NameEn, IReadOnlyList<string> AnyOf);

/// <summary>Something the model predicts from.</summary>
/// <param name="Code">The variable that gives it.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Unit">Unit of a number; null for a yes-or-no.</param>
/// <param name="UnitZh">The unit as Chinese text writes it.</param>
/// <param name="Knots">Values at which the effect may bend.</param>
/// <param name="Digits">Decimals with which a value is written.</param>
/// <param name="Lowest">The least valid value, where one is known.</param>
/// <param name="Highest">The greatest valid value, where one is known.</param>
public sealed record RiskFeature(
    string Code,
    string NameZh,
    string NameEn,
    string? Unit,
    string? UnitZh,
    IReadOnlyList<double> Knots,
    int Digits,
    double? Lowest,
    double? Highest)
{
    /// <summary>Whether it is a number; otherwise a yes (1) or no (0).</summary>
    public bool IsNumber => Unit is not null;
}
