using System.Collections.Immutable;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>The conditions under which an operation asks for its fields, each kept once.</summary>
internal sealed class CostConditions
{
    /// <summary>No condition.</summary>
    public const int Always = -1;

    /// <summary>A condition that cannot hold, such as <c>@skip(if: true)</c>.</summary>
    public const int Never = -2;

    private readonly List<CostCondition> _all = [];
    private readonly Dictionary<CostCondition, int> _known = [];

    public CostCondition[] ToArray() => [.. _all];

    /// <summary>The condition of a selection that stands where another condition holds already.</summary>
    public int Of(ImmutableArray<DirectiveNode> directives, int outer)
    {
        foreach (var directive in directives)
        {
            var wanted = directive.Name.Value == "include";
            if (!wanted && directive.Name.Value != "skip")
            {
                continue;
            }

            switch (directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "if")?.Value)
            {
                case BooleanValueNode literal when literal.Value != wanted:
                    return Never;
                case VariableNode variable:
                    outer = And(outer, variable.Name.Value, wanted);
                    if (outer == Never)
                    {
                        return Never;
                    }

                    break;
            }
        }

        return outer;
    }

    /// <summary>The conditions of which any must hold; <c>null</c> where none need.</summary>
    public static int[]? AnyOf(IEnumerable<int> conditions)
    {
        var distinct = conditions.Distinct().ToArray();
        return distinct.Contains(Always) ? null : distinct;
    }

    private int And(int outer, string variable, bool wanted)
    {
        for (var at = outer; at != Always; at = _all[at].Extends)
        {
            if (_all[at].Variable == variable)
            {
                return _all[at].Wanted == wanted ? outer : Never;
            }
        }

        var condition = new CostCondition(outer, variable, wanted);
        if (!_known.TryGetValue(condition, out var id))
        {
            _known[condition] = id = _all.Count;
            _all.Add(condition);
        }

        return id;
    }
}

/// <summary>What makes two levels the same: the same fields, asked of the same types under the same
/// conditions.</summary>
internal readonly struct CostLevelKey(int[] parts) : IEquatable<CostLevelKey>
{
    private readonly int[] _parts = parts;

    public bool Equals(CostLevelKey other) => _parts.AsSpan().SequenceEqual(other._parts);

    public override bool Equals(object? obj) => obj is CostLevelKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(System.Runtime.InteropServices.MemoryMarshal.AsBytes(_parts.AsSpan()));
        return hash.ToHashCode();
    }
}
