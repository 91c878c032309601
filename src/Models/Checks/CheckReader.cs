using System.Globalization;
using McHAnalytics.Models.Forms;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Checks;

/// <summary>Reads <c>checks.yaml</c> and says, with lines, all that is wrong with it.</summary>
public static class CheckReader
{
    private static readonly string[] s_texts = ["code", "kind", "severity", "zh", "en"];

    internal static IReadOnlyList<string> Severities { get; } = ["info", "warning", "error"];

    // The numbers without which a kind cannot decide.
    private static readonly Dictionary<CheckKind, string[]> s_numbers = new()
    {
        [CheckKind.WrongUnit] = ["least_months", "least_median", "z", "z_after"],
        [CheckKind.LevelShift] = ["least_months", "least_median", "factor", "z"],
        [CheckKind.Outlier] = ["least_months", "z"],
        [CheckKind.Heaping] = ["least_values", "share"],
        [CheckKind.CopiedMonth] = ["least_values"],
        [CheckKind.LowCompleteness] = ["least_reports", "from", "below"],
        [CheckKind.ZeroReporting] = ["least_months", "least_mean", "p"],
        [CheckKind.ZScore] = ["least_months", "least_usual", "z", "ratio"],
        [CheckKind.ModifiedZ] = ["least_months", "least_usual", "z", "ratio"],
        [CheckKind.MedianDeviation] = ["least_months", "least_usual", "factor", "ratio"],
        [CheckKind.MinimumMaximum] = ["least_months", "least_usual", "factor", "ratio"],
        [CheckKind.Seasonal] = ["least_months", "least_usual", "z", "ratio"],
        [CheckKind.YearShift] = ["least_months", "least_usual", "share", "z"],
        [CheckKind.TooPerfect] = ["months", "least_cases", "p"],
        [CheckKind.Rounded] = ["least_values", "share"],
        [CheckKind.RepeatedValue] = ["least", "months", "p"],
        [CheckKind.DuplicatePerson] = ["days"],
    };

    /// <summary>Reads the checks.</summary>
    /// <param name="yaml">The text of the file.</param>
    /// <param name="fileName">Its name, for messages.</param>
    /// <param name="isMeasure">Whether a code is a measure of the catalogue; null where any will do.</param>
    /// <exception cref="FormCatalogueException">The file has faults.</exception>
    public static CheckCatalogue Read(string yaml, string fileName, Func<string, bool>? isMeasure = null)
    {
        var faults = new List<FormFault>();
        var checks = new List<CheckDefinition>();
        var rules = new List<CheckRule?>();
        var limits = new List<CheckLimit?>();
        var ruleReader = new CheckRuleReader(fileName, isMeasure, faults);
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            if (stream.Documents is [{ RootNode: YamlMappingNode root }]
                && root.Children.TryGetValue("checks", out var list) && list is YamlSequenceNode sequence)
            {
                checks.AddRange(sequence.OfType<YamlMappingNode>().Select(node => Check(node, fileName, faults)));
                rules.AddRange(List(root, "rules").Select(ruleReader.Rule));
                limits.AddRange(List(root, "limits").Select(ruleReader.Limit));
            }
            else
            {
                faults.Add(new(fileName, 1, "MCH-F002", "应有 “checks” 列表", "there should be a list 'checks'"));
            }
        }
        catch (YamlException fault)
        {
            faults.Add(new(fileName, (int)fault.Start.Line, "MCH-F001", $"YAML 语法错误：{fault.Message}",
                $"not YAML: {fault.Message}"));
        }

        return faults.Count == 0
            ? new CheckCatalogue(checks) { Rules = [.. rules.OfType<CheckRule>()], Limits = [.. limits.OfType<CheckLimit>()] }
            : throw new FormCatalogueException(faults);
    }

    private static IEnumerable<YamlMappingNode> List(YamlMappingNode root, string name) =>
        root.Children.TryGetValue(name, out var list) && list is YamlSequenceNode sequence
            ? sequence.OfType<YamlMappingNode>()
            : [];

    private static CheckDefinition Check(YamlMappingNode node, string fileName, List<FormFault> faults)
    {
        void Fault(string zh, string en) => faults.Add(new(fileName, (int)node.Start.Line, "MCH-F002", zh, en));
        var texts = node.Children.ToDictionary(
            entry => entry.Key.ToString(), entry => (entry.Value as YamlScalarNode)?.Value ?? string.Empty,
                StringComparer.Ordinal);
        foreach (var missing in s_texts.Where(name => !texts.TryGetValue(name, out var text) || text.Length == 0))
        {
            Fault($"缺少 “{missing}”", $"'{missing}' is missing");
        }

        var kindText = texts.GetValueOrDefault("kind", string.Empty).Replace("_", string.Empty,
            StringComparison.Ordinal);
        if (!Enum.TryParse<CheckKind>(kindText, ignoreCase: true, out var kind))
        {
            Fault("不认识的检查种类", $"unknown kind of check '{texts.GetValueOrDefault("kind")}'");
        }

        var severity = Severities.ToList().IndexOf(texts.GetValueOrDefault("severity", string.Empty));
        if (severity < 0)
        {
            Fault("severity 应为 info、warning 或 error", "severity should be info, warning or error");
        }

        var numbers = new Dictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var (name, text) in texts.Where(entry => !s_texts.Contains(entry.Key)))
        {
            if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                numbers[name] = number;
            }
            else
            {
                Fault($"“{name}” 应为数字", $"'{name}' should be a number");
            }
        }

        foreach (var missing in s_numbers.GetValueOrDefault(kind, []).Where(name => !numbers.ContainsKey(name)))
        {
            Fault($"缺少数字 “{missing}”", $"the number '{missing}' is missing");
        }

        return new CheckDefinition(
            texts.GetValueOrDefault("code", string.Empty),
            kind,
            severity,
            texts.GetValueOrDefault("zh", string.Empty),
            texts.GetValueOrDefault("en", string.Empty),
            numbers);
    }
}
