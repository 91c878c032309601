using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Models.Statements;

/// <summary>What a document's figures show by themselves, without arithmetic between them.</summary>
/// <remarks>
/// None of these makes a figure wrong: what is missing, of part of a year, repeated or too perfect is to be looked at before it
/// stands beside others. Only a figure that lost a character cannot be used at all.
/// </remarks>
internal static partial class DocumentChecks
{
    // Three figures of different meaning that are equal in three places are no chance; small counts often are.
    private const int EqualFigures = 3;
    private const decimal SmallestRepeated = 1_000;
    private const int PerfectRates = 2;

    /// <summary>Findings in the order of the documents.</summary>
    public static IEnumerable<StatementConflict> Run(
        IReadOnlyList<Statement> statements, IReadOnlyList<StatementRelation> relations)
    {
        foreach (var document in statements.GroupBy(statement => (statement.Source, statement.Place)))
        {
            Statement[] lines = [.. document];
            foreach (var found in OfDocument(lines).OfType<StatementConflict>())
            {
                yield return found;
            }

            foreach (var found in lines.SelectMany(line => OfFigure(line, statements, relations)))
            {
                yield return found;
            }
        }

        var byId = statements.ToDictionary(statement => statement.Id, StringComparer.Ordinal);
        foreach (var rounds in relations.OfType<TotalRelation>().Select(total => WomenOrRounds(total, byId)).OfType<StatementConflict>())
        {
            yield return rounds;
        }
    }

    private static IEnumerable<StatementConflict?> OfDocument(Statement[] lines)
    {
        yield return Missing([.. lines.Where(line => line.Printed.Missing is MissingReason.Blank or MissingReason.Placeholder
            && !IsWord(line.PrintedText))]);
        yield return PartOfYear([.. lines.Where(line => line.Kind == "achieved" && IsPartOfYear(line.Period))]);
        yield return Masked([.. lines.Where(line => MaskedYear().IsMatch(line.Period))]);
        yield return TooPerfect([.. lines.Where(line => line is { Kind: "achieved", Unit: "%", Printed: { Missing: null, Value: 0 or 100 } }
            && line.Printed.Range.High is not null)]);
        foreach (var equal in lines
            .Where(line => line.Printed is { Missing: null, Value: >= SmallestRepeated })
            .GroupBy(line => (line.Printed.Value, line.Printed.Decimals, line.Unit))
            .Where(group => group.Count() >= EqualFigures))
        {
            yield return Repeated([.. equal]);
        }
    }

    private static IEnumerable<StatementConflict> OfFigure(
        Statement line, IReadOnlyList<Statement> statements, IReadOnlyList<StatementRelation> relations)
    {
        if (CarriedOver().Match(line.Period) is { Success: true } carried)
        {
            yield return Warn("DQ-D1", [line],
                $"{line.Measure} {Figures.Printed(line)} 的时期为“{line.Period}”: 含{carried.Groups["years"].Value}年结转, 不是当年数。",
                $"{Figures.En(line)} {Figures.Printed(line)} of '{line.Period}' carries events over from {carried.Groups["years"].Value}: no count of the year alone.");
        }

        // 参合率同比增加 x%: by x percent of the rate, or by x percentage points?
        if (line.Unit == "%" && ChangeOfRate().IsMatch(line.Measure))
        {
            yield return Warn("DQ-U2", [line],
                $"{line.Measure}以 % 表示: 是相对变化, 还是百分点? 保留原文, 不参与计算。",
                $"{Figures.En(line)} is printed in %: a relative change, or percentage points? Kept as text, not reckoned with.");
        }

        if (line.Printed.Missing == MissingReason.Illegible)
        {
            yield return Illegible(line, statements, relations);
        }
        else if (Garbled().IsMatch(line.Measure + line.Place + line.Period + line.PrintedText))
        {
            yield return Warn("DQ-T1", [line],
                $"“{line.Measure}”的文字含注音或乱码, 请核对原件。", $"The words of '{line.Measure}' hold pinyin or lost characters: look at the original.");
        }
    }

    private static StatementConflict Illegible(
        Statement line, IReadOnlyList<Statement> statements, IReadOnlyList<StatementRelation> relations)
    {
        var (zh, en) = ($"{line.Measure} {Figures.Printed(line)} 丢失了字符, 数字隔离, 不作零计", $"{Figures.En(line)} {Figures.Printed(line)} lost a character: quarantined, not zero");
        var rest = Printed.Parse(line.PrintedText.Replace("?", string.Empty, StringComparison.Ordinal).Replace("？", string.Empty, StringComparison.Ordinal));
        var larger = relations.OfType<PartRelation>()
            .Where(part => part.Whole == line.Id)
            .Select(part => statements.First(statement => statement.Id == part.Subject))
            .FirstOrDefault(part => part.Printed.Missing is null && rest.Missing is null && rest.Range.High <= part.Printed.Range.Low);
        if (larger is not null)
        {
            zh += $"; 余下的 {rest.Text}{line.Unit} 少于其中的{larger.Measure} {Figures.Printed(larger)}, 不可能是全数";
            en += $"; the {rest.Text} that is left is less than its part, {Figures.En(larger)} {Figures.Printed(larger)}, so it is not the whole number";
        }

        return new StatementConflict("DQ-T1", IsError: true, larger is null ? [line] : [line, larger], zh + "。", en + ".");
    }

