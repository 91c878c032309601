using System.Globalization;
using System.Text;

namespace McHAnalytics.Models.Statements;

/// <summary>What reconciling found, as plain text in Chinese and English.</summary>
public static class ReconciliationText
{
    /// <summary>The report: a line of counts, the conflicts with their arithmetic, then every figure that could be judged.</summary>
    /// <param name="reconciliation">What was found.</param>
    /// <param name="waiver">Who lets a conflict stand and why; null, or null of it, where nobody does.</param>
    public static string Write(Reconciliation reconciliation, Func<StatementConflict, string?>? waiver = null)
    {
        ArgumentNullException.ThrowIfNull(reconciliation);
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"数字核对 Reconciliation: {reconciliation.Verdicts.Count} 条 statements");
        foreach (var verdict in Enum.GetValues<Verdict>().OrderDescending())
        {
            var count = reconciliation.Verdicts.Count(judged => judged.Verdict == verdict);
            text.AppendLine(CultureInfo.InvariantCulture, $"  {Zh(verdict)} {Code(verdict)}: {count}");
        }

        text.AppendLine().AppendLine("矛盾与疑点 Conflicts and doubts");
        foreach (var conflict in reconciliation.Conflicts.OrderByDescending(conflict => conflict.IsError))
        {
            var severity = conflict.IsError ? "错误 error" : "提示 warning";
            var place = conflict.Statements[0].Place;
            text.AppendLine(CultureInfo.InvariantCulture, $"  [{conflict.Rule}:{Ids(conflict)}] {severity} · {place}");
            text.Append("    ").AppendLine(conflict.ExplanationZh);
            text.Append("    ").AppendLine(conflict.ExplanationEn);
            if (waiver?.Invoke(conflict) is { } words)
            {
                text.Append("    ✓ ").AppendLine(words);
            }
        }

        text.AppendLine().AppendLine("逐条结论 Verdicts");
        foreach (var judged in reconciliation.Verdicts
            .Where(judged => judged.Verdict != Verdict.Uncheckable)
            .OrderByDescending(judged => judged.Verdict))
        {
            var statement = judged.Statement;
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"  {Code(judged.Verdict),-13} {statement.Place} {statement.Period} {statement.Measure} {Figures.Printed(statement)}");
            text.Append("    ").AppendLine(judged.ExplanationZh);
            text.Append("    ").AppendLine(judged.ExplanationEn);
        }

        return text.ToString();
    }

    /// <summary>The verdict as the API names it: AT_THE_EDGE.</summary>
    public static string Code(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "HOLDS",
        Verdict.AtTheEdge => "AT_THE_EDGE",
        Verdict.Contradicted => "CONTRADICTED",
        Verdict.WrongUnit => "WRONG_UNIT",
        _ => "UNCHECKABLE",
    };

    private static string Zh(Verdict verdict) => verdict switch
    {
        Verdict.Holds => "相符",
        Verdict.AtTheEdge => "仅在舍入边缘相符",
        Verdict.Contradicted => "矛盾",
        Verdict.WrongUnit => "单位错误",
        _ => "无法核对",
    };

    private static string Ids(StatementConflict conflict) =>
        string.Join('+', conflict.Statements.Select(statement => statement.Id).Order(StringComparer.Ordinal));
}
