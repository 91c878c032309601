using System.Text.Json;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>How a scalar's values come in and go out (specification, 3.5: result and input coercion).</summary>
/// <remarks>
/// A method that cannot coerce sets <c>fault</c>: a whole message for the specified scalars, a reason to be put behind
/// "Expected value of type ..." for others.
/// </remarks>
public abstract class ScalarCoercion
{
    /// <summary>Reads a value written in the document; never a variable, never null.</summary>
    public abstract object? CoerceLiteral(ValueNode literal, out string? fault);

    /// <summary>Reads a value sent as JSON; never null.</summary>
    public abstract object? CoerceVariable(JsonElement value, out string? fault);

    /// <summary>Makes of a resolver's result what is written as JSON: a string, a boolean, a number, or a tree of
    /// dictionaries, lists and <see cref="JsonElement"/>.</summary>
    public abstract object? CoerceResult(object value, out string? fault);
}
