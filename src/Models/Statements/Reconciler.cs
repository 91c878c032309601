namespace McHAnalytics.Models.Statements;

/// <summary>Judges published figures by the arithmetic that must hold between them.</summary>
/// <remarks>Each figure is taken for everything that rounds to it, so nothing is called wrong that rounding explains.</remarks>
public static class Reconciler
{
    /// <summary>The verdicts on a file of statements.</summary>
    public static Reconciliation Run(StatementSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Run(set.Statements, set.Relations, set.Documents, set.Known);
    }

    /// <summary>A verdict for each statement, and what cannot all be true.</summary>
    /// <param name="statements">The figures; ids are unique.</param>
    /// <param name="relations">What must hold between them; a relation with a member that is missing is left out.</param>
    /// <param name="documents">What the documents say of themselves; nothing where not given.</param>
    /// <param name="known">When institutions existed and plans ran.</param>
    /// <exception cref="ArgumentException">Two statements share an id, or a relation names none of them.</exception>
    public static Reconciliation Run(
        IReadOnlyList<Statement> statements,
        IReadOnlyList<StatementRelation> relations,
        IReadOnlyList<SourceDocument>? documents = null,
        IReadOnlyList<KnownName>? known = null)
    {
        ArgumentNullException.ThrowIfNull(statements);
        ArgumentNullException.ThrowIfNull(relations);
        var byId = statements.ToDictionary(statement => statement.Id, StringComparer.Ordinal);
        var unknown = relations.SelectMany(relation => relation.Members).FirstOrDefault(id => !byId.ContainsKey(id));
        if (unknown is not null)
        {
            throw new ArgumentException($"A relation names the statement '{unknown}', which is not among the statements.", nameof(relations));
        }

        var checks = Check(byId, relations);
        var conflicts = statements.Select(UnitConflict).OfType<StatementConflict>().ToList();
        conflicts.AddRange(checks.Select(check => check.Check.Conflict).OfType<StatementConflict>());
        var possible = checks
            .Where(check => check.Check.Verdict is Verdict.Holds or Verdict.AtTheEdge || check.Check.Otherwise is not null)
            .Select(check => check.Check.Otherwise ?? check.Relation)
            .Where(relation => relation is RateRelation or TotalRelation or PartRelation)
            .ToArray();
        var joint = new JointCheck(byId).Run(possible).ToArray();
        conflicts.AddRange(joint);
        conflicts.AddRange(DocumentChecks.Run(statements, relations));
        conflicts.AddRange(ProvenanceCheck.Run(statements, documents ?? [], known ?? []));

        return new Reconciliation([.. statements.Select(statement => Judge(statement, checks, joint))], conflicts);
    }

    private static (StatementRelation Relation, RelationCheck Check)[] Check(
        Dictionary<string, Statement> byId, IReadOnlyList<StatementRelation> relations)
    {
        var rates = new RateCheck(byId);
        var others = new OtherChecks(byId);
        return
        [
            .. relations
                .Where(relation => relation.Members.All(id => byId[id].Printed.Missing is null))
                .Select(relation => (relation, relation is RateRelation rate ? rates.Run(rate) : others.Run(relation)))
                .Where(check => check.Item2 is not null)
                .Select(check => (check.relation, check.Item2!)),
        ];
    }

