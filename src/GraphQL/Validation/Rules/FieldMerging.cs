using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Two fields that cannot both stand under one response name.</summary>
internal sealed record FieldConflict(
    string ResponseName, string Reason, IReadOnlyList<FieldNode> First, IReadOnlyList<FieldNode> Second);

/// <summary>Compares fields that may be merged (5.3.2: FieldsInSetCanMerge, SameResponseShape).</summary>
/// <remarks>
/// Each pair of selection sets, of fragments, and of a set and a fragment is compared once and remembered, so that the
/// work is bounded by the square of the document's size however fragments are nested; it is asked only for what
/// <see cref="FieldAgreement"/> cannot decide. A document for which that is still too much is refused, and so many
/// conflicts are told as can be read.
/// </remarks>
internal sealed class FieldMerging(ValidationContext context, FieldAgreement agreement, FieldSignatures signatures)
{
    /// <summary>Most pairs of fields compared in one document; a pair of fragments or of selection sets, which must
    /// also be remembered, counts as several.</summary>
    private const int MaxComparisons = 400_000;

    private const int PairOfSets = 4;

    /// <summary>From so many pairs on it is asked first whether they agree all together.</summary>
    private const int ManyPairs = 64;

    /// <summary>Most pairs of sub-fields told of one conflict.</summary>
    private const int MaxReasons = 100;

    private readonly Dictionary<(NamedType?, SelectionSetNode), FieldSet> _fieldSets = [];
    private readonly Dictionary<string, FieldSet?> _fragmentSets = new(StringComparer.Ordinal);
    private readonly Dictionary<long, bool> _comparedFragments = [];
    private readonly Dictionary<long, bool> _comparedWithFragment = [];
    private readonly HashSet<(long, bool)> _comparedSets = [];
    private int _comparisons;
    private int _depth;
    private int _reasons;

    private sealed record FieldEntry(NamedType? ParentType, FieldNode Node, FieldDefinition? Definition);

    private sealed class FieldSet(int id)
    {
        public int Id { get; } = id;

        public OrderedDictionary<string, List<FieldEntry>> Fields { get; } = new(StringComparer.Ordinal);

        public List<string> Fragments { get; } = [];

        public HashSet<string> FragmentNames { get; } = new(StringComparer.Ordinal);
    }

    /// <summary>Whether there were more pairs to compare than are compared.</summary>
    public bool IsGivenUp => _comparisons > MaxComparisons;

    /// <summary>The conflicts among the fields of one selection set and the fragments it spreads.</summary>
    public List<FieldConflict> Within(NamedType? parentType, SelectionSetNode selectionSet)
    {
        var conflicts = new List<FieldConflict>();
        var set = Collect(parentType, selectionSet);
        foreach (var (name, fields) in set.Fields)
        {
            if ((long)fields.Count * fields.Count > ManyPairs && DoAllAgree(fields))
            {
                continue;
            }

            for (var i = 0; i < fields.Count; i++)
            {
                for (var j = i + 1; j < fields.Count && !IsEnough(conflicts); j++)
                {
                    Add(conflicts, Compare(false, name, fields[i], fields[j]));
                }
            }
        }

        for (var i = 0; i < set.Fragments.Count; i++)
        {
            CompareWithFragment(conflicts, false, set, set.Fragments[i]);
            for (var j = i + 1; j < set.Fragments.Count && !IsGivenUp; j++)
            {
                CompareFragments(conflicts, false, set.Fragments[i], set.Fragments[j]);
            }
        }

        return conflicts;
    }

    private void Add(List<FieldConflict> conflicts, FieldConflict? conflict)
    {
        if (conflict is not null)
        {
            conflicts.Add(conflict);
            _reasons = _depth == 0 ? 0 : _reasons + 1;
        }
    }

    private bool IsEnough(List<FieldConflict> conflicts) =>
        IsGivenUp || (_depth == 0 ? conflicts.Count > context.MaxErrors : _reasons >= MaxReasons);

