namespace McHAnalytics.GraphQL.Cost;

/// <summary>Finds the fields that make an operation dear, for the asker to know where to ask for less.</summary>
internal static class DearestFields
{
    private const int Shown = 3;

    /// <summary>A field and what it adds by itself, without the fields below it.</summary>
    /// <param name="Path">The response names from the root, joined by dots.</param>
    /// <param name="Cost">By the measure that was asked about.</param>
    public readonly record struct DearField(string Path, double Cost);

    /// <summary>How a level is come to most often: by which entry of which level, how many objects that makes, and
    /// how long the lists are that the entry's field sizes.</summary>
    private readonly record struct Way(int Level, CostEntry? By, double Times, double Sized);

    /// <summary>The three dearest, dearest first.</summary>
    /// <param name="plan">The operation.</param>
    /// <param name="variables">The request's, coerced.</param>
    /// <param name="byTypes">Whether to count values answered, else calls of fields.</param>
    public static IReadOnlyList<DearField> Of(
        CostPlan plan, IReadOnlyDictionary<string, object?> variables, bool byTypes)
    {
        var holds = plan.Holding(variables);
        var ways = new Way[plan.Levels.Count];
        ways[^1] = new Way(-1, null, 1, 1);
        var dear = new List<(int Level, CostEntry Entry, double Cost)>();
        for (var level = ways.Length - 1; level >= 0; level--)
        {
            foreach (var entry in plan.Levels[level].Entries.Where(entry => CostPlan.IsAsked(entry, holds)))
            {
                var size = entry.SizeIn(variables);
                var values = ways[level].Times * entry.PerItem
                    * (entry.IsSizedByParent ? ways[level].Sized : entry.HasSizedFields ? 1 : size);
                var cost = byTypes
                    ? values * entry.Price.TypeWeight
                    : ways[level].Times * entry.CallIn(variables, plan.Model);
                dear.Add((level, entry, Math.Min(cost, OperationCost.Most)));
                if (entry.SubLevel >= 0 && IsMore(values, size, ways[entry.SubLevel]))
                {
                    ways[entry.SubLevel] = new Way(level, entry, Math.Min(values, OperationCost.Most), size);
                }
            }
        }

        return
        [
            .. dear.Where(field => field.Cost > 0)
                .OrderByDescending(field => field.Cost)
                .ThenBy(field => field.Entry.Node.Position.Line)
                .ThenBy(field => field.Entry.Node.Position.Column)
                .Take(Shown)
                .Select(field => new DearField(PathTo(field.Level, field.Entry, ways), field.Cost)),
        ];
    }

    private static bool IsMore(double times, double sized, Way known) =>
        known.By is null || times * Math.Max(sized, 1) > known.Times * Math.Max(known.Sized, 1);

    private static string PathTo(int level, CostEntry entry, Way[] ways)
    {
        var names = new Stack<string>([entry.Node.ResponseName]);
        for (var way = ways[level]; way.By is not null; way = ways[way.Level])
        {
            names.Push(way.By.Node.ResponseName);
        }

        return string.Join('.', names);
    }
}
