using System.Collections.Concurrent;
using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.Conformance;

/// <summary>The corpus' fixed resolvers, exactly as its README defines them.</summary>
public sealed class ConformanceData
{
    private static readonly ConcurrentDictionary<string, string> s_schemas = new();

    private readonly JsonElement _nodes;

    private ConformanceData(JsonElement tree)
    {
        _nodes = tree.TryGetProperty("nodes", out var nodes) ? nodes : default;
        Root = tree.GetProperty("root");
    }

    public JsonElement Root { get; }

    public static ConformanceData Load(string path) => new(JsonDocument.Parse(File.ReadAllText(path)).RootElement);

    public static ConformanceData Empty { get; } = new(JsonDocument.Parse("""{"root":{}}""").RootElement);

    public static GraphQLSchema LoadSchema(string path) =>
        SchemaBuilder.Build(s_schemas.GetOrAdd(path, File.ReadAllText));

    public ExecutableSchema Bind(GraphQLSchema schema) => ExecutableSchema.WithDefaultResolver(schema, Resolve, TypeOf);

    private static string? TypeOf(object value, NamedType abstractType) =>
        value is JsonElement { ValueKind: JsonValueKind.Object } json
        && json.TryGetProperty("__typename", out var name)
        && name.ValueKind == JsonValueKind.String
            ? name.GetString()
            : null;

    private ValueTask<object?> Resolve(ResolverContext context)
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

    private async ValueTask<object?> Later(JsonElement value, ResolverContext context)
    {
        await Task.Delay(1);
        return await Field(value, context);
    }

    private ValueTask<object?> Field(JsonElement value, ResolverContext context)
    {
        switch (Marker(value))
        {
            case "$error":
                throw Error(value, "$error");
            case "$rejects":
                return Rejects(value);
            case "$async":
                return Later(value.GetProperty("$async"), context);
            case "$args":
                return new ValueTask<object?>(context.Arguments);
            case "$step":
                return Step(value.GetProperty("$step"), context);
            default:
                return new ValueTask<object?>(Plain(value, context));
        }
    }

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

    private static async ValueTask<object?> Rejects(JsonElement value)
    {
        await Task.Delay(1);
        throw Error(value, "$rejects");
    }

    private static GraphQLUserException Error(JsonElement value, string marker) =>
        new(value.GetProperty(marker).GetString()!, "TEST");

    private static async ValueTask<object?> Step(JsonElement step, ResolverContext context)
    {
        var log = (List<object?>)context.Items["log"]!;
        var label = step.GetProperty("label").GetString()!;
        await Task.Delay(step.TryGetProperty("ms", out var ms) ? ms.GetInt32() : 1);
        log.Add(label);
        if (step.TryGetProperty("fail", out var fail) && fail.ValueKind == JsonValueKind.String)
        {
            throw new GraphQLUserException(fail.GetString()!, "TEST");
        }

        return new Dictionary<string, object?>
        {
            ["log"] = log.ToList(),
            ["label"] = label,
            ["fail"] = step.TryGetProperty("failField", out var failField) && failField.ValueKind == JsonValueKind.String
                ? new GraphQLUserException(failField.GetString()!, "TEST")
                : "ok",
        };
    }

    private object? Plain(JsonElement value, ResolverContext context) => value.ValueKind switch
    {
        JsonValueKind.Array => value.EnumerateArray().Select(item => Item(item, context)).ToList(),
        JsonValueKind.Object when Marker(value) == "$ref" => Plain(
            _nodes.GetProperty(value.GetProperty("$ref").GetString()!), context),
        JsonValueKind.Object when Marker(value) == "$num" => value.GetProperty("$num").GetString() switch
        {
            "NaN" => double.NaN,
            "Infinity" => double.PositiveInfinity,
            "-Infinity" => double.NegativeInfinity,
            _ => -0.0,
        },
        JsonValueKind.Object => value,
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.GetDouble(),
        _ => value.GetBoolean(),
    };

    private object? Item(JsonElement item, ResolverContext context)
    {
        switch (Marker(item))
        {
            case "$error":
                return Task.FromException<object?>(Error(item, "$error"));
            case "$rejects" or "$async":
                return Field(item, context).AsTask();
            default:
                return Plain(item, context);
        }
    }
}
