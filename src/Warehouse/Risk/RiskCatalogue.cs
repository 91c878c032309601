using McHAnalytics.Models.Risk;
using McHAnalytics.Models.Risk.Prediction;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>The colour rules and the model's setting, read from the folder <c>catalogue/risk</c>.</summary>
/// <param name="Rules">The colour rules in force.</param>
/// <param name="Setting">What the model predicts, and from what.</param>
public sealed record RiskCatalogue(RiskRuleSet Rules, RiskModelSetting Setting)
{
    private const string RulesFile = "cn_national_2017.yaml";
    private const string SettingFile = "preg_risk.yaml";

    /// <summary>Reads both files.</summary>
    /// <param name="catalogueFolder">The folder <c>catalogue</c>.</param>
    /// <exception cref="RiskCatalogueException">A file has faults: all of them, each with its line.</exception>
    public static RiskCatalogue Load(string catalogueFolder)
    {
        ArgumentNullException.ThrowIfNull(catalogueFolder);
        var rules = RiskRuleSet.Read(Text(catalogueFolder, RulesFile), RulesFile);
        return new(rules, RiskModelSetting.Read(Text(catalogueFolder, SettingFile), SettingFile, rules));
    }

    private static string Text(string catalogueFolder, string file) =>
        File.ReadAllText(Path.Combine(catalogueFolder, "risk", file));
}
