using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.SchemaRules;

/// <summary>Of every input object a value can be written that ends: none demands itself through its required fields, nor
/// through all fields of a OneOf (3.10).</summary>
internal sealed class InputCycles
{
    private readonly SchemaReport _report;
    private readonly HashSet<InputObjectType> _finite;
    private readonly HashSet<InputObjectType> _visited = [];
    private readonly List<(string Name, InputValue Field)> _path = [];
    private readonly Dictionary<InputObjectType, int> _pathIndex = [];

    private InputCycles(SchemaReport report, HashSet<InputObjectType> finite)
    {
        _report = report;
        _finite = finite;
    }

    /// <summary>Checks all input objects of a schema.</summary>
    public static void Check(SchemaReport report, IReadOnlyList<InputObjectType> types)
    {
        var finite = new HashSet<InputObjectType>();
        while (types.FirstOrDefault(type => !finite.Contains(type) && IsFinite(type, finite)) is { } found)
        {
            finite.Add(found);
        }

        var cycles = new InputCycles(report, finite);
        foreach (var type in types.Where(type => !finite.Contains(type)))
        {
            cycles.From(type);
        }
    }

    private static bool IsFinite(InputObjectType type, HashSet<InputObjectType> finite)
    {
        bool Ends(InputValue field) => Demanded(type, field) is not { } next || finite.Contains(next);
        return type.IsOneOf ? type.Fields.Count == 0 || type.Fields.Any(Ends) : type.Fields.All(Ends);
    }

    /// <summary>The input object that a value of the field must hold, or <c>null</c>.</summary>
    private static InputObjectType? Demanded(InputObjectType owner, InputValue field) =>
        (owner.IsOneOf ? field.Type : (field.Type as NonNullType)?.OfType) as InputObjectType;

    private void From(InputObjectType type)
    {
        if (!_visited.Add(type))
        {
            return;
        }

        _pathIndex[type] = _path.Count;
        foreach (var field in type.Fields)
        {
            if (Demanded(type, field) is not { } next || _finite.Contains(next))
            {
                continue;
            }

            _path.Add(($"{type}.{field.Name}", field));
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

    private void Report(InputObjectType type, List<(string Name, InputValue Field)> cycle)
    {
        ImmutableArray<SourcePosition> positions = [.. cycle.Select(step => step.Field.Definition!.Position)];
        _report.Add(
            $"Input Object {type} cannot be provided a finite value because it references itself through fields: "
            + $"{string.Join(", ", cycle.Select(step => step.Name))}.",
            positions);
    }
}
