using System.Globalization;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Makes runtime values of values written in a document (specification, 3.5 to 3.12: input
/// coercion).</summary>
/// <remarks>
/// Runtime values are: what a scalar's coercion gives, an enum value's runtime value, <see cref="List{T}"/> of objects
/// for lists, <see cref="OrderedDictionary{TKey, TValue}"/> by field name for input objects, and null.
/// </remarks>
internal static class LiteralCoercion
{
    /// <summary>Coerces a literal.</summary>
    /// <param name="literal">The value as written.</param>
    /// <param name="type">The type it must have.</param>
    /// <param name="variables">The request's coerced variables; those not given are absent.</param>
    /// <param name="value">The runtime value.</param>
    /// <returns>Whether there is a value: false for an absent variable as for a value of the wrong type.</returns>
    public static bool TryCoerce(
        ValueNode literal, GraphQLType type, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        value = null;
        switch (literal, type)
        {
            case (VariableNode variable, _):
                return variables is not null
                    && variables.TryGetValue(variable.Name.Value, out value)
                    && !(value is null && type.IsNonNull);
            case (NullValueNode, _):
                return !type.IsNonNull;
            case (_, NonNullType nonNull):
                return TryCoerce(literal, nonNull.OfType, variables, out value);
            case (_, ListType list):
                return TryCoerceList(literal, list.OfType, variables, out value);
            case (ObjectValueNode fields, InputObjectType input):
                return TryCoerceObject(fields, input, variables, out value);
            case (EnumValueNode name, EnumType enumType):
                value = enumType.Values.Find(name.Value)?.RuntimeValue;
                return value is not null;
            case (_, ScalarType { Coercion: UnboundCoercion }):
                value = Untyped(literal, variables);
                return true;
            case (_, ScalarType scalar):
                value = scalar.Coercion.CoerceLiteral(literal, out var fault);
                return fault is null;
            default:
                return false;
        }
    }

    /// <summary>The plain tree a literal spells, where no type says what it should be.</summary>
    public static object? Untyped(ValueNode literal, IReadOnlyDictionary<string, object?>? variables) => literal switch
    {
        IntValueNode n when long.TryParse(n.Text, CultureInfo.InvariantCulture, out var whole) => whole,
        IntValueNode n => double.Parse(n.Text, CultureInfo.InvariantCulture),
        FloatValueNode n => double.Parse(n.Text, CultureInfo.InvariantCulture),
        StringValueNode n => n.Value,
        BooleanValueNode n => n.Value,
        EnumValueNode n => n.Value,
        VariableNode n => variables?.GetValueOrDefault(n.Name.Value),
        ListValueNode n => n.Values.Select(item => Untyped(item, variables)).ToList(),
        ObjectValueNode n => UntypedObject(n, variables),
        _ => null,
    };

    private static OrderedDictionary<string, object?> UntypedObject(
        ObjectValueNode literal, IReadOnlyDictionary<string, object?>? variables)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var field in literal.Fields)
        {
            if (!IsMissing(field.Value, variables))
            {
                map[field.Name.Value] = Untyped(field.Value, variables);
            }
        }

        return map;
    }

    private static bool TryCoerceList(
        ValueNode literal, GraphQLType itemType, IReadOnlyDictionary<string, object?>? variables, out object? value)
    {
        value = null;
        if (literal is not ListValueNode list)
        {
            if (!TryCoerce(literal, itemType, variables, out var only))
            {
                return false;
            }

            value = new List<object?>(1) { only };
            return true;
        }

        var items = new List<object?>(list.Values.Length);
        foreach (var node in list.Values)
        {
            object? item = null;
            if (IsMissing(node, variables) ? itemType.IsNonNull : !TryCoerce(node, itemType, variables, out item))
            {
                return false;
            }

            items.Add(item);
        }

        value = items;
        return true;
    }

    private static bool TryCoerceObject(
        ObjectValueNode literal, InputObjectType type, IReadOnlyDictionary<string, object?>? variables,
        out object? value)
    {
        value = null;
        var fields = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var definition in type.Fields)
        {
            var given = literal.Fields.LastOrDefault(field => field.Name.Value == definition.Name)?.Value;
            if (given is null || IsMissing(given, variables))
            {
                if (definition.DefaultLiteral is not null)
                {
                    fields[definition.Name] = definition.DefaultValue;
                }
                else if (definition.IsRequired)
                {
                    return false;
                }
            }
            else if (TryCoerce(given, definition.Type, variables, out var field))
            {
                fields[definition.Name] = field;
            }
            else
            {
                return false;
            }
        }

        value = fields;
        return !literal.Fields.Any(field => type.Fields.Find(field.Name.Value) is null)
            && (!type.IsOneOf
                || (literal.Fields.Length == 1 && fields.Count == 1 && fields.GetAt(0).Value is not null));
    }

    private static bool IsMissing(ValueNode node, IReadOnlyDictionary<string, object?>? variables) =>
        node is VariableNode variable && (variables is null || !variables.ContainsKey(variable.Name.Value));
}
