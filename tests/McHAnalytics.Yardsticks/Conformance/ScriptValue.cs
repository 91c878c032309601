using System.Globalization;
using System.Text;
using System.Text.Json;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>JSON as a script reads it: numbers are doubles, of members of one name the last counts, and members whose
/// names are whole numbers stand first.</summary>
/// <remarks>A tree of <see cref="OrderedDictionary{TKey, TValue}"/>, <see cref="List{T}"/>, text, <see cref="double"/>,
/// <see cref="bool"/> and null: what the corpus' own grader compares.</remarks>
internal static class ScriptValue
{
    /// <summary>How the lines of a corpus are read: nested as deep as they come.</summary>
    public static JsonDocumentOptions Options { get; } = new() { MaxDepth = 100_000 };

    public static object? Read(string json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return Read(document.RootElement);
    }

    public static object? Read(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ReadObject(json),
        JsonValueKind.Array => json.EnumerateArray().Select(Read).ToList(),
        JsonValueKind.String => Text(json),
        JsonValueKind.Number => json.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    /// <summary>A JSON string, which may hold half of a surrogate pair: the framework's reader refuses those.</summary>
    public static string Text(JsonElement json)
    {
        try
        {
            return json.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(json.GetRawText().AsSpan()[1..^1]);
        }
    }

    /// <summary>Writes a value; equal texts mean equal values, the order of members counting.</summary>
    public static string Write(object? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    /// <summary>The same value with its members in the order of their names.</summary>
    public static object? Sorted(object? value) => value switch
    {
        List<object?> items => items.Select(Sorted).ToList(),
        OrderedDictionary<string, object?> members => InOrder(
            members.OrderBy(member => member.Key, StringComparer.Ordinal)
                .Select(member => KeyValuePair.Create(member.Key, Sorted(member.Value)))),
        _ => value,
    };

    /// <summary>A member's value, or null where there is none.</summary>
    public static object? Member(object? value, string name) =>
        (value as OrderedDictionary<string, object?>)?.GetValueOrDefault(name);

    public static bool Has(object? value, string name) =>
        (value as OrderedDictionary<string, object?>)?.ContainsKey(name) == true;

    /// <summary>A member's items; none where it is missing or no list.</summary>
    public static List<object?> Items(object? value, string name) => Member(value, name) as List<object?> ?? [];

    public static OrderedDictionary<string, object?> InOrder(IEnumerable<KeyValuePair<string, object?>> members)
    {
        var map = new OrderedDictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in members)
        {
            map[name] = value;
        }

        return map;
    }

    private static OrderedDictionary<string, object?> ReadObject(JsonElement json)
    {
        var members = InOrder(json.EnumerateObject().Select(each => KeyValuePair.Create(each.Name, Read(each.Value))));
        return members.Keys.Any(name => IndexOf(name) is not null)
            ? InOrder(members.OrderBy(member => IndexOf(member.Key) ?? long.MaxValue))
            : members;
    }

    private static long? IndexOf(string name) =>
        uint.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var index)
        && index != uint.MaxValue
        && index.ToString(CultureInfo.InvariantCulture) == name
            ? index
            : null;

    private static void Write(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case bool flag:
                text.Append(flag ? "true" : "false");
                break;
            case double number:
                text.Append(number == 0 ? "0" : number.ToString("R", CultureInfo.InvariantCulture));
                break;
            case List<object?> items:
                text.Append('[');
                items.ForEach(item => Write(text, item, ','));
                text.Append(']');
                break;
            case OrderedDictionary<string, object?> members:
                text.Append('{');
                foreach (var (name, member) in members)
                {
                    Write(text, name, ':');
                    Write(text, member, ',');
                }

                text.Append('}');
                break;
            case string letters:
                text.Append('"').Append(letters.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
        }
    }

    private static void Write(StringBuilder text, object? value, char end)
    {
        Write(text, value);
        text.Append(end);
    }

    private static string Unescape(ReadOnlySpan<char> raw)
    {
        var text = new StringBuilder(raw.Length);
        for (var i = 0; i < raw.Length; i++)
        {
            if (raw[i] != '\\')
            {
                text.Append(raw[i]);
                continue;
            }

            var kind = raw[++i];
            text.Append(kind switch
            {
                'b' => '\b',
                'f' => '\f',
                'n' => '\n',
                'r' => '\r',
                't' => '\t',
                'u' => (char)ushort.Parse(raw.Slice(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                _ => kind,
            });
            i += kind == 'u' ? 4 : 0;
        }

        return text.ToString();
    }
}
