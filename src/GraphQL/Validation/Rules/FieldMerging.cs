using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Two fields that cannot both stand under one response name.</summary>
internal sealed record FieldConflict(
    string ResponseName, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second);

/// <summary>Compares fields that may be merged (5.3.2: FieldsInSetCanMerge, SameResponseShape).</summary>
/// <remarks>
/// Each pair of selection sets, of fragments, and of a set and a fragment is compared once and remembered, so that the
/// work is bounded by the square of the document's size however fragments are nested.
/// </remarks>
internal sealed class FieldMerging(ValidationContext context)
{
    private readonly Dictionary<(NamedType?, SelectionSetNode), FieldSet> _fieldSets = [];
    private readonly Dictionary<(string, string), bool> _comparedFragments = [];
    private readonly Dictionary<(FieldSet, string), bool> _comparedWithFragment = [];
    private readonly HashSet<(FieldSet, FieldSet, bool)> _comparedSets = [];

    private sealed record FieldEntry(NamedType? ParentType, FieldNode Node, FieldDefinition? Definition);

    private sealed class FieldSet
    {
        public OrderedDictionary<string, List<FieldEntry>> Fields { get; } = new(StringComparer.Ordinal);

        public List<string> Fragments { get; } = [];
    }

    /// <summary>The conflicts among the fields of one selection set and the fragments it spreads.</summary>
    public List<FieldConflict> Within(NamedType? parentType, SelectionSetNode selectionSet)
    {
        var conflicts = new List<FieldConflict>();
        var set = Collect(parentType, selectionSet);
        foreach (var (name, fields) in set.Fields)
        {
            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count; j++)
                {
                    Add(conflicts, Compare(false, name, fields[i], fields[j]));
                }
            }
        }

        for (var i = 0; i < set.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, false, set, set.Fragments[i]);
            for (var j = i + 1; j < set.Fragments.Count; j++)
            {
                CompareFragments(conflicts, false, set.Fragments[i], set.Fragments[j]);
            }
        }

        return conflicts;
    }

    private static void Add(List<FieldConflict> conflicts, FieldConflict? conflict)
    {
        if (conflict is not null)
        {
            conflicts.Add(conflict);
        }
    }

    private void CompareWithFragment(List<FieldConflict> conflicts, bool areExclusive, FieldSet set, string name)
    {
        if (IsDone(_comparedWithFragment, (set, name), areExclusive) || CollectFragment(name) is not { } fragment
            || fragment == set)
        {
            return;
        }

        CompareSets(conflicts, areExclusive, set, fragment);
        foreach (var nested in fragment.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, set, nested);
        }
    }

    private void CompareFragments(List<FieldConflict> conflicts, bool areExclusive, string a, string b)
    {
        var key = string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
        if (a == b || IsDone(_comparedFragments, key, areExclusive)
            || CollectFragment(a) is not { } first || CollectFragment(b) is not { } second)
        {
            return;
        }

        CompareSets(conflicts, areExclusive, first, second);
        foreach (var nested in second.Fragments)
        {
            CompareFragments(conflicts, areExclusive, a, nested);
        }

        foreach (var nested in first.Fragments)
        {
            CompareFragments(conflicts, areExclusive, nested, b);
        }
    }

    /// <summary>A comparison as of fields that may meet also answers that of fields that never do.</summary>
    private static bool IsDone<TKey>(Dictionary<TKey, bool> done, TKey key, bool areExclusive)
        where TKey : notnull
    {
        if (done.TryGetValue(key, out var known) && (!known || areExclusive))
        {
            return true;
        }

        done[key] = areExclusive;
        return false;
    }

    private void CompareSets(List<FieldConflict> conflicts, bool areExclusive, FieldSet a, FieldSet b)
    {
        foreach (var (name, fields) in a.Fields)
        {
            if (!b.Fields.TryGetValue(name, out var others))
            {
                continue;
            }

            foreach (var first in fields)
            {
                foreach (var second in others)
                {
                    Add(conflicts, Compare(areExclusive, name, first, second));
                }
            }
        }
    }

    private FieldConflict? Compare(bool parentsAreExclusive, string name, FieldEntry a, FieldEntry b)
    {
        var areExclusive = parentsAreExclusive
            || (a.ParentType != b.ParentType && a.ParentType is ObjectType && b.ParentType is ObjectType);
        if (!areExclusive)
        {
            if (a.Node.Name.Value != b.Node.Name.Value)
            {
                return new FieldConflict(
                    name, $"\"{a.Node.Name}\" and \"{b.Node.Name}\" are different fields", [a.Node], [b.Node]);
            }

            if (!HaveSameArguments(a.Node, b.Node))
            {
                return new FieldConflict(name, "they have differing arguments", [a.Node], [b.Node]);
            }
        }

        if (a.Definition?.Type is { } type1 && b.Definition?.Type is { } type2 && HaveDifferentShapes(type1, type2))
        {
            return new FieldConflict(
                name, $"they return conflicting types \"{type1}\" and \"{type2}\"", [a.Node], [b.Node]);
        }

        return a.Node.SelectionSet is null || b.Node.SelectionSet is null
            ? null
            : CompareSubFields(areExclusive, name, a, b);
    }

    private FieldConflict? CompareSubFields(bool areExclusive, string name, FieldEntry a, FieldEntry b)
    {
        var first = Collect(a.Definition?.Type.Innermost, a.Node.SelectionSet!);
        var second = Collect(b.Definition?.Type.Innermost, b.Node.SelectionSet!);
        if (!_comparedSets.Add((first, second, areExclusive)))
        {
            return null;
        }

        var conflicts = new List<FieldConflict>();
        CompareSets(conflicts, areExclusive, first, second);
        foreach (var fragment in second.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, first, fragment);
        }

        foreach (var fragment in first.Fragments)
        {
            CompareWithFragment(conflicts, areExclusive, second, fragment);
        }

        foreach (var fragment1 in first.Fragments)
        {
            foreach (var fragment2 in second.Fragments)
            {
                CompareFragments(conflicts, areExclusive, fragment1, fragment2);
            }
        }

        return conflicts.Count == 0
            ? null
            : new FieldConflict(
                name,
                string.Join(" and ", conflicts.Select(
                    conflict => $"subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}")),
                [a.Node, .. conflicts.SelectMany(conflict => conflict.First)],
                [b.Node, .. conflicts.SelectMany(conflict => conflict.Second)]);
    }

    private static bool HaveSameArguments(FieldNode a, FieldNode b) =>
        a.Arguments.Length == b.Arguments.Length
        && a.Arguments.All(argument => b.Arguments.Any(other =>
            other.Name.Value == argument.Name.Value && Canonical(other.Value) == Canonical(argument.Value)));

    /// <summary>A value as text, fields of objects in one order.</summary>
    private static string Canonical(ValueNode value) => value switch
    {
        ListValueNode list => $"[{string.Join(',', list.Values.Select(Canonical))}]",
        ObjectValueNode fields => "{" + string.Join(
            ',',
            fields.Fields.OrderBy(field => field.Name.Value, StringComparer.Ordinal)
                .Select(field => $"{field.Name}:{Canonical(field.Value)}")) + "}",
        _ => Printer.Print(value),
    };

    private static bool HaveDifferentShapes(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (ListType x, ListType y) => HaveDifferentShapes(x.OfType, y.OfType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType x, NonNullType y) => HaveDifferentShapes(x.OfType, y.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (a is ScalarType or EnumType || b is ScalarType or EnumType) && a != b,
    };

    private FieldSet? CollectFragment(string name) =>
        context.Fragment(name) is { } fragment
            ? Collect(context.Schema.FindType(fragment.TypeCondition.Name.Value), fragment.SelectionSet)
            : null;

    private FieldSet Collect(NamedType? parentType, SelectionSetNode selectionSet)
    {
        if (!_fieldSets.TryGetValue((parentType, selectionSet), out var set))
        {
            _fieldSets[(parentType, selectionSet)] = set = new FieldSet();
            Collect(set, parentType, selectionSet);
        }

        return set;
    }

    private void Collect(FieldSet set, NamedType? parentType, SelectionSetNode selectionSet)
    {
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    if (!set.Fields.TryGetValue(field.ResponseName, out var fields))
                    {
                        set.Fields[field.ResponseName] = fields = [];
                    }

                    fields.Add(new FieldEntry(
                        parentType, field, (parentType as FieldsType)?.Fields.Find(field.Name.Value)));
                    break;
                case FragmentSpreadNode spread when !set.Fragments.Contains(spread.Name.Value):
                    set.Fragments.Add(spread.Name.Value);
                    break;
                case InlineFragmentNode fragment:
                    Collect(
                        set,
                        fragment.TypeCondition is { } condition
                            ? context.Schema.FindType(condition.Name.Value)
                            : parentType,
                        fragment.SelectionSet);
                    break;
            }
        }
    }
}
