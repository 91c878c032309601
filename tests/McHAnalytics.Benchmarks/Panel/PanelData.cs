using System.Text.RegularExpressions;

namespace McHAnalytics.Benchmarks.Panel;

/// <summary>Brings the panel's data into a warehouse by the loading path that any bulk file takes.</summary>
/// <remarks>
/// The harness divides by deliveries where the national definitions divide by live births; its catalogue is ours with
/// that one denominator changed in four indicators, and three counts more that no measure of ours means.
/// </remarks>
internal static class PanelData
{
    private static readonly string[] s_perDelivery = ["DEL_CS", "DEL_HOSP", "ANC5", "ANC_EARLY"];

    // A column of the data, and the measure of the catalogue that means the same.
    private static readonly (string Column, string Measure)[] s_columns =
    [
        ("deliveries", "women_delivered"), ("live_births", "live_births"), ("stillbirths", "fetal_deaths_28w"),
        ("hospital_deliveries", "hospital_live_births"), ("caesareans", "caesarean_live_births"),
        ("high_risk_pregnancies", "high_risk_women"), ("high_risk_managed", "high_risk_managed"), ("anc5", "anc_5plus"),
        ("early_registrations", "registered_before_13w"), ("postpartum_visits", "postnatal_visited"),
        ("systematic_managed", "systematic_managed"), ("maternal_deaths", "maternal_deaths"),
        ("neonatal_deaths", "deaths_0_27d"), ("infant_deaths", "deaths_under1"), ("under5_deaths", "deaths_under5"),
        ("low_birth_weight", "low_birth_weight"), ("premature_births", "preterm_births"),
        ("birth_defects", "panel_birth_defects"), ("hiv_syphilis_tested", "panel_hiv_syphilis_tested"),
        ("anaemia_pregnant", "panel_anaemia"),
    ];

    /// <summary>Writes the catalogue with which the panel is loaded and asked.</summary>
    public static void WriteCatalogue(PanelFolder folder)
    {
        if (Directory.Exists(folder.Catalogue))
        {
            Directory.Delete(folder.Catalogue, recursive: true);
        }

        CopyFolder(Path.Combine(folder.Repository, "catalogue"), folder.Catalogue);
        File.AppendAllLines(Path.Combine(folder.Catalogue, "measures.yaml"),
        [
            "",
            "  - {code: panel_birth_defects, zh: 出生缺陷儿数, en: Newborns with birth defects}",
            "  - {code: panel_hiv_syphilis_tested, zh: 艾滋病梅毒检测人数, en: Women tested for HIV and syphilis}",
            "  - {code: panel_anaemia, zh: 贫血孕妇数, en: Pregnant women with anaemia}",
        ]);
        var file = Path.Combine(folder.Catalogue, "indicators.yaml");
        var text = File.ReadAllText(file);
        foreach (var code in s_perDelivery)
        {
            var changed = new Regex($@"(?<=  - code: {code}\n(    .*\n)*?    denominator: )live_births(?=\n)").Replace(
                text, "women_delivered", 1);
            text = changed != text
                ? changed
                : throw new PanelException($"The denominator of {code} is not found in catalogue/indicators.yaml.");
        }

        // The data know one early registration: both versions of the definition are made of it.
        text = text.Replace("numerator: registered_before_12w", "numerator: registered_before_13w", StringComparison.Ordinal);
        File.WriteAllText(file, text);
        File.WriteAllLines(Path.Combine(folder.Catalogue, "forms", "panel.yaml"),
        [
            "code: panel", "kind: bulk", "name_zh: 性能题组", "name_en: The panel, a township and month a line", "bulk:",
            "  date: month", "  place: township_code", "  unchecked: true", "  measures:",
            .. s_columns.Select(each => $"    - {{measure: {each.Measure}, sum: {each.Column}}}"),
        ]);
    }

    /// <summary>Writes the places: the codes as the data have them, 2, 4, 6 and 9 digits.</summary>
    public static string WritePlaces(PanelFolder folder)
    {
        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        var towns = File.ReadLines(folder.Township).Skip(1).Select(line => line.Split(',')).ToList();
        foreach (var (level, code, parent) in new[] { ("PROVINCE", 6, -1), ("PREFECTURE", 4, 6), ("COUNTY", 2, 4), ("TOWNSHIP", 0, 2) })
        {
            foreach (var town in towns)
            {
                places.TryAdd(town[code], $"{town[code]},{town[code + 1]},,{level},{(parent < 0 ? "" : town[parent])},,,");
            }
        }

        var path = Path.Combine(folder.Root, "places.csv");
        File.WriteAllLines(path, ["code,name,name_en,level,parent,valid_from,valid_to,successor", .. places.Values]);
        return path;
    }

    public static void CopyFolder(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var path in Directory.EnumerateFiles(from))
        {
            var copy = Path.Combine(to, Path.GetFileName(path));
            File.Copy(path, copy, overwrite: true);
            new FileInfo(copy).IsReadOnly = false;
        }

        foreach (var path in Directory.EnumerateDirectories(from).Where(path => Path.GetFileName(path) is not ("node_modules" or "obj")))
        {
            CopyFolder(path, Path.Combine(to, Path.GetFileName(path)));
        }
    }
}
