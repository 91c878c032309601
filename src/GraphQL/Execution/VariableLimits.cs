using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Counts lists and measures texts in the variables sent, at any depth of them, before they are
/// coerced.</summary>
/// <remarks>Only what the operation declares is looked at; whatever else was sent is never used.</remarks>
internal static class VariableLimits
{
    /// <summary>The first thing that is too much, or <c>null</c>.</summary>
    public static GraphQLError? Check(OperationDefinitionNode operation, JsonElement sent, GraphQLLimits limits)
    {
        if (sent.ValueKind != JsonValueKind.Object
            || (limits.MaxListItems == int.MaxValue && limits.MaxTextBytes == int.MaxValue))
        {
            return null;
        }

        foreach (var definition in operation.VariableDefinitions)
        {
            if (sent.TryGetProperty(definition.Variable.Name.Value, out var value)
                && !IsWithin(value, 1, limits))
            {
                return Find(definition, value, null, 1, limits);
            }
        }

        return null;
    }

    /// <summary>Whether a value keeps the limits; makes nothing, since nearly all do.</summary>
    private static bool IsWithin(JsonElement value, int depth, GraphQLLimits limits)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                return TextBytes(value, limits.MaxTextBytes) <= limits.MaxTextBytes;
            case JsonValueKind.Array when value.GetArrayLength() > limits.MaxListItems || depth > limits.MaxRecursion:
                return false;
            case JsonValueKind.Array:
                foreach (var item in value.EnumerateArray())
                {
                    if (!IsWithin(item, depth + 1, limits))
                    {
                        return false;
                    }
                }

                return true;
            case JsonValueKind.Object when depth > limits.MaxRecursion:
                return false;
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject())
                {
                    if (!IsWithin(member.Value, depth + 1, limits))
                    {
                        return false;
                    }
                }

                return true;
            default:
                return true;
        }
    }

    /// <summary>What is too much, and where.</summary>
    private static GraphQLError? Find(
        VariableDefinitionNode definition, JsonElement value, ResponsePath? path, int depth, GraphQLLimits limits)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.String:
                var bytes = TextBytes(value, limits.MaxTextBytes);
                return bytes > limits.MaxTextBytes
                    ? LimitErrors.VariableTextTooLong(definition, Written(path), bytes, limits.MaxTextBytes)
                    : null;
            case JsonValueKind.Array or JsonValueKind.Object when depth > limits.MaxRecursion:
                return LimitErrors.VariableTooDeeplyNested(definition, limits.MaxRecursion);
            case JsonValueKind.Array when value.GetArrayLength() is var length && length > limits.MaxListItems:
                return LimitErrors.VariableListTooLong(definition, Written(path), length, limits.MaxListItems);
            case JsonValueKind.Array:
                return value.EnumerateArray()
                    .Select((item, i) => Find(definition, item, new ResponsePath(path, i), depth + 1, limits))
                    .FirstOrDefault(refusal => refusal is not null);
            case JsonValueKind.Object:
                return value.EnumerateObject()
                    .Select(member =>
                        Find(definition, member.Value, new ResponsePath(path, member.Name), depth + 1, limits))
                    .FirstOrDefault(refusal => refusal is not null);
            default:
                return null;
        }
    }

    /// <summary>How long the text is; decoded only where it may pass the limit, since escapes are dear to
    /// read.</summary>
    private static int TextBytes(JsonElement value, int limit)
    {
        var written = JsonMarshal.GetRawUtf8Value(value)[1..^1];
        return written.Length <= limit || !written.Contains((byte)'\\')
            ? written.Length
            : Encoding.UTF8.GetByteCount(JsonDecoded(value));
    }

    /// <summary>The text itself; as written where it holds half a surrogate pair, which is no text.</summary>
    private static string JsonDecoded(JsonElement value)
    {
        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return value.GetRawText();
        }
    }

    private static string Written(ResponsePath? path) => path?.ToString().TrimStart('.') ?? "";
}
