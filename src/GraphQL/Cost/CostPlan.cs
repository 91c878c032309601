using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>How to price an operation of a cached document: what does not depend on a request is already worked
/// out.</summary>
/// <remarks>
/// The levels stand in order, each after those below it, so that one pass prices an operation however its fragments
/// share parts. What one object of a level costs does not depend on where it stands, but for the lists that its
/// parent sizes; so each level costs a fixed part and a part for each item of those lists.
/// </remarks>
internal sealed class CostPlan
{
    private const int MaxOnStack = 32;
    private readonly CostModel _model;
    private readonly CostLevel[] _levels;
    private readonly CostCondition[] _conditions;
    private readonly double _rootWeight;
    private readonly (CostEntry Entry, SliceSource Slice)[] _slices;
    private readonly OperationCost? _constant;

    /// <param name="model">The weights.</param>
    /// <param name="levels">The root's level last.</param>
    /// <param name="conditions">Each after the one it extends.</param>
    /// <param name="rootWeight">What the root object weighs.</param>
    public CostPlan(CostModel model, CostLevel[] levels, CostCondition[] conditions, double rootWeight)
    {
        _model = model;
        _levels = levels;
        _conditions = conditions;
        _rootWeight = rootWeight;
        _slices =
        [
            .. levels.SelectMany(level => level.Entries)
                .SelectMany(entry => entry.Slices.Select(slice => (entry, slice))),
        ];
        if (levels.All(level => level.Entries.All(entry => entry.IsConstant)))
        {
            _constant = Work(new Dictionary<string, object?>());
        }
    }

    public CostModel Model => _model;

    public IReadOnlyList<CostLevel> Levels => _levels;

    /// <summary>Refuses pages that are too long, and an operation that costs too much.</summary>
    /// <param name="variables">The request's, coerced.</param>
    /// <param name="maxCost">Most that each measure may come to.</param>
    /// <param name="maxPageSize">Most that a slicing argument may ask for.</param>
    public GraphQLError? Check(IReadOnlyDictionary<string, object?> variables, int maxCost, int maxPageSize)
    {
        foreach (var (entry, slice) in _slices)
        {
            if (slice.ValueIn(variables) is { } asked && asked > maxPageSize)
            {
                return LimitErrors.PageTooLong(slice.Slicing.Name, asked, maxPageSize, entry.Node.Position);
            }
        }

        var cost = Price(variables);
        return cost.Cost <= maxCost
            ? null
            : LimitErrors.TooDear(cost, maxCost, DearestFields.Of(this, variables, cost.TypeCost > cost.FieldCost));
    }

    /// <summary>What the operation costs with these variables.</summary>
    public OperationCost Price(IReadOnlyDictionary<string, object?> variables) => _constant ?? Work(variables);

    /// <summary>Which conditions hold, by their position.</summary>
    public bool[] Holding(IReadOnlyDictionary<string, object?> variables)
    {
        var holds = new bool[_conditions.Length];
        for (var i = 0; i < holds.Length; i++)
        {
            holds[i] = _conditions[i].Holds(variables) && (_conditions[i].Extends < 0 || holds[_conditions[i].Extends]);
        }

        return holds;
    }

    private OperationCost Work(IReadOnlyDictionary<string, object?> variables)
    {
        var holds = _conditions.Length == 0 ? [] : Holding(variables);
        Span<LevelCost> costs =
            _levels.Length <= MaxOnStack ? stackalloc LevelCost[MaxOnStack] : new LevelCost[_levels.Length];
        for (var i = 0; i < _levels.Length; i++)
        {
            costs[i] = Work(_levels[i].Common, costs, holds, variables);
            var byType = default(LevelCost);
            foreach (var entries in _levels[i].ByType)
            {
                byType = LevelCost.Max(byType, Work(entries, costs, holds, variables));
            }

            costs[i] += byType;
        }

        return new OperationCost(0, _rootWeight) + costs[_levels.Length - 1].Fixed;
    }

    private LevelCost Work(
        CostEntry[] entries, ReadOnlySpan<LevelCost> costs, bool[] holds,
        IReadOnlyDictionary<string, object?> variables)
    {
        var sum = default(LevelCost);
        foreach (var entry in entries)
        {
            if (IsAsked(entry, holds))
            {
                sum += Work(entry, costs, variables);
            }
        }

        return sum;
    }

    private LevelCost Work(
        CostEntry entry, ReadOnlySpan<LevelCost> costs, IReadOnlyDictionary<string, object?> variables)
    {
        var call = new OperationCost(
            entry.Arguments.Length == 0 ? entry.Price.Weight : entry.CallIn(variables, _model), 0);
        var size = entry.SizeIn(variables);
        var below = entry.SubLevel < 0 ? default : costs[entry.SubLevel];
        var value = new OperationCost(0, entry.Price.TypeWeight)
            + below.Fixed
            + (entry.HasSizedFields ? below.PerItem * size : default);
        return entry.IsSizedByParent
            ? new LevelCost(call, value * entry.PerItem)
            : new LevelCost(call + (value * (entry.HasSizedFields ? entry.PerItem : size * entry.PerItem)), default);
    }

    public static bool IsAsked(CostEntry entry, bool[] holds) =>
        entry.Conditions is null || Array.Exists(entry.Conditions, condition => holds[condition]);

    /// <summary>What one object of a level costs.</summary>
    /// <param name="Fixed">However long the lists are that its parent sizes.</param>
    /// <param name="PerItem">For each item of those lists.</param>
    private readonly record struct LevelCost(OperationCost Fixed, OperationCost PerItem)
    {
        public static LevelCost operator +(LevelCost a, LevelCost b) => new(a.Fixed + b.Fixed, a.PerItem + b.PerItem);

        public static LevelCost Max(LevelCost a, LevelCost b) =>
            new(OperationCost.Max(a.Fixed, b.Fixed), OperationCost.Max(a.PerItem, b.PerItem));
    }
}

/// <summary><c>@skip</c> or <c>@include</c> by a variable, within another condition or none.</summary>
/// <param name="Extends">The condition that must hold as well, by its position; -1 for none.</param>
/// <param name="Variable">The variable asked.</param>
/// <param name="Wanted">The value with which the field is asked for.</param>
internal readonly record struct CostCondition(int Extends, string Variable, bool Wanted)
{
    /// <summary>Whether the variable has the value; one without a value counts, since the price is an upper
    /// bound.</summary>
    public bool Holds(IReadOnlyDictionary<string, object?> variables) =>
        !variables.TryGetValue(Variable, out var value) || value is not bool given || given == Wanted;
}
