namespace McHAnalytics.Models.Statements;

/// <summary>DQ-R2: can all figures that share a count be true together? If not, the smallest set that cannot.</summary>
internal sealed class JointCheck(IReadOnlyDictionary<string, Statement> statements)
{
    /// <summary>One conflict for each group of figures that hang together and cannot all be true.</summary>
    /// <param name="relations">Relations that can hold, each by itself.</param>
    public IEnumerable<StatementConflict> Run(IReadOnlyList<StatementRelation> relations)
    {
        foreach (var group in Groups(relations))
        {
            // One relation of each conflict is set aside, so that a second conflict of the group is found too.
            var rest = group;
            while (rest.Count > 1 && IsFeasible(rest, _ => true) == false)
            {
                var (conflict, relation) = Conflict(rest);
                rest = [.. rest.Where(other => other != relation)];
                yield return conflict;
            }
        }
    }

    private bool? IsFeasible(IReadOnlyList<StatementRelation> relations, Func<string, bool> isBelieved)
    {
        var system = new StatementSystem(statements, isBelieved);
        foreach (var relation in relations)
        {
            system.Demand(relation);
        }

        return system.IsFeasible();
    }

    private (StatementConflict Conflict, StatementRelation Last) Conflict(IReadOnlyList<StatementRelation> relations)
    {
        // Relations, then figures, are left out one by one; what cannot be left out makes the conflict.
        var needed = relations.ToList();
        foreach (var relation in relations)
        {
            StatementRelation[] rest = [.. needed.Where(other => other != relation)];
            if (IsFeasible(rest, _ => true) == false)
            {
                needed.Remove(relation);
            }
        }

        var believed = needed.SelectMany(relation => relation.Members).ToHashSet(StringComparer.Ordinal);
        foreach (var id in believed.ToArray())
        {
            if (IsFeasible(needed, other => other != id && believed.Contains(other)) == false)
            {
                believed.Remove(id);
            }
        }

        var figures = needed
            .SelectMany(relation => relation.Members)
            .Distinct(StringComparer.Ordinal)
            .Where(believed.Contains)
            .Select(id => statements[id])
            .ToArray();
        var (zh, en) = Words(needed, believed, figures);
        return (new StatementConflict("DQ-R2", IsError: true, figures, zh, en), needed[^1]);
    }

    private (string Zh, string En) Words(
        List<StatementRelation> relations, HashSet<string> believed, IReadOnlyList<Statement> figures)
    {
        var zh = "没有任何整数同时满足: " + string.Join("、", figures.Select(figure => $"{figure.Measure} {Figures.Printed(figure)}"));
        var en = "No whole numbers satisfy all of: "
            + string.Join(", ", figures.Select(figure => $"{Figures.En(figure)} {Figures.Printed(figure)}"));
        var shared = relations
            .SelectMany(relation => relation.Members.Distinct())
            .GroupBy(id => id)
            .FirstOrDefault(id => id.Count() > 1)?.Key;
        if (shared is null)
        {
            return (zh + "。", en + ".");
        }

        // What each relation demands of the count they share.
        foreach (var relation in relations)
        {
            var system = new StatementSystem(statements, believed.Contains);
            system.Demand(relation);
            if (system.BoundsOf(shared) is { } bounds)
            {
                var subject = statements[relation.Subject];
                var range = $"{Figures.Count(bounds.Low)}–{Figures.Count(bounds.High)}";
                zh += $"; {Figures.Printed(subject)} 要求{statements[shared].Measure}在 {range}";
                en += $"; {Figures.Printed(subject)} needs {Figures.En(statements[shared])} in {range}";
            }
        }

        return (zh + ", 两者没有交集。", en + ": they do not meet.");
    }

    private static List<List<StatementRelation>> Groups(IReadOnlyList<StatementRelation> relations)
    {
        var groups = new List<(HashSet<string> Ids, List<StatementRelation> Relations)>();
        foreach (var relation in relations)
        {
            var ids = relation.Members.ToHashSet(StringComparer.Ordinal);
            List<StatementRelation> together = [relation];
            foreach (var group in groups.Where(group => group.Ids.Overlaps(ids)).ToArray())
            {
                groups.Remove(group);
                ids.UnionWith(group.Ids);
                together.InsertRange(0, group.Relations);
            }

            groups.Add((ids, together));
        }

        return [.. groups.Select(group => group.Relations)];
    }
}
