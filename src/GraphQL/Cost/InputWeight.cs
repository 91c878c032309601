using System.Collections;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Cost;

/// <summary>Weighs an input value by the input fields given in it, at whatever depth.</summary>
internal static class InputWeight
{
    /// <summary>The sum of the weights of all input fields given, each as often as it is given.</summary>
    /// <param name="value">The coerced value.</param>
    /// <param name="type">Its type.</param>
    /// <param name="model">What input fields weigh.</param>
    public static double Of(object? value, GraphQLType type, CostModel model)
    {
        if (value is null || !model.CanWeigh(type))
        {
            return 0;
        }

        return type.NullableType switch
        {
            ListType list when value is IEnumerable items =>
                items.Cast<object?>().Sum(item => Of(item, list.OfType, model)),
            InputObjectType input when value is IReadOnlyDictionary<string, object?> fields =>
                fields.Sum(field => input.Fields.Find(field.Key) is { } definition
                    ? model.Of(definition) + Of(field.Value, definition.Type, model)
                    : 0),
            _ => 0,
        };
    }
}