    private static JudgedStatement Judge(
        Statement statement, (StatementRelation Relation, RelationCheck Check)[] checks, StatementConflict[] joint)
    {
        if (Missing(statement.Printed.Missing) is var (missingZh, missingEn))
        {
            return new JudgedStatement(statement, Verdict.Uncheckable, missingZh, missingEn);
        }

        var own = checks.Where(check => check.Relation.Subject == statement.Id).ToArray();
        var zh = string.Join(' ', own.Select(check => check.Check.Zh));
        var en = string.Join(' ', own.Select(check => check.Check.En));
        if (UnitConflict(statement) is { } unit)
        {
            return new JudgedStatement(
                statement, Verdict.WrongUnit, $"{unit.ExplanationZh} {zh}".Trim(), $"{unit.ExplanationEn} {en}".Trim());
        }

        // A change between figures of which one is wrong says nothing, though the subtraction is right.
        var wrong = own.SelectMany(check => check.Relation is DifferenceRelation ? check.Relation.Members : [])
            .FirstOrDefault(id => checks.Any(check => check.Relation.Subject == id && check.Check.Verdict == Verdict.Contradicted));
        if (wrong is not null)
        {
            return new JudgedStatement(
                statement, Verdict.Contradicted,
                $"{zh} 但其中一个率与其人数矛盾, 两次的分母定义不同, 差值不可解释。",
                $"{en} But one of the two contradicts its counts: the denominators differ, and the change means nothing.");
        }

        if (own.Length == 0)
        {
            return Member(statement, checks, joint);
        }

        var verdict = own.Max(check => Severity(check.Check.Verdict));
        return new JudgedStatement(statement, own.First(check => Severity(check.Check.Verdict) == verdict).Check.Verdict, zh, en);
    }

    // A count that others are judged by holds as far as it gives what they print.
    private static JudgedStatement Member(
        Statement statement, (StatementRelation Relation, RelationCheck Check)[] checks, StatementConflict[] joint)
    {
        // A subtraction that comes out right confirms neither of its two figures.
        var used = checks
            .Where(check => check.Relation is not DifferenceRelation && check.Relation.Members.Contains(statement.Id))
            .ToArray();
        if (used.FirstOrDefault(check => check.Check.Verdict is Verdict.Holds or Verdict.AtTheEdge) is { Check: not null } good)
        {
            return new JudgedStatement(statement, Verdict.Holds, good.Check.Zh, good.Check.En);
        }

        return used.Length > 0 || joint.Any(conflict => conflict.Statements.Contains(statement))
            ? new JudgedStatement(
                statement, Verdict.Uncheckable,
                "只用于核对其他数字, 本身没有可核对的数。", "Others are checked by it; nothing printed checks it.")
            : new JudgedStatement(
                statement, Verdict.Uncheckable,
                "没有报出可核对的分子、分母或分项。", "No numerator, denominator or parts are printed to check it by.");
    }

    private static int Severity(Verdict verdict) => verdict switch
    {
        Verdict.Contradicted => 3,
        Verdict.AtTheEdge => 2,
        Verdict.Holds => 1,
        _ => 0,
    };

    private static StatementConflict? UnitConflict(Statement statement)
    {
        if (statement.Printed.Missing is not null || statement.Unit is "" or "-"
            || RateUnits.Expected(statement.Measure) is not { } expected || expected == RateUnits.WithoutScale(statement.Unit))
        {
            return null;
        }

        var zh = $"单位应为“{expected}”, 所报为“{statement.Unit}”";
        var en = $"The unit should be '{expected}', '{statement.Unit}' is printed";
        var (was, is_) = (RateUnits.ScaleOf(statement.Unit), RateUnits.ScaleOf(expected));
        if (was > 0 && is_ > 0)
        {
            var value = Figures.Plain(statement.Printed.Value * is_ / was);
            zh += $": {Figures.Printed(statement)} = {value}{expected}";
            en += $": {Figures.Printed(statement)} = {value}{expected}";
        }

        return new StatementConflict("DQ-U1", IsError: true, [statement], zh + "。", en + ".");
    }

    private static (string Zh, string En)? Missing(MissingReason? reason) => reason switch
    {
        MissingReason.Blank => ("空白: 缺失, 不是零。", "Blank: missing, not zero."),
        MissingReason.Placeholder => ("占位符: 缺失, 不是零。", "A placeholder: missing, not zero."),
        MissingReason.Illegible => ("文件中丢失了字符, 数字不可用。", "A character of it is lost: the figure cannot be used."),
        _ => null,
    };
}
