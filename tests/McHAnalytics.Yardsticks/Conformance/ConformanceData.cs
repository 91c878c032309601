using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>A corpus' data tree and its fixed resolvers, exactly as the corpus' README defines them.</summary>
internal sealed class ConformanceData
{
    private const string LogItem = "log";
    private const string NodesItem = "nodes";

    private readonly JsonElement _nodes;

    private ConformanceData(string json)
    {
        var tree = JsonDocument.Parse(json, ScriptValue.Options).RootElement;
        _nodes = tree.TryGetProperty("nodes", out var nodes) ? nodes : default;
        Root = tree.TryGetProperty("root", out var root) ? root : default;
    }

    /// <summary>The parent of the root fields.</summary>
    public JsonElement Root { get; }

    /// <summary>A tree in which every field is null.</summary>
    public static ConformanceData Empty { get; } = new("""{"root":{}}""");

    public static ConformanceData Load(string path) => new(File.ReadAllText(path));

    /// <summary>Lets every field of a schema be answered from the tree that a request brings.</summary>
    public static ExecutableSchema Bind(GraphQLSchema schema) =>
        ExecutableSchema.WithDefaultResolver(schema, Resolve, TypeOf);

    /// <summary>What the resolvers need of one request: this tree's nodes and a log of its steps.</summary>
    public IDictionary<string, object?> NewItems() => new Dictionary<string, object?>
    {
        [LogItem] = new List<object?>(),
        [NodesItem] = _nodes,
    };

    private static string? TypeOf(object value, NamedType abstractType) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("__typename", out var name)
        && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;

    private static ValueTask<object?> Resolve(ResolverContext context)
    {
        var value = context.Parent switch
        {
            JsonElement { ValueKind: JsonValueKind.Object } json when json.TryGetProperty(context.FieldName, out var own) =>
                own,
            IReadOnlyDictionary<string, object?> map => map.GetValueOrDefault(context.FieldName),
            _ => null,
        };
        return value is JsonElement element ? Field(element, context) : new ValueTask<object?>(Thrown(value));
    }

    private static object? Thrown(object? value) => value is Exception e ? throw e : value;

    private static async ValueTask<object?> Later(JsonElement value, ResolverContext context)
    {
        await Task.Delay(1);
        return await Field(value, context);
    }

    private static ValueTask<object?> Field(JsonElement value, ResolverContext context) => Marker(value) switch
    {
        "$error" => throw Error(value, "$error"),
        "$rejects" => Rejects(value),
        "$async" => Later(value.GetProperty("$async"), context),
        "$args" => new ValueTask<object?>(context.Arguments),
        "$step" => Step(value.GetProperty("$step"), context),
        "$ref" => Field(Node(value, context), context),
        _ => new ValueTask<object?>(Plain(value, context)),
    };

    private static string? Marker(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object)
        {
            foreach (var member in value.EnumerateObject())
            {
                return member.Name.StartsWith('$') ? member.Name : null;
            }
        }

        return null;
    }

    private static JsonElement Node(JsonElement reference, ResolverContext context) =>
        context.Items[NodesItem] is JsonElement { ValueKind: JsonValueKind.Object } nodes
        && nodes.TryGetProperty(reference.GetProperty("$ref").ToString(), out var node)
            ? node
            : default;

    private static async ValueTask<object?> Rejects(JsonElement value)
    {
        await Task.Delay(1);
        throw Error(value, "$rejects");
    }

    private static GraphQLUserException Error(JsonElement value, string marker) =>
        new(value.GetProperty(marker).ToString(), "TEST");

    private static async ValueTask<object?> Step(JsonElement step, ResolverContext context)
    {
        var log = (List<object?>)context.Items[LogItem]!;
        var label = step.TryGetProperty("label", out var given) ? given.ToString() : null;
        await Task.Delay(step.TryGetProperty("ms", out var ms) ? ms.GetInt32() : 1);
        log.Add(label);
        if (Text(step, "fail") is { } fault)
        {
            throw new GraphQLUserException(fault, "TEST");
        }

        return new Dictionary<string, object?>
        {
            ["log"] = log.ToList(),
            ["label"] = label,
            ["fail"] = Text(step, "failField") is { } later ? new GraphQLUserException(later, "TEST") : "ok",
        };
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static object? Plain(JsonElement value, ResolverContext context) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(item => Item(item, context)).ToList(),
        JsonValueKind.Object when Marker(value) == "$num" => value.GetProperty("$num").GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => -0.0,
        },
        JsonValueKind.Object => value,
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => ScriptValue.Text(value),
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetBoolean(),
    };

    private static object? Item(JsonElement item, ResolverContext context) => Marker(item) switch
    {
        "$error" => Task.FromException<object?>(Error(item, "$error")),
        "$rejects" or "$async" or "$step" => Field(item, context).AsTask(),
        "$args" => context.Arguments,
        "$ref" => Item(Node(item, context), context),
        _ => Plain(item, context),
    };
}
