namespace McHAnalytics.Models.Risk;

/// <summary>Says an assessment in a sentence that keeps apart what is known and what is not.</summary>
internal static class RiskSentences
{
    private const int MostNeedsNamed = 8;

    public static (string Zh, string En) Of(
        RiskRuleSet rules,
        RiskColour colour,
        bool infectious,
        IReadOnlyList<FiredRule> fired,
        IReadOnlyList<UnknownRule> unknown)
    {
        var clauses = string.Join(
            ", ",
            fired.Where(rule => rule.Colour == colour).Select(rule => rule.Id));
        var purpleZh = infectious ? ",合并紫色(传染病)" : string.Empty;
        var purpleEn = infectious ? ", with the purple flag (infectious disease)" : string.Empty;
        if (unknown.Count == 0)
        {
            return fired.Count == 0
                ? ("绿色:所有规则均已排除。", "Green: every rule is excluded.")
                : ($"{NameZh(colour)}{Clauses(clauses)}{purpleZh}。", $"{colour}{Clauses(clauses)}{purpleEn}.");
        }

        var (needsZh, needsEn) = Needs(rules, unknown);
        var open = unknown.Select(rule => rule.Colour).Distinct().Order().ToList();
        var openZh = string.Join("、", open.Select(NameZh));
        var openEn = string.Join(", ", open.Select(each => each.ToString().ToLowerInvariant()));
        return colour == RiskColour.Green
            ? ($"没有颜色规则触发{purpleZh},但{openZh}尚未排除({unknown.Count} 条规则),不能判为绿色;还需询问:{needsZh}。",
               $"No colour rule fires{purpleEn}, but {openEn} cannot be excluded yet ({unknown.Count} rules), "
               + $"so this is not green; still to be asked: {needsEn}.")
            : ($"至少{NameZh(colour)}{Clauses(clauses)}{purpleZh};{openZh}尚未排除({unknown.Count} 条规则),"
               + $"还需询问:{needsZh}。",
               $"At least {colour.ToString().ToLowerInvariant()}{Clauses(clauses)}{purpleEn}; {openEn} cannot be "
               + $"excluded yet ({unknown.Count} rules), still to be asked: {needsEn}.");
    }

    public static string NameZh(RiskColour colour) => colour switch
    {
        RiskColour.Green => "绿色",
        RiskColour.Yellow => "黄色",
        RiskColour.Orange => "橙色",
        RiskColour.Red => "红色",
        _ => "紫色",
    };

    private static string Clauses(string clauses) => clauses.Length == 0 ? string.Empty : $" ({clauses})";

    private static (string Zh, string En) Needs(RiskRuleSet rules, IReadOnlyList<UnknownRule> unknown)
    {
        var needs = unknown
            .SelectMany(rule => rule.Needs)
            .Distinct(StringComparer.Ordinal)
            .Select(code => rules.FindVariable(code)!)
            .ToList();
        var named = needs.Take(MostNeedsNamed).ToList();
        var rest = needs.Count - named.Count;
        return (
            string.Join("、", named.Select(variable => variable.NameZh))
                + (rest > 0 ? $" 等 {needs.Count} 项" : string.Empty),
            string.Join(", ", named.Select(variable => variable.NameEn))
                + (rest > 0 ? $" and {rest} more" : string.Empty));
    }
}
