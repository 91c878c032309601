using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>One response name of a <see cref="CostLevel"/>.</summary>
internal sealed class CostEntry(FieldPrice price, FieldNode node)
{
    public FieldPrice Price { get; } = price;

    /// <summary>The first of the nodes that ask for it.</summary>
    public FieldNode Node { get; } = node;

    /// <summary>What is asked of each value, by its position in the plan; -1 for a leaf.</summary>
    public int SubLevel { get; init; } = -1;

    /// <summary>Asked for where any of these conditions holds; <c>null</c> where always.</summary>
    public int[]? Conditions { get; init; }

    /// <summary>Whether the parent field's <c>@listSize</c> names it, so that the parent says how long it is.</summary>
    public bool IsSizedByParent { get; init; }

    /// <summary>Values to each item of the outermost list: more than 1 only for lists within lists.</summary>
    public double PerItem { get; init; } = 1;

    /// <summary>The length of the list, or of those of the sized sub-fields, where it is not sliced.</summary>
    public double UsualSize { get; init; } = 1;

    /// <summary>Where the slicing arguments' values are found.</summary>
    public SliceSource[] Slices { get; init; } = [];

    /// <summary>The weighted arguments given.</summary>
    public (InputValue Argument, ValueNode Value)[] Arguments { get; init; } = [];

    /// <summary>Whether the list it answers is sized by itself, not its sub-fields'.</summary>
    public bool HasSizedFields => Price.Size is { SizedFields.Count: > 0 };

    /// <summary>Whether it can change the price of anything.</summary>
    public bool Matters =>
        Price.Weight > 0 || Price.TypeWeight > 0 || SubLevel >= 0 || Slices.Length > 0 || Arguments.Length > 0;

    /// <summary>Whether it weighs the same in every request.</summary>
    public bool IsConstant =>
        Conditions is null
        && Array.TrueForAll(Slices, slice => slice.IsConstant)
        && Array.TrueForAll(Arguments, argument => !VariableUse.InValue(argument.Value));

    public double SizeIn(IReadOnlyDictionary<string, object?> variables)
    {
        var size = -1.0;
        foreach (var slice in Slices)
        {
            size = Math.Max(size, slice.ValueIn(variables) ?? -1);
        }

        return size < 0 ? UsualSize : Math.Min(size, OperationCost.Most);
    }

    /// <summary>What a call of it weighs, its arguments among it.</summary>
    public double CallIn(IReadOnlyDictionary<string, object?> variables, CostModel model)
    {
        var weight = Price.Weight;
        foreach (var (argument, value) in Arguments)
        {
            if (LiteralCoercion.TryCoerce(value, argument.Type, variables, out var coerced)
                && (value is not VariableNode variable || variables.ContainsKey(variable.Name.Value)))
            {
                weight += model.Of(argument) + InputWeight.Of(coerced, argument.Type, model);
            }
        }

        return Math.Min(weight, OperationCost.Most);
    }
}

/// <summary>What is asked of one object: a selection set, or several merged, fragments opened.</summary>
/// <param name="Common">Asked whatever the object's type.</param>
/// <param name="ByType">Asked only of objects of one type, one array a type; an object has one type, so that only the
/// dearest counts.</param>
internal sealed record CostLevel(CostEntry[] Common, CostEntry[][] ByType)
{
    public IEnumerable<CostEntry> Entries => Common.Concat(ByType.SelectMany(entries => entries));
}
