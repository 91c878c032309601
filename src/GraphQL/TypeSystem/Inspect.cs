using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Writes a value into a message, shortened where it is long or deep.</summary>
internal static class Inspect
{
    private const int MaxItems = 10;
    private const int MaxDepth = 2;

    private static readonly JsonSerializerOptions s_text = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static string Value(object? value) => Format(Normalise(value), 0);

    /// <summary>JSON as CLR values: text, <see cref="double"/>, <see cref="bool"/>; trees are left as they
    /// are.</summary>
    public static object? Normalise(object? value) => value switch
    {
        JsonElement { ValueKind: JsonValueKind.Null or JsonValueKind.Undefined } => null,
        JsonElement { ValueKind: JsonValueKind.String } json => json.GetString(),
        JsonElement { ValueKind: JsonValueKind.True } => true,
        JsonElement { ValueKind: JsonValueKind.False } => false,
        JsonElement { ValueKind: JsonValueKind.Number } json => json.GetDouble(),
        byte or sbyte or short or ushort or int or uint or float =>
            Convert.ToDouble(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    private static string Format(object? value, int depth) => Normalise(value) switch
    {
        null => "null",
        string text => JsonSerializer.Serialize(text, s_text),
        bool flag => flag ? "true" : "false",
        double number => NumberText.Of(number),
        JsonElement { ValueKind: JsonValueKind.Array } json => Items(json.EnumerateArray().Cast<object?>(), depth),
        JsonElement { ValueKind: JsonValueKind.Object } json =>
            Members(json.EnumerateObject().Select(member => (member.Name, (object?)member.Value)), depth),
        IReadOnlyDictionary<string, object?> map => Members(map.Select(entry => (entry.Key, entry.Value)), depth),
        IEnumerable items => Items(items.Cast<object?>(), depth),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => "[Object]",
    };

    private static string Members(IEnumerable<(string Name, object? Value)> members, int depth)
    {
        var all = members.ToList();
        return all.Count == 0 ? "{}"
            : depth >= MaxDepth ? "[Object]"
            : $"{{ {string.Join(", ", all.Select(each => $"{each.Name}: {Format(each.Value, depth + 1)}"))} }}";
    }

    private static string Items(IEnumerable<object?> items, int depth)
    {
        var all = items.ToList();
        if (all.Count == 0)
        {
            return "[]";
        }

        if (depth >= MaxDepth)
        {
            return "[Array]";
        }

        var shown = all.Take(MaxItems).Select(item => Format(item, depth + 1)).ToList();
        if (all.Count > MaxItems)
        {
            shown.Add(all.Count == MaxItems + 1 ? "... 1 more item" : $"... {all.Count - MaxItems} more items");
        }

        return "[" + string.Join(", ", shown) + "]";
    }
}
