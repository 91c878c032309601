using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>Works out once how each operation of a document is priced, and counts how often one field is asked of one
/// object.</summary>
/// <remarks>
/// Fields are merged as execution merges them. Parts that several places share are worked out once; a document that
/// has more than <see cref="MaxFields"/> fields all the same, fragments opened, is refused.
/// To be asked only of documents that validation has passed.
/// </remarks>
internal sealed class CostPlanner
{
    /// <summary>Most fields looked at in one document.</summary>
    public const int MaxFields = 250_000;

    private static readonly IReadOnlySet<string> s_none = new HashSet<string>();
    private readonly CostModel _model;
    private readonly GraphQLSchema _schema;
    private readonly GraphQLLimits _limits;
    private readonly IReadOnlyDictionary<string, FragmentDefinitionNode> _fragments;
    private readonly List<CostLevel> _levels = [];
    private readonly CostConditions _conditions = new();
    private readonly Dictionary<CostLevelKey, int> _known = [];
    private readonly Dictionary<object, int> _ids = new(ReferenceEqualityComparer.Instance);
    private int _looked;

    private CostPlanner(
        CostModel model, GraphQLSchema schema, GraphQLLimits limits,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        _model = model;
        _schema = schema;
        _limits = limits;
        _fragments = fragments;
    }

    /// <summary>Plans one operation.</summary>
    /// <exception cref="GraphQLErrorException">It asks more than is allowed whatever its variables, or leaves out a
    /// slicing argument that must be given.</exception>
    public static CostPlan Plan(
        CostModel model, GraphQLSchema schema, GraphQLLimits limits, OperationDefinitionNode operation,
        IReadOnlyDictionary<string, FragmentDefinitionNode> fragments)
    {
        var rootType = schema.RootType(operation.Operation)!;
        var planner = new CostPlanner(model, schema, limits, fragments);
        planner.LevelOf(rootType, s_none, [(operation.SelectionSet, CostConditions.Always)]);
        return new CostPlan(model, [.. planner._levels], planner._conditions.ToArray(), model.Of(rootType));
    }

    /// <summary>A field node found in a selection set, fragments opened.</summary>
    /// <param name="Node">The node.</param>
    /// <param name="Definition">What it asks.</param>
    /// <param name="OnlyFor">The one object type for which it is asked; <c>null</c> where it is for all.</param>
    /// <param name="Condition">When it is asked.</param>
    private readonly record struct Found(
        FieldNode Node, FieldDefinition Definition, ObjectType? OnlyFor, int Condition);

    /// <summary>One response name and the nodes that ask for it.</summary>
    private sealed record Group(List<Found> Nodes)
    {
        public Found First => Nodes[0];
    }

    private int LevelOf(
        NamedType parentType, IReadOnlySet<string> sized, List<(SelectionSetNode Set, int Condition)> sets)
    {
        var gathering = new Gathering(this, []);
        foreach (var (set, condition) in sets)
        {
            gathering.Gather(set, parentType, null, condition);
        }

        _looked += gathering.All.Count + 1;
        if (_looked > MaxFields)
        {
            throw new GraphQLErrorException(LimitErrors.TooManyFields(MaxFields, sets[0].Set.Position));
        }

        var key = new CostLevelKey(
            [IdOf(sized), .. gathering.All.SelectMany(found => (int[])
                [IdOf(found.Node), IdOf(found.Definition), found.OnlyFor is null ? -1 : IdOf(found.OnlyFor), found.Condition])]);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var groups = gathering.All
            .GroupBy(found => (found.OnlyFor, found.Node.ResponseName))
            .Select(group => new Group([.. group]))
            .ToList();
        CheckSameField(groups);
        var entries = groups.Select(group => (group.First.OnlyFor, Entry: EntryOf(group, sized)))
            .Where(pair => pair.Entry.Matters)
            .ToLookup(pair => pair.OnlyFor, pair => pair.Entry);
        _levels.Add(new CostLevel(
            [.. entries[null]],
            [.. entries.Where(ofType => ofType.Key is not null).Select(ofType => ofType.ToArray())]));
        return _known[key] = _levels.Count - 1;
    }

    private CostEntry EntryOf(Group group, IReadOnlySet<string> sized)
    {
        var node = group.First.Node;
        var price = _model.Of(group.First.Definition);
        var slices = price.Size is null ? [] : Slices(price.Size, node);
        return new CostEntry(price, node)
        {
            SubLevel = SubLevelOf(group, price),
            Conditions = CostConditions.AnyOf(group.Nodes.Select(found => found.Condition)),
            IsSizedByParent = sized.Contains(node.Name.Value),
            PerItem = Math.Pow(_limits.AssumedListSize, Math.Max(price.ListDepth - 1, 0)),
            UsualSize = UsualSize(price),
            Slices = slices,
            Arguments =
            [
                .. price.WeightedArguments.SelectMany(argument => node.Arguments
                    .Where(given => given.Name.Value == argument.Name)
                    .Select(given => (argument, given.Value))),
            ],
        };
    }

