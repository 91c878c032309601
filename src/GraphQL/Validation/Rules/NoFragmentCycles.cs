using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Fragments do not spread themselves, nor through others (5.5.2.2).</summary>
internal static class NoFragmentCycles
{
    public static void Register(ValidationContext context, RuleHandlers on)
    {
        var search = new Search(context);
        on.Enter<FragmentDefinitionNode>(NodeKind.FragmentDefinition, search.From);
    }

    private sealed class Search(ValidationContext context)
    {
        private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
        private readonly List<FragmentSpreadNode> _path = [];
        private readonly Dictionary<string, int> _pathIndex = new(StringComparer.Ordinal);

        /// <summary>Goes depth first; the depth is bounded by the number of fragments, which the tokens
        /// bound.</summary>
        public void From(FragmentDefinitionNode fragment)
        {
            var name = fragment.Name.Value;
            var spreads = context.FragmentSpreads(fragment.SelectionSet);
            if (!_visited.Add(name) || spreads.Count == 0)
            {
                return;
            }

            _pathIndex[name] = _path.Count;
            foreach (var spread in spreads)
            {
                _path.Add(spread);
                if (_pathIndex.TryGetValue(spread.Name.Value, out var start))
                {
                    Report(_path[start..]);
                }
                else if (context.Fragment(spread.Name.Value) is { } next)
                {
                    From(next);
                }

                _path.RemoveAt(_path.Count - 1);
            }

            _pathIndex.Remove(name);
        }

        private void Report(List<FragmentSpreadNode> cycle)
        {
            var via = string.Join(", ", cycle.SkipLast(1).Select(spread => $"\"{spread.Name}\""));
            context.Report(
                $"Cannot spread fragment \"{cycle[^1].Name}\" within itself" + (via.Length > 0 ? $" via {via}." : "."),
                [.. cycle.Select(spread => spread.Position)]);
        }
    }
}
