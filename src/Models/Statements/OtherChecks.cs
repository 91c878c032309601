namespace McHAnalytics.Models.Statements;

/// <summary>Totals, parts, changes, prices and denominators that nobody printed.</summary>
internal sealed class OtherChecks(IReadOnlyDictionary<string, Statement> statements)
{
    public RelationCheck? Run(StatementRelation relation) => relation switch
    {
        TotalRelation total => Total(total),
        PartRelation part => Part(part),
        DifferenceRelation difference => Difference(difference),
        TariffRelation tariff => Tariff(tariff),
        DenominatorRelation denominator => Denominator(denominator),
        ComparableRelation comparable => Comparable(comparable),
        _ => null,
    };

    private RelationCheck Total(TotalRelation relation)
    {
        var total = statements[relation.Subject];
        var sum = relation.Terms.Sum(term =>
            statements[term.Count].Printed.Value * (term.Price is null ? 1 : statements[term.Price].Printed.Value));
        var terms = string.Join(" + ", relation.Terms.Select(term => term.Price is null
            ? Figures.Short(statements[term.Count])
            : $"{Figures.Short(statements[term.Count])}×{Figures.Short(statements[term.Price])}"));
        var text = $"{terms} = {Figures.Count(sum)}";
        var system = new StatementSystem(statements);
        system.Demand(relation);
        return system.IsFeasible() switch
        {
            true when total.Printed.Range.Contains(sum) => new RelationCheck(
                Verdict.Holds, $"{text}, 与所报 {Figures.Printed(total)} 相符。", $"{text}: agrees with {Figures.Printed(total)}."),
            true => new RelationCheck(
                Verdict.AtTheEdge,
                $"{text}, 所报 {Figures.Printed(total)} 仅在舍入边缘可达。",
                $"{text}; the printed {Figures.Printed(total)} is reached only at the edge of rounding."),
            null => new RelationCheck(Verdict.Uncheckable, "可能的整数太多, 未能判定。", "Too many whole numbers to decide."),
            _ => Contradicted("DQ-L4", relation,
                $"{text}, 而所报为 {Figures.Printed(total)}。", $"{text}, but {Figures.Printed(total)} is printed."),
        };
    }

    private RelationCheck Part(PartRelation relation)
    {
        var (part, whole) = (statements[relation.Subject], statements[relation.Whole]);
        if (whole.Printed.Range.LastInteger is { } most && part.Printed.Range.FirstInteger > most)
        {
            return Contradicted("DQ-L1", relation,
                $"{part.Measure} {Figures.Printed(part)} 多于其整体{whole.Measure} {Figures.Printed(whole)}。",
                $"{Figures.En(part)} {Figures.Printed(part)} exceeds its whole, {Figures.En(whole)} {Figures.Printed(whole)}.");
        }

        return new RelationCheck(
            Verdict.Holds,
            $"{part.Measure} {Figures.Printed(part)} 不多于{whole.Measure} {Figures.Printed(whole)}。",
            $"{Figures.En(part)} {Figures.Printed(part)} is within {Figures.En(whole)} {Figures.Printed(whole)}.");
    }

    private RelationCheck Difference(DifferenceRelation relation)
    {
        var (change, from, less) = (statements[relation.Subject], statements[relation.From], statements[relation.Less]);
        var value = from.Printed.Value - less.Printed.Value;
        var text = $"{Figures.Short(from)} − {Figures.Short(less)} = {Figures.Plain(value)}";
        var isWithin = from.Printed.Range.High is not { } fromHigh || less.Printed.Range.High is not { } lessHigh
            || Meets(from.Printed.Range.Low - lessHigh, fromHigh - less.Printed.Range.Low, change.Printed.Range);
        if (!isWithin)
        {
            return Contradicted("DQ-L4", relation,
                $"{text}, 而所报为 {Figures.Printed(change)}。", $"{text}, but {Figures.Printed(change)} is printed.");
        }

        return change.Printed.Range.Contains(value)
            ? new RelationCheck(Verdict.Holds, $"{text}, 算术相符。", $"{text}: the arithmetic agrees.")
            : new RelationCheck(Verdict.AtTheEdge, $"{text}, 仅在舍入边缘相符。", $"{text}: agrees only at the edge of rounding.");
    }

