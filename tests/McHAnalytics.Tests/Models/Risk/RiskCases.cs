using System.Globalization;
using McHAnalytics.Models.Risk;

namespace McHAnalytics.Tests.Models.Risk;

/// <summary>The national rules, and the healthy woman of the golden cases: every section gone through, every test
/// normal.</summary>
internal static class RiskCases
{
    public static readonly RiskRuleSet National = RiskRuleSet.Read(
        File.ReadAllText(FindCatalogue("risk/cn_national_2017.yaml")), "cn_national_2017.yaml");

    private static readonly Dictionary<string, double> s_healthyNumbers = new()
    {
        ["age_years"] = 28, ["height_cm"] = 160, ["bmi_prepreg"] = 22, ["hb_g_l"] = 120, ["plt_e9_l"] = 200,
        ["fetuses"] = 1,
        ["gest_weeks"] = 20, ["sbp"] = 110, ["dbp"] = 70, ["miscarriages"] = 0, ["uterine_surgeries"] = 0,
        ["prior_cs"] = 0,
        ["months_since_uterine_surgery"] = 99, ["nyha"] = 1, ["lvef_pct"] = 60, ["spo2_pct"] = 98,
        ["pulm_art_pressure"] = 20,
        ["creatinine_xuln"] = 0.8, ["urine_ml_day"] = 1500, ["cyst_or_fibroid_cm"] = 0, ["steroid_pred_mg_day"] = 0,
        ["steroid_months"] = 0,
    };

    public static IEnumerable<RiskAnswer> Healthy =>
        s_healthyNumbers.Select(entry => new RiskAnswer(entry.Key, entry.Value))
            .Concat(National.Sections.Select(section => new RiskAnswer(section.DoneVariable, Flag: true)));

    /// <summary>Changes written <c>age_years=35;dx_scarred_uterus</c>: a number, or a yes.</summary>
    public static IEnumerable<RiskAnswer> HealthyBut(string changes)
    {
        var changed = changes.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(ReadAnswer).ToList();
        return Healthy.Where(answer => changed.All(change => change.Variable != answer.Variable)).Concat(changed);
    }

    public static RiskAnswer ReadAnswer(string text) => text.Split('=') switch
    {
        [var variable, var number] => new(variable, double.Parse(number, CultureInfo.InvariantCulture)),
        _ => new(text, Flag: true),
    };

    public static string FindCatalogue(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "catalogue", path);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException("No catalogue above the test's folder.", path);
    }
}