    private static StatementConflict? Missing(Statement[] lines) => lines.Length == 0 ? null : Warn(
        "DQ-M1", lines,
        $"{lines.Length} 个数字空白或为占位符: 缺失, 不是零, 不参与合计。",
        $"{lines.Length} figures are blank or stand-ins: missing, not zero, and in no sum.");

    private static StatementConflict? PartOfYear(Statement[] lines) => lines.Length == 0 ? null : Warn(
        "DQ-C3", lines,
        $"时期“{lines[0].Period}”不是完整的季、半年或年: 不可与全年数并列, 也不推算为全年。",
        $"'{lines[0].Period}' is no whole quarter, half-year or year: not to stand beside whole years, nor scaled up to one.");

    private static StatementConflict? Masked(Statement[] lines) => lines.Length == 0 ? null : Warn(
        "DQ-D3", lines,
        $"年份被隐去 ({lines[0].Period}): 来源等级 C, 默认不进入正式序列。",
        $"The year is masked ({lines[0].Period}): provenance grade C, by default in no official series.");

    private static StatementConflict? TooPerfect(Statement[] lines) => lines.Length < PerfectRates ? null : Warn(
        "DQ-P3", lines,
        $"{lines.Length} 个率恰为 0 或 100%, 且没有人数: 过于完美, 请核对。",
        $"{lines.Length} rates are exactly 0 or 100 %, without counts: too perfect, to be verified.");

    private static StatementConflict Repeated(Statement[] lines) => Warn(
        "DQ-P5", lines,
        $"{string.Join("、", lines.Select(line => $"{line.Period}{line.Measure}"))} 都是 {Figures.Printed(lines[0])}: 含义不同而数字相同, 疑为照抄。",
        $"{string.Join(", ", lines.Select(Figures.En))} are all {Figures.Printed(lines[0])}: different things with one number, perhaps copied.");

    // Women checked in two rounds are counted once a round: the sum is of person-times.
    private static StatementConflict? WomenOrRounds(TotalRelation total, Dictionary<string, Statement> byId)
    {
        var sum = byId[total.Subject];
        Statement[] terms = [.. total.Terms.Where(term => term.Price is null).Select(term => byId[term.Count])];
        return sum.Unit == "人" && terms.Length > 1 && terms.Length == total.Terms.Count
            && terms.All(term => term.Unit == "人" && term.Measure == terms[0].Measure)
            && terms.Select(term => term.Period).Distinct().Count() == terms.Length
            ? Warn("DQ-U3", [sum, .. terms],
                $"{sum.Measure} {Figures.Printed(sum)} 是各期{terms[0].Measure}之和: 是人次, 不是人数。",
                $"{Figures.En(sum)} {Figures.Printed(sum)} adds {Figures.En(terms[0])} of several periods: person-times, not persons.")
            : null;
    }

    private static bool IsPartOfYear(string period)
    {
        if (MonthRange().Match(period) is not { Success: true } match)
        {
            return false;
        }

        var (from, to) = (Number(match.Groups["from"].Value), Number(match.Groups["to"].Value));
        return !((from, to) is (1, 3) or (4, 6) or (7, 9) or (10, 12) or (1, 6) or (7, 12) or (1, 9) or (1, 12) or (10, 9));
    }

    // 每半年 is a standard in words, not a stand-in for a number.
    private static bool IsWord(string printed) => printed.Any(letter => letter is >= '一' and <= '鿿');

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static StatementConflict Warn(string rule, Statement[] lines, string zh, string en) => new(rule, IsError: false, lines, zh, en);

    [GeneratedRegex(@"(?<from>\d{1,2})月?[-–—~至](?<to>\d{1,2})月", RegexOptions.CultureInvariant)]
    private static partial Regex MonthRange();

    [GeneratedRegex(@"(?:19|20)(?:\d[*xX×]|[*xX×]{2})", RegexOptions.CultureInvariant)]
    private static partial Regex MaskedYear();

    [GeneratedRegex(@"[含加](?<years>(?:19|20)\d\d(?:、(?:19|20)\d\d)*)年", RegexOptions.CultureInvariant)]
    private static partial Regex CarriedOver();

    [GeneratedRegex("率.*(?:增加|提高|上升|增长|降低|下降|减少)", RegexOptions.CultureInvariant)]
    private static partial Regex ChangeOfRate();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}\([a-zà-ǜ]{1,6}\)|\p{IsCJKUnifiedIdeographs}[?\uFFFD]\p{IsCJKUnifiedIdeographs}|c\u00e8\)", RegexOptions.CultureInvariant)]
    private static partial Regex Garbled();
}
