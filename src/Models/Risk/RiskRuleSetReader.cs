using YamlDotNet.RepresentationModel;

namespace McHAnalytics.Models.Risk;

/// <summary>Reads and checks a rule file: a rule that cannot be relied on to fire must not be loaded.</summary>
internal sealed class RiskRuleSetReader
{
    private readonly RiskYaml _yaml;
    private readonly Dictionary<string, RiskVariable> _variables = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RiskSection> _sections = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ruleIds = new(StringComparer.Ordinal);

    private RiskRuleSetReader(string fileName) => _yaml = new(fileName);

    public static RiskRuleSet Read(string yaml, string fileName)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        var reader = new RiskRuleSetReader(fileName);
        var rules = reader._yaml.Root(yaml) is { } root ? reader.ReadFile(root) : null;
        return rules is null || reader._yaml.HasFaults ? throw reader._yaml.Exception() : rules;
    }

    private RiskRuleSet ReadFile(YamlMappingNode root)
    {
        var heading = _yaml.Map(root, "ruleset");
        var citations = _yaml.Map(root, "citations").Children.Keys
            .Select(key => key.ToString())
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (code, node) in _yaml.Entries(_yaml.Map(root, "sections")))
        {
            _sections[code] = new(code, _yaml.Text(node, "zh"), _yaml.Text(node, "en"));
        }

        foreach (var (code, node) in _yaml.Entries(_yaml.Map(root, "variables")))
        {
            _variables[code] = ReadVariable(code, node);
        }

        var screening = _yaml.List(root, "screening")
            .Select(node => ReadRule(node, citations, coloured: false))
            .ToList();
        var rules = _yaml.List(root, "rules")
            .Select(node => ReadRule(node, citations, coloured: true))
            .ToList();
        var management = _yaml.Entries(_yaml.Map(root, "management"))
            .Select(entry => ReadManagement(entry.Key, entry.Value))
            .ToList();

        return new(
            new(
                _yaml.Text(heading, "id"),
                _yaml.Text(heading, "title_zh"),
                _yaml.Text(heading, "title_en"),
                _yaml.Text(heading, "document_number"),
                _yaml.Text(heading, "status")),
            [.. _sections.Values],
            [.. _variables.Values],
            screening,
            rules,
            management);
    }

    private RiskVariable ReadVariable(string code, YamlMappingNode node)
    {
        var section = _yaml.Text(node, "section");
        if (section.Length > 0 && !_sections.ContainsKey(section))
        {
            _yaml.Fault(node, "MCH-R006", $"未知分节 “{section}”", $"the section '{section}' is not declared");
        }

        RiskVariableRange? range = null;
        if (RiskYaml.OptionalText(node, "type") is not "bool")
        {
            if (_yaml.OptionalNumbers(node, "valid") is [var lowest, var highest] && lowest < highest)
            {
                range = new(lowest, highest, _yaml.Text(node, "unit"), _yaml.Text(node, "unit_zh"));
            }
            else
            {
                _yaml.Fault(
                    node,
                    "MCH-R007",
                    $"数值变量 “{code}” 需要 valid: [最小, 最大]",
                    $"the number '{code}' needs valid: [lowest, highest] (or type: bool)");
            }
        }

        return new(
            code,
            section,
            _yaml.Text(node, "zh"),
            _yaml.Text(node, "en"),
            range,
            _yaml.OptionalNumber(node, "otherwise"));
    }

    private RiskRule ReadRule(YamlMappingNode node, HashSet<string> citations, bool coloured)
    {
        var id = _yaml.Text(node, "id");
        if (!_ruleIds.Add(id))
        {
            _yaml.Fault(node, "MCH-R003", $"规则编号 “{id}” 重复", $"the rule id '{id}' stands twice");
        }

        var citation = _yaml.Text(node, "citation");
        if (!citations.Contains(citation))
        {
            _yaml.Fault(node, "MCH-R006", $"未知出处 “{citation}”", $"the citation '{citation}' is not declared");
        }

        var clause = _yaml.Text(node, "when");
        return new(
            id,
            coloured ? ReadColour(node, _yaml.Text(node, "colour")) : null,
            _yaml.Text(node, "group"),
            _yaml.Text(node, "zh"),
            _yaml.Text(node, "en"),
            clause,
            ReadCondition(node, id, clause),
            ReadEvidence(node),
            citation);
    }

    private RuleExpression ReadCondition(YamlMappingNode node, string id, string clause)
    {
        // The line of the condition itself, which may stand below the rule's first line.
        var at = node.Children.TryGetValue("when", out var when) ? when : node;
        try
        {
            var condition = RuleExpressionParser.Parse(clause);
            CheckVariables(at, id, condition);
            return condition;
        }
        catch (FormatException fault)
        {
            _yaml.Fault(at, "MCH-R005", $"规则 {id} 的条件无法读取:{fault.Message}", $"the condition of {id}: {fault.Message}");
            return new RuleExpression.Flag("unreadable");
        }
    }

    private void CheckVariables(YamlNode at, string id, RuleExpression condition)
    {
        switch (condition)
        {
            case RuleExpression.Not not:
                CheckVariables(at, id, not.Inner);
                break;
            case RuleExpression.And and:
                CheckVariables(at, id, and.Left);
                CheckVariables(at, id, and.Right);
                break;
            case RuleExpression.Or or:
                CheckVariables(at, id, or.Left);
                CheckVariables(at, id, or.Right);
                break;
            case RuleExpression.Flag flag:
                CheckVariable(at, id, flag.Variable, comparesNumber: false);
                break;
            case RuleExpression.Comparison comparison:
                CheckVariable(at, id, comparison.Variable, comparesNumber: true);
                break;
        }
    }

    private void CheckVariable(YamlNode at, string id, string code, bool comparesNumber)
    {
        if (!_variables.TryGetValue(code, out var variable))
        {
            _yaml.Fault(at, "MCH-R006", $"规则 {id}:未知变量 “{code}”", $"{id}: the variable '{code}' is not declared");
        }
        else if (variable.IsNumber != comparesNumber)
        {
            _yaml.Fault(
                at,
                "MCH-R008",
                comparesNumber ? $"规则 {id}:“{code}” 是是否变量,不能与数字比较" : $"规则 {id}:“{code}” 是数值,须与数字比较",
                comparesNumber
                    ? $"{id}: '{code}' is a yes-or-no and cannot be compared with a number"
                    : $"{id}: '{code}' is a number and must be compared with one");
        }
    }

    private RiskManagement ReadManagement(string colour, YamlMappingNode node) => new(
        ReadColour(node, colour),
        _yaml.Text(node, "facility"),
        _yaml.Text(node, "case_record") == "true",
        RiskYaml.OptionalText(node, "report_within"),
        _yaml.Text(node, "zh"),
        _yaml.Text(node, "en"),
        ReadEvidence(node));

    private RiskColour ReadColour(YamlNode at, string colour)
    {
        switch (colour)
        {
            case "green":
                return RiskColour.Green;
            case "yellow":
                return RiskColour.Yellow;
            case "orange":
                return RiskColour.Orange;
            case "red":
                return RiskColour.Red;
            case "purple":
                return RiskColour.Purple;
            default:
                _yaml.Fault(
                    at,
                    "MCH-R004",
                    $"颜色 “{colour}” 不在 green, yellow, orange, red, purple 之中",
                    $"'{colour}' is not one of green, yellow, orange, red, purple");
                return RiskColour.Green;
        }
    }

    private RuleEvidence ReadEvidence(YamlMappingNode node)
    {
        switch (_yaml.Text(node, "evidence"))
        {
            case "S":
                return RuleEvidence.Seen;
            case "P":
                return RuleEvidence.PartlySeen;
            case "M":
                return RuleEvidence.Memory;
            default:
                _yaml.Fault(node, "MCH-R009", "evidence 应为 S、P 或 M", "evidence should be S, P or M");
                return RuleEvidence.Memory;
        }
    }
}