    private double UsualSize(FieldPrice price) => price switch
    {
        { Size.AssumedSize: { } assumed } => assumed,
        { Size.SlicingArguments.Count: > 0 } => _limits.DefaultPageSize,
        { ListDepth: > 0 } => _limits.AssumedListSize,
        _ => 1,
    };

    private int SubLevelOf(Group group, FieldPrice price)
    {
        // Introspection is priced as a whole, by its entry fields.
        var sets = group.First.Definition.Type.Innermost.IsSpecified
            ? []
            : group.Nodes.Where(found => found.Node.SelectionSet is not null).ToList();
        if (sets.Count == 0)
        {
            return -1;
        }

        // One condition holds for all of them: then it holds wherever the sub-fields are come to.
        var isOne = sets.TrueForAll(found => found.Condition == sets[0].Condition);
        return LevelOf(
            price.Definition.Type.Innermost,
            price.Size?.SizedFields ?? s_none,
            [.. sets.Select(found => (found.Node.SelectionSet!, isOne ? CostConditions.Always : found.Condition))]);
    }

    private static SliceSource[] Slices(ListSize size, FieldNode node)
    {
        var slices = size.SlicingArguments
            .Select(slicing => new SliceSource(
                slicing,
                node.Arguments.FirstOrDefault(given => given.Name.Value == slicing.Argument.Name)?.Value))
            .ToArray();
        var given = slices.Count(slice => slice.IsGiven);
        return size.RequireOne && slices.Length > 0 && given != 1
            ? throw new GraphQLErrorException(LimitErrors.SlicingArgumentNeeded(
                node.Name.Value, size.SlicingArguments.Select(slicing => slicing.Name), given, node.Position))
            : slices;
    }

    /// <summary>Counts how often a field is asked under different names of one object, whose type is one of those
    /// asked for.</summary>
    private void CheckSameField(List<Group> groups)
    {
        if (groups.Count <= _limits.MaxSameField)
        {
            return;
        }

        var counts = groups.CountBy(group => (group.First.OnlyFor, group.First.Node.Name.Value)).ToDictionary();
        foreach (var ((type, name), count) in counts)
        {
            var times = type is null ? count : count + counts.GetValueOrDefault((null, name));
            if (times > _limits.MaxSameField)
            {
                var first = groups.Find(group => group.First.Node.Name.Value == name)!.First.Node;
                throw new GraphQLErrorException(
                    LimitErrors.SameFieldTooOften(name, times, _limits.MaxSameField, first.Position));
            }
        }
    }

    private int IdOf(object part)
    {
        if (!_ids.TryGetValue(part, out var id))
        {
            _ids[part] = id = _ids.Count;
        }

        return id;
    }

    /// <summary>Opens the fragments of selection sets into their fields.</summary>
    private readonly struct Gathering(CostPlanner planner, List<Found> all)
    {
        private readonly HashSet<(string, ObjectType?, int)> _opened = [];

        public List<Found> All { get; } = all;

        public void Gather(SelectionSetNode set, NamedType type, ObjectType? onlyFor, int condition)
        {
            foreach (var selection in set.Selections)
            {
                var when = planner._conditions.Of(selection.Directives, condition);
                if (when == CostConditions.Never)
                {
                    continue;
                }

                switch (selection)
                {
                    case FieldNode field
                        when Introspection.MetaFields.Find(planner._schema, type, field.Name.Value) is { } definition:
                        All.Add(new Found(field, definition, onlyFor, when));
                        break;
                    case InlineFragmentNode { TypeCondition: null } inline:
                        Gather(inline.SelectionSet, type, onlyFor, when);
                        break;
                    case InlineFragmentNode inline:
                        GatherFragment(inline.SelectionSet, inline.TypeCondition.Name.Value, type, onlyFor, when);
                        break;
                    case FragmentSpreadNode spread
                        when planner._fragments.TryGetValue(spread.Name.Value, out var fragment)
                        && !_opened.Contains((spread.Name.Value, onlyFor, CostConditions.Always))
                        && _opened.Add((spread.Name.Value, onlyFor, when)):
                        GatherFragment(
                            fragment.SelectionSet, fragment.TypeCondition.Name.Value, type, onlyFor, when);
                        break;
                }
            }

            if (All.Count > MaxFields)
            {
                throw new GraphQLErrorException(LimitErrors.TooManyFields(MaxFields, set.Position));
            }
        }

        /// <summary>An object type narrows what follows to its objects; an interface or union does not, since an
        /// upper bound is wanted.</summary>
        private void GatherFragment(
            SelectionSetNode set, string condition, NamedType type, ObjectType? onlyFor, int when)
        {
            var target = planner._schema.FindType(condition)!;
            if (type is ObjectType own)
            {
                if (target == own || planner._schema.IsSubType(target, own))
                {
                    Gather(set, own, onlyFor, when);
                }
            }
            else
            {
                Gather(set, target, target as ObjectType ?? onlyFor, when);
            }
        }
    }
}
