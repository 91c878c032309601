using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>No input object demands itself through required fields: no value of it could be written (3.10).</summary>
internal sealed class InputCycles(SchemaReport report)
{
    private readonly HashSet<InputObjectType> _visited = [];
    private readonly List<InputValue> _path = [];
    private readonly Dictionary<InputObjectType, int> _pathIndex = [];

    public void From(InputObjectType type)
    {
        if (!_visited.Add(type))
        {
            return;
        }

        _pathIndex[type] = _path.Count;
        foreach (var field in type.Fields)
        {
            if (field.Type is not NonNullType { OfType: InputObjectType next })
            {
                continue;
            }

            _path.Add(field);
            if (_pathIndex.TryGetValue(next, out var start))
            {
                Report(next, _path[start..]);
            }
            else
            {
                From(next);
            }

            _path.RemoveAt(_path.Count - 1);
        }

        _pathIndex.Remove(type);
    }

    private void Report(InputObjectType type, List<InputValue> cycle)
    {
        ImmutableArray<SourcePosition> positions = [.. cycle.Select(field => field.Definition!.Position)];
        report.Add(
            $"Cannot reference Input Object \"{type}\" within itself through a series of non-null fields: "
            + $"\"{string.Join('.', cycle.Select(field => field.Name))}\".",
            positions);
    }
}
