using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Validation.Rules;

/// <summary>Finds in about linear time that no two fields of a definition conflict, whatever the objects' types; nearly
/// every document is such.</summary>
/// <remarks>
/// Instead of comparing pairs it merges: all fields that can stand under one response name must ask the same and have
/// one shape, and then their sub-fields are merged in turn (after Simon Adameit, "Overlapping fields can be merged
/// fast", 2018). Fields of types that never meet are merged too, so that "no" means only that pairs must be compared;
/// "yes" is certain.
/// </remarks>
internal sealed class FieldAgreement(ValidationContext context, FieldSignatures signatures)
{
    /// <summary>After so many fields the merging is given up: fragments can be spread so that it grows.</summary>
    private const int MaxFields = 500_000;

    private readonly Dictionary<(NamedType?, SelectionSetNode), Part> _parts = [];
    private readonly HashSet<PartSet> _seen = [];
    private readonly Dictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private int _fields;

    /// <summary>A selection set as it stands, its fragments not opened.</summary>
    private sealed class Part(int id)
    {
        public int Id { get; } = id;

        public List<Entry> Fields { get; } = [];

        public List<Part> Fragments { get; } = [];
    }

    private readonly record struct Entry(string ResponseName, string Signature, GraphQLType? Type, Part? SubFields);

    /// <summary>What all fields of one response name must agree on.</summary>
    private sealed class Slot
    {
        public required string Signature { get; init; }

        public GraphQLType? Type { get; set; }

        public List<Part>? SubFields { get; set; }
    }

    /// <summary>Whether it is certain that no fields of a definition conflict.</summary>
    public bool IsCertain(NamedType? parentType, SelectionSetNode selectionSet) =>
        IsCertain([PartOf(parentType, selectionSet)]);

    /// <summary>Whether it is certain that no fields conflict below several selection sets that stand for one
    /// object.</summary>
    public bool IsCertain(IEnumerable<(NamedType? ParentType, SelectionSetNode Set)> selectionSets) =>
        IsCertain([.. selectionSets.Select(set => PartOf(set.ParentType, set.Set)).Distinct()]);

    private bool IsCertain(List<Part> parts)
    {
        var open = new Stack<PartSet>();
        var looked = new List<PartSet>();
        Open(open, parts);
        while (open.TryPop(out var set))
        {
            looked.Add(set);
            if (!Agree(set))
            {
                // What was only begun is not known to agree.
                looked.AddRange(open);
                looked.ForEach(unknown => _seen.Remove(unknown));
                return false;
            }

            foreach (var slot in _slots.Values)
            {
                if (slot.SubFields is not null)
                {
                    Open(open, slot.SubFields);
                }
            }
        }

        return true;
    }

    private bool Agree(in PartSet set)
    {
        _slots.Clear();
        foreach (var part in set.Parts)
        {
            _fields += part.Fields.Count + 1;
            foreach (var field in part.Fields)
            {
                if (_fields > MaxFields || !Agree(field))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private bool Agree(in Entry field)
    {
        if (!_slots.TryGetValue(field.ResponseName, out var slot))
        {
            _slots[field.ResponseName] = new Slot
            {
                Signature = field.Signature,
                Type = field.Type,
                SubFields = field.SubFields is null ? null : [field.SubFields],
            };
            return true;
        }

        slot.Type ??= field.Type;
        if (field.SubFields is not null)
        {
            (slot.SubFields ??= []).Add(field.SubFields);
        }

        return slot.Signature == field.Signature
            && (field.Type is null || ReferenceEquals(slot.Type, field.Type)
                || !FieldMerging.HaveDifferentShapes(slot.Type!, field.Type));
    }

    /// <summary>Opens the fragments, and goes on with what was not yet looked at together.</summary>
    private void Open(Stack<PartSet> open, List<Part> parts)
    {
        if (parts is [{ Fragments.Count: 0 } only])
        {
            parts = [only];
        }
        else
        {
            var found = new Dictionary<int, Part>();
            var next = new Stack<Part>(parts);
            while (next.TryPop(out var part))
            {
                if (found.TryAdd(part.Id, part))
                {
                    part.Fragments.ForEach(next.Push);
                }
            }

            parts = [.. found.Values.Where(part => part.Fields.Count > 0).OrderBy(part => part.Id)];
        }

        var set = new PartSet(parts);
        if (parts.Count > 0 && _seen.Add(set))
        {
            open.Push(set);
        }
    }

    private Part PartOf(NamedType? parentType, SelectionSetNode selectionSet)
    {
        if (_parts.TryGetValue((parentType, selectionSet), out var known))
        {
            return known;
        }

        var part = new Part(_parts.Count);
        _parts[(parentType, selectionSet)] = part;
        foreach (var selection in selectionSet.Selections)
        {
            switch (selection)
            {
                case FieldNode field:
                    var type = (parentType as FieldsType)?.Fields.Find(field.Name.Value)?.Type;
                    part.Fields.Add(new Entry(
                        field.ResponseName,
                        signatures.Of(field),
                        type,
                        field.SelectionSet is null ? null : PartOf(type?.Innermost, field.SelectionSet)));
                    break;
                case InlineFragmentNode fragment:
                    part.Fragments.Add(PartOf(
                        fragment.TypeCondition is { } condition
                            ? context.Schema.FindType(condition.Name.Value)
                            : parentType,
                        fragment.SelectionSet));
                    break;
                case FragmentSpreadNode spread when context.Fragment(spread.Name.Value) is { } fragment:
                    part.Fragments.Add(PartOf(
                        context.Schema.FindType(fragment.TypeCondition.Name.Value), fragment.SelectionSet));
                    break;
            }
        }

        return part;
    }

    /// <summary>Parts looked at together, in the order of their ids.</summary>
    private readonly struct PartSet(List<Part> parts) : IEquatable<PartSet>
    {
        public List<Part> Parts { get; } = parts;

        public bool Equals(PartSet other)
        {
            if (Parts.Count != other.Parts.Count)
            {
                return false;
            }

            for (var i = 0; i < Parts.Count; i++)
            {
                if (Parts[i].Id != other.Parts[i].Id)
                {
                    return false;
                }
            }

            return true;
        }

        public override bool Equals(object? obj) => obj is PartSet other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (var part in Parts)
            {
                hash.Add(part.Id);
            }

            return hash.ToHashCode();
        }
    }
}
