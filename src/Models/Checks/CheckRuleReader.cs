using System.Globalization;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;
using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Checks;

/// <summary>Reads the <c>rules</c> and <c>limits</c> of <c>checks.yaml</c>.</summary>
internal sealed class CheckRuleReader(string fileName, Func<string, bool>? isMeasure, List<FormFault> faults)
{
    private static readonly string[] s_needed = ["code", "severity", "left", "operator", "right", "zh", "en"];

    private static readonly string[] s_ofLimit = ["place", "measure", "low", "high"];

    private static readonly string[] s_known =
        [.. s_needed, "missing", "level", "over", "tolerance", "chance"];

    private static readonly Dictionary<string, RuleOperator> s_operators = new(StringComparer.Ordinal)
    {
        ["="] = RuleOperator.Equal,
        ["!="] = RuleOperator.NotEqual,
        ["<"] = RuleOperator.Less,
        ["<="] = RuleOperator.AtMost,
        [">"] = RuleOperator.Greater,
        [">="] = RuleOperator.AtLeast,
        ["compulsory_pair"] = RuleOperator.CompulsoryPair,
        ["exclusive_pair"] = RuleOperator.ExclusivePair,
    };

    private static readonly Dictionary<string, MissingStrategy> s_strategies = new(StringComparer.Ordinal)
    {
        ["skip_if_any_value_missing"] = MissingStrategy.SkipIfAny,
        ["skip_if_all_values_missing"] = MissingStrategy.SkipIfAll,
        ["never_skip"] = MissingStrategy.NeverSkip,
    };

    private static readonly Dictionary<string, RuleSpan> s_spans = new(StringComparer.Ordinal)
    {
        ["month"] = RuleSpan.Month,
        ["quarter"] = RuleSpan.Quarter,
        ["year"] = RuleSpan.Year,
        ["mch_year"] = RuleSpan.MchYear,
    };

    private static readonly Dictionary<string, OrgLevel?> s_levels = Enum.GetValues<OrgLevel>()
        .ToDictionary(level => level.ToString().ToLowerInvariant(), level => (OrgLevel?)level, StringComparer.Ordinal);

    /// <summary>A rule; null where it has faults, which are told.</summary>
    public CheckRule? Rule(YamlMappingNode node)
    {
        var before = faults.Count;
        var texts = Texts(node);
        foreach (var unknown in texts.Keys.Where(name => !s_known.Contains(name)))
        {
            Fault(node, $"不认识 “{unknown}”", $"'{unknown}' is not known here");
        }

        foreach (var missing in s_needed.Where(name => texts.GetValueOrDefault(name, string.Empty).Length == 0))
        {
            Fault(node, $"缺少 “{missing}”", $"'{missing}' is missing");
        }

        var severity = CheckReader.Severities.ToList().IndexOf(texts.GetValueOrDefault("severity", string.Empty));
        if (severity < 0)
        {
            Fault(node, "severity 应为 info、warning 或 error", "severity should be info, warning or error");
        }

        var rule = new CheckRule
        {
            Code = texts.GetValueOrDefault("code", string.Empty),
            Severity = severity,
            NameZh = texts.GetValueOrDefault("zh", string.Empty),
            NameEn = texts.GetValueOrDefault("en", string.Empty),
            Left = Expression(node, texts, "left"),
            Operator = Choice(node, texts, "operator", s_operators, "="),
            Right = Expression(node, texts, "right"),
            Missing = Choice(node, texts, "missing", s_strategies, "skip_if_any_value_missing"),
            Level = texts.ContainsKey("level") ? Choice(node, texts, "level", s_levels, "county") : null,
            Over = Choice(node, texts, "over", s_spans, "month"),
            Tolerance = Number(node, texts, "tolerance"),
            Chance = Number(node, texts, "chance"),
        };
        if (faults.Count == before && rule.Left.Measures.Count == 0)
        {
            Fault(node, "left 应含指标", "the left side should name a measure");
        }

        return faults.Count == before ? rule : null;
    }

    /// <summary>A stored least and most; null where it has faults, which are told.</summary>
    public CheckLimit? Limit(YamlMappingNode node)
    {
        var before = faults.Count;
        var texts = Texts(node);
        foreach (var missing in s_ofLimit.Where(name => !texts.ContainsKey(name)))
        {
            Fault(node, $"缺少 “{missing}”", $"'{missing}' is missing");
        }

        var limit = new CheckLimit(
            texts.GetValueOrDefault("place", string.Empty), texts.GetValueOrDefault("measure", string.Empty),
            Number(node, texts, "low"), Number(node, texts, "high"));
        if (limit.Low > limit.High)
        {
            Fault(node, "low 大于 high", "low is above high");
        }

        if (faults.Count == before)
        {
            Known(node, limit.Measure);
        }

        return faults.Count == before ? limit : null;
    }

    private static Dictionary<string, string> Texts(YamlMappingNode node) => node.Children.ToDictionary(
        entry => entry.Key.ToString(), entry => (entry.Value as YamlScalarNode)?.Value ?? string.Empty,
        StringComparer.Ordinal);

    private CheckExpression Expression(YamlMappingNode node, Dictionary<string, string> texts, string name)
    {
        if (!CheckExpression.TryParse(texts.GetValueOrDefault(name, string.Empty), out var expression))
        {
            Fault(node, $"“{name}” 应为指标代码、数字与 + - * / ( ) 组成的算式",
                $"'{name}' should be made of codes of measures, numbers and + - * / ( )");
            return new CheckNumber(0);
        }

        foreach (var measure in expression!.Measures)
        {
            Known(node, measure);
        }

        return expression;
    }

    private void Known(YamlMappingNode node, string measure)
    {
        if (isMeasure?.Invoke(measure) == false)
        {
            faults.Add(new(fileName, (int)node.Start.Line, "MCH-F004", $"指标项 “{measure}” 不在 measures.yaml 中",
                $"measure '{measure}' is not in measures.yaml"));
        }
    }

    private T Choice<T>(
        YamlMappingNode node, Dictionary<string, string> texts, string name, Dictionary<string, T> choices, string usual)
    {
        if (choices.TryGetValue(texts.GetValueOrDefault(name, usual), out var choice))
        {
            return choice;
        }

        var list = string.Join(", ", choices.Keys);
        Fault(node, $"“{name}” 应为 {list} 之一", $"'{name}' should be one of {list}");
        return choices[usual];
    }

    private decimal Number(YamlMappingNode node, Dictionary<string, string> texts, string name)
    {
        if (decimal.TryParse(
            texts.GetValueOrDefault(name, "0"), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault(node, $"“{name}” 应为 0 或正数", $"'{name}' should be a number, 0 or more");
        return 0;
    }

    private void Fault(YamlMappingNode node, string zh, string en) =>
        faults.Add(new(fileName, (int)node.Start.Line, "MCH-F002", zh, en));
}
