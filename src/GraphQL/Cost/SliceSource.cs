using System.Globalization;
using System.Numerics;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>A slicing argument of one field node: where its value is found in a request.</summary>
internal sealed class SliceSource
{
    private readonly ValueNode? _value;
    private readonly string? _variable;
    private readonly double? _constant;

    /// <param name="slicing">The argument.</param>
    /// <param name="value">As written at the node; <c>null</c> where it is left out.</param>
    public SliceSource(SlicingArgument slicing, ValueNode? value)
    {
        Slicing = slicing;
        _value = value;
        IsConstant = value is null || !VariableUse.InValue(value);
        if (IsConstant)
        {
            _constant = Find(new Dictionary<string, object?>());
        }
        else if (slicing.Path.Count == 0)
        {
            _variable = (value as VariableNode)?.Name.Value;
        }
    }

    public SlicingArgument Slicing { get; }

    /// <summary>Whether the node gives it, or the schema has a default for it; null is no number.</summary>
    public bool IsGiven => _value is null
        ? Slicing.Path.Count == 0 && Slicing.Argument.DefaultValue is not null
        : _value is not NullValueNode;

    /// <summary>Whether no variable is asked.</summary>
    public bool IsConstant { get; }

    /// <summary>The number given or its default; <c>null</c> where there is none. A negative one is 0.</summary>
    public double? ValueIn(IReadOnlyDictionary<string, object?> variables)
    {
        if (IsConstant)
        {
            return _constant;
        }

        return _variable is not null && variables.TryGetValue(_variable, out var given) ? Number(given) : Find(variables);
    }

    private double? Find(IReadOnlyDictionary<string, object?> variables)
    {
        object? at;
        var isLeftOut = _value is null
            || (_value is VariableNode variable && !variables.ContainsKey(variable.Name.Value));
        if (isLeftOut)
        {
            at = Slicing.Argument.DefaultValue;
        }
        else if (!LiteralCoercion.TryCoerce(_value!, Slicing.Argument.Type, variables, out at))
        {
            return null;
        }

        foreach (var name in Slicing.Path)
        {
            at = at is IReadOnlyDictionary<string, object?> fields && fields.TryGetValue(name, out var inner)
                ? inner
                : null;
        }

        return Number(at);
    }

    private static double? Number(object? value) => value switch
    {
        null => null,
        int number => Math.Max(number, 0),
        long or short or byte or double or float or decimal =>
            Math.Max(Convert.ToDouble(value, CultureInfo.InvariantCulture), 0),
        BigInteger number => Math.Max((double)number, 0),
        _ => null,
    };
}
