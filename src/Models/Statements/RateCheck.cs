namespace McHAnalytics.Models.Statements;

/// <summary>DQ-R1: does a printed rate come from the printed counts, whatever they were before rounding?</summary>
internal sealed class RateCheck(IReadOnlyDictionary<string, Statement> statements)
{
    public RelationCheck Run(RateRelation relation)
    {
        var rate = statements[relation.Subject];
        if (Fits(relation) is not { } fits)
        {
            return new RelationCheck(Verdict.Uncheckable, "可能的整数太多, 未能判定。", "Too many whole numbers to decide.");
        }

        return fits ? Feasible(relation, rate) : Infeasible(relation, rate);
    }

    private bool? Fits(RateRelation relation) => System(relation).IsFeasible();

    private StatementSystem System(RateRelation relation)
    {
        var system = new StatementSystem(statements);
        system.Demand(relation);
        return system;
    }

    private RelationCheck Feasible(RateRelation relation, Statement rate)
    {
        var (zh, en) = Arithmetic(relation, rate);
        if (rate.Printed.Range.Contains(Nominal(relation, rate)))
        {
            return new RelationCheck(
                Verdict.Holds, $"{zh}, 与所报 {Figures.Printed(rate)} 相符。", $"{en}: agrees with {Figures.Printed(rate)}.");
        }

        var (boundZh, boundEn) = Needed(relation);
        var conflict = Conflict(
            relation, rate, isError: false,
            $"{zh}; 所报 {Figures.Printed(rate)} 仅在舍入边缘可达: {boundZh}。",
            $"{en}; the printed {Figures.Printed(rate)} is reached only at the edge of rounding: {boundEn}.");
        return new RelationCheck(Verdict.AtTheEdge, conflict.ExplanationZh, conflict.ExplanationEn, conflict);
    }

    private RelationCheck Infeasible(RateRelation relation, Statement rate)
    {
        var (zh, en) = Arithmetic(relation, rate);
        zh += $", 而所报为 {Figures.Printed(rate)}: 不论原数如何舍入都不成立。";
        en += $", but {Figures.Printed(rate)} is printed: whatever the counts were before rounding, it does not hold.";

        RateRelation? otherwise = null;
        foreach (var id in relation.PerhapsUnder)
        {
            var other = relation with { Under = [id], PerhapsUnder = [] };
            if (Fits(other) != true)
            {
                continue;
            }

            otherwise = other;
            var (otherZh, otherEn) = Arithmetic(other, rate);
            var (boundZh, boundEn) = Needed(other);
            zh += $" 若以{statements[id].Measure}为分母: {otherZh}, {boundZh}时才得 {Figures.Printed(rate)}; 可见误用了{statements[id].Measure}作分母。";
            en += $" Over {Figures.En(statements[id])} instead: {otherEn}, which gives {Figures.Printed(rate)} {boundEn}: "
                + $"{Figures.En(statements[id])} was used as the denominator.";
            break;
        }

        return new RelationCheck(Verdict.Contradicted, zh, en, Conflict(relation, rate, isError: true, zh, en), otherwise);
    }

    private StatementConflict Conflict(RateRelation relation, Statement rate, bool isError, string zh, string en) =>
        new("DQ-R1", isError, [rate, .. relation.Over.Concat(relation.Under).Select(id => statements[id])], zh, en);

    // 86,741 / 15.2万 = 57.07 % (56.88-57.25)
    private (string Zh, string En) Arithmetic(RateRelation relation, Statement rate)
    {
        var (low, high) = Reach(relation, rate);
        var text = $"{Sum(relation.Over)} / {Sum(relation.Under)} = {Figures.Two(Nominal(relation, rate))}{rate.Unit}";
        var isExact = low == high;
        return (
            isExact ? text : $"{text} (舍入范围 {Figures.Two(low)}–{Bound(high)})",
            isExact ? text : $"{text} (with rounding {Figures.Two(low)}–{Bound(high)})");
    }

    private string Sum(IReadOnlyList<string> ids)
    {
        var sum = Figures.Sum(ids.Select(id => statements[id]));
        return ids.Count > 1 ? $"({sum})" : sum;
    }

    // A denominator of zero has no rate: it then fits no printed one.
    private decimal Nominal(RateRelation relation, Statement rate)
    {
        var under = relation.Under.Sum(id => statements[id].Printed.Value);
        return under == 0
            ? -1
            : relation.Over.Sum(id => statements[id].Printed.Value) / under * RateUnits.ScaleOf(rate.Unit);
    }

    private (decimal Low, decimal? High) Reach(RateRelation relation, Statement rate)
    {
        var scale = RateUnits.ScaleOf(rate.Unit);
        var over = relation.Over.Select(id => statements[id].Printed.Range).ToArray();
        var under = relation.Under.Select(id => statements[id].Printed.Range).ToArray();
        var least = under.Sum(range => range.FirstInteger);
        var low = under.Any(range => range.High is null)
            || under.Sum(range => range.LastInteger) == 0
            ? 0
            : over.Sum(range => range.FirstInteger) / under.Sum(range => range.LastInteger!.Value) * scale;
        decimal? high = over.Any(range => range.High is null) || least == 0
            ? null
            : over.Sum(range => range.LastInteger!.Value) / least * scale;
        return (low, high);
    }

    private static string Bound(decimal? high) => high is { } number ? Figures.Two(number) : "∞";

    // What the denominator must have been; where it is a sum, its first part is named.
    private (string Zh, string En) Needed(RateRelation relation)
    {
        var under = statements[relation.Under[0]];
        var bounds = System(relation).BoundsOf(under.Id)!.Value;
        var range = $"{Figures.Count(bounds.Low)}–{Figures.Count(bounds.High)}";
        return ($"仅当{under.Measure}在 {range}", $"only with {Figures.En(under)} in {range}");
    }
}