    private void CompareWithFragment(List<FieldConflict> conflicts, bool areExclusive, FieldSet set, string name)
    {
        if (IsGivenUp || CollectFragment(name) is not { } fragment
            || IsDone(_comparedWithFragment, Pair(set, fragment), areExclusive) || fragment == set)
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
        if (a == b || IsGivenUp
            || CollectFragment(a) is not { } first || CollectFragment(b) is not { } second
            || IsDone(
                _comparedFragments, first.Id < second.Id ? Pair(first, second) : Pair(second, first), areExclusive))
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
    private bool IsDone(Dictionary<long, bool> done, long key, bool areExclusive)
    {
        _comparisons += PairOfSets;
        if (done.TryGetValue(key, out var known) && (!known || areExclusive))
        {
            return true;
        }

        done[key] = areExclusive;
        return false;
    }

    private static long Pair(FieldSet a, FieldSet b) => ((long)a.Id << 32) | (uint)b.Id;

    private void CompareSets(List<FieldConflict> conflicts, bool areExclusive, FieldSet a, FieldSet b)
    {
        foreach (var (name, fields) in a.Fields)
        {
            if (!b.Fields.TryGetValue(name, out var others)
                || ((long)fields.Count * others.Count > ManyPairs && DoAllAgree([.. fields, .. others])))
            {
                continue;
            }

            foreach (var first in fields)
            {
                foreach (var second in others)
                {
                    if (IsEnough(conflicts))
                    {
                        return;
                    }

                    Add(conflicts, Compare(areExclusive, name, first, second));
                }
            }
        }
    }

    /// <summary>Whether all fields of one response name ask the same and their sub-fields agree, for certain.</summary>
    private bool DoAllAgree(List<FieldEntry> fields)
    {
        _comparisons += fields.Count;
        var signature = signatures.Of(fields[0].Node);
        var type = fields.Find(field => field.Definition is not null)?.Definition!.Type;
        return fields.TrueForAll(field => signatures.Of(field.Node) == signature
                && (field.Definition is null || !HaveDifferentShapes(type!, field.Definition.Type)))
            && agreement.IsCertain(fields
                .Where(field => field.Node.SelectionSet is not null)
                .Select(field => (field.Definition?.Type.Innermost, field.Node.SelectionSet!)));
    }

    private FieldConflict? Compare(bool parentsAreExclusive, string name, FieldEntry a, FieldEntry b)
    {
        _comparisons++;
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
        if (!_comparedSets.Add((Pair(first, second), areExclusive)))
        {
            return null;
        }

        _depth++;
        _comparisons += PairOfSets;
        var conflicts = CompareSubFields(areExclusive, first, second);
        _depth--;
        return conflicts.Count == 0
            ? null
            : new FieldConflict(
                name,
                string.Join(" and ", conflicts.Select(
                    conflict => $"subfields \"{conflict.ResponseName}\" conflict because {conflict.Reason}")),
                [a.Node, .. conflicts.SelectMany(conflict => conflict.First)],
                [b.Node, .. conflicts.SelectMany(conflict => conflict.Second)]);
    }

    private List<FieldConflict> CompareSubFields(bool areExclusive, FieldSet first, FieldSet second)
    {
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

        return conflicts;
    }

    private bool HaveSameArguments(FieldNode a, FieldNode b) =>
        signatures.Of(a) == signatures.Of(b)
        || (a.Arguments.Length == b.Arguments.Length
            && a.Arguments.All(argument => b.Arguments.Any(other =>
                other.Name.Value == argument.Name.Value
                && FieldSignatures.Canonical(other.Value) == FieldSignatures.Canonical(argument.Value))));

    /// <summary>Whether answers of the two types cannot stand in one place (5.3.2: SameResponseShape).</summary>
    public static bool HaveDifferentShapes(GraphQLType a, GraphQLType b) => (a, b) switch
    {
        (ListType x, ListType y) => HaveDifferentShapes(x.OfType, y.OfType),
        (ListType, _) or (_, ListType) => true,
        (NonNullType x, NonNullType y) => HaveDifferentShapes(x.OfType, y.OfType),
        (NonNullType, _) or (_, NonNullType) => true,
        _ => (a is ScalarType or EnumType || b is ScalarType or EnumType) && a != b,
    };

    private FieldSet? CollectFragment(string name)
    {
        if (!_fragmentSets.TryGetValue(name, out var set))
        {
            _fragmentSets[name] = set = context.Fragment(name) is { } fragment
                ? Collect(context.Schema.FindType(fragment.TypeCondition.Name.Value), fragment.SelectionSet)
                : null;
        }

        return set;
    }

    private FieldSet Collect(NamedType? parentType, SelectionSetNode selectionSet)
    {
        if (!_fieldSets.TryGetValue((parentType, selectionSet), out var set))
        {
            _fieldSets[(parentType, selectionSet)] = set = new FieldSet(_fieldSets.Count);
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
                case FragmentSpreadNode spread when set.FragmentNames.Add(spread.Name.Value):
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