    private RelationCheck Tariff(TariffRelation relation)
    {
        var (amount, persons) = (statements[relation.Subject], statements[relation.Persons]);
        var (money, people) = (amount.Printed.Range, persons.Printed.Range);
        if (money.LastInteger is not { } most || people.LastInteger is not { } many || people.FirstInteger < 1)
        {
            return new RelationCheck(Verdict.Uncheckable, "金额或人数没有上限, 无法算单价。", "An open end: no price can be computed.");
        }

        var (low, high) = (money.FirstInteger / many, most / people.FirstInteger);
        var text = $"{Figures.Count(amount.Printed.Value)} / {Figures.Short(persons)} = "
            + Figures.Two(amount.Printed.Value / persons.Printed.Value);
        var zh = $"{text} 元 (舍入范围 {Figures.Two(low)}–{Figures.Two(high)})";
        var en = $"{text} yuan each (with rounding {Figures.Two(low)}–{Figures.Two(high)})";
        var known = string.Join("、", relation.Prices.Select(Figures.Plain));
        foreach (var price in relation.Prices)
        {
            if (price >= low && price <= high)
            {
                return new RelationCheck(Verdict.Holds, $"{zh}, 即标准 {Figures.Plain(price)} 元。", $"{en}: the tariff's {Figures.Plain(price)}.");
            }
        }

        // The two figures agree with each other; only the price is nobody's.
        zh += $", 所含单价不是已知标准 ({known} 元) 中的任何一个。";
        en += $"; the implied price is none of the known tariffs ({known.Replace("、", ", ", StringComparison.Ordinal)} yuan).";
        return new RelationCheck(
            Verdict.Holds, zh, en, new StatementConflict("DQ-R4", IsError: false, [amount, persons], zh, en));
    }

    private RelationCheck Denominator(DenominatorRelation relation)
    {
        var rate = statements[relation.Subject];
        var scale = RateUnits.ScaleOf(rate.Unit);
        if (Grim.Solutions(rate.Printed.Range, scale, relation.From, relation.To).Any())
        {
            return new RelationCheck(
                Verdict.Holds,
                $"分母在 {relation.From}–{relation.To} 之间时有整数解。",
                $"Whole numbers with a denominator of {relation.From}–{relation.To} give it.");
        }

        var smallest = Grim.Solutions(rate.Printed.Range, scale, 1, relation.To).FirstOrDefault();
        var (hintZh, hintEn) = smallest.Denominator == 0
            ? (string.Empty, string.Empty)
            : ($"; 最小的分母是 {smallest.Denominator} ({smallest.Numerator}/{smallest.Denominator})",
                $"; the smallest denominator is {smallest.Denominator} ({smallest.Numerator}/{smallest.Denominator})");
        return Contradicted("DQ-R3", relation,
            $"分母在 {relation.From}–{relation.To} 之间没有任何整数 k/N 得 {Figures.Printed(rate)}{hintZh}。",
            $"No whole k/N with N in {relation.From}–{relation.To} gives {Figures.Printed(rate)}{hintEn}.");
    }

    // One denominator that exceeds the population of the definition shows that the definition changed.
    private RelationCheck? Comparable(ComparableRelation relation)
    {
        var population = statements[relation.Population];
        if (population.Printed.Range.LastInteger is not { } most)
        {
            return null;
        }

        var larger = relation.Denominators.Select(id => statements[id]).Where(each => each.Printed.Range.FirstInteger > most).ToArray();
        if (larger.Length == 0 || larger.Length == relation.Denominators.Count)
        {
            return null;
        }

        var within = relation.Denominators.Select(id => statements[id]).First(each => !larger.Contains(each));
        return Contradicted("DQ-D2", relation,
            $"{larger[0].Period}{larger[0].Measure} {Figures.Printed(larger[0])} 多于{population.Measure} {Figures.Printed(population)}, "
                + $"{within.Period}为 {Figures.Printed(within)}: 分母定义已变, 两期不可比较。",
            $"{Figures.En(larger[0])} {Figures.Printed(larger[0])} exceeds {Figures.En(population)} {Figures.Printed(population)}, "
                + $"{Figures.Printed(within)} does not: the definition of the denominator changed, and the two are not comparable.");
    }

    private RelationCheck Contradicted(string rule, StatementRelation relation, string zh, string en) => new(
        Verdict.Contradicted, zh, en,
        new StatementConflict(rule, IsError: true, [.. relation.Members.Select(id => statements[id])], zh, en));

    private static bool Meets(decimal low, decimal high, NumberRange range) =>
        high >= range.Low && (range.High is not { } end || low < end || (low == end && !range.HighIsExcluded));
}
