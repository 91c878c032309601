using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Tests.GraphQL.Conformance;

/// <summary>Answers cases of the recorded corpus in the shape its grader reads.</summary>
public sealed class ConformanceRunner(string folder)
{
    private readonly Dictionary<string, GraphQLSchema> _schemas = [];

    public async Task<JsonNode> AnswerAsync(JsonElement test)
    {
        var document = Text(test.GetProperty("document"));
        return test.GetProperty("kind").GetString() switch
        {
            "parse" => Parse(document, test),
            "validate" => Validate(document, Schema(test)),
            "sdl" => Sdl(document),
            _ => await RequestAsync(document, test),
        };
    }

    /// <summary>Some documents hold half a surrogate pair, which the JSON reader refuses to give as text.</summary>
    private static string Text(JsonElement json)
    {
        var raw = json.GetRawText();
        return raw.Contains("\\ud", StringComparison.OrdinalIgnoreCase) && !raw.Contains("\\\\", StringComparison.Ordinal)
            ? Regex.Unescape(raw[1..^1].Replace("\\/", "/", StringComparison.Ordinal))
            : json.GetString()!;
    }

    private GraphQLSchema Schema(JsonElement test)
    {
        var name = test.GetProperty("schema").GetString()!;
        if (!_schemas.TryGetValue(name, out var schema))
        {
            _schemas[name] = schema = ConformanceData.LoadSchema(Path.Combine(folder, "schemas", name));
        }

        return schema;
    }

    private static JsonObject Parse(string document, JsonElement test)
    {
        var options = new ParserOptions { MaxDepth = 500 };
        if (test.TryGetProperty("options", out var given) && given.TryGetProperty("maxTokens", out var maxTokens))
        {
            options = options with { MaxTokens = maxTokens.GetInt32() };
        }

        try
        {
            return new JsonObject { ["ok"] = true, ["print"] = Printer.Print(Parser.Parse(document, options)) };
        }
        catch (GraphQLErrorException e)
        {
            return new JsonObject { ["ok"] = false, ["error"] = Error(e.Error) };
        }
    }

    private static JsonObject Validate(string document, GraphQLSchema schema)
    {
        var parsed = Parser.Parse(document, new ParserOptions { MaxDepth = 500 });
        var errors = DocumentValidator.RuleNames
            .SelectMany(rule => DocumentValidator.Validate(schema, parsed, int.MaxValue, rule));
        return new JsonObject { ["errors"] = Errors(errors) };
    }

    private static JsonObject Sdl(string document)
    {
        DocumentNode parsed;
        try
        {
            parsed = Parser.Parse(document, ParserOptions.Trusted);
        }
        catch (GraphQLErrorException e)
        {
            return new JsonObject { ["stage"] = "syntax", ["errors"] = new JsonArray(Error(e.Error)) };
        }

        var result = SchemaBuilder.TryBuild(parsed.Definitions);
        return result.Errors.IsEmpty
            ? new JsonObject { ["stage"] = "ok", ["print"] = SchemaPrinter.Print(result.Schema!) }
            : new JsonObject
            {
                ["stage"] = result.Schema is null ? "sdl" : "type",
                ["errors"] = Errors(result.Errors),
            };
    }

    private async Task<JsonNode> RequestAsync(string document, JsonElement test)
    {
        var data = test.TryGetProperty("data", out var file) && file.ValueKind == JsonValueKind.String
            ? ConformanceData.Load(Path.Combine(folder, "data", file.GetString()!))
            : ConformanceData.Empty;
        var executor = new GraphQLExecutor(data.Bind(Schema(test)), GraphQLLimits.None);
        var response = await executor.ExecuteAsync(new GraphQLRequest
        {
            Query = document,
            OperationName = test.TryGetProperty("operationName", out var name) ? name.GetString() : null,
            Variables = test.TryGetProperty("variables", out var variables) ? variables : default,
            RootValue = data.Root,
            Items = new Dictionary<string, object?> { ["log"] = new List<object?>() },
        });
        return JsonNode.Parse(response.ToJson())!;
    }

    private static JsonArray Errors(IEnumerable<GraphQLError> errors) =>
        new([.. errors.Select(error => (JsonNode)Error(error))]);

    private static JsonObject Error(GraphQLError error) => new()
    {
        ["rule"] = error.Rule,
        ["message"] = error.Message,
        ["locations"] = new JsonArray([.. error.Locations.Select(position => (JsonNode)new JsonObject
        {
            ["line"] = position.Line,
            ["column"] = position.Column,
        })]),
    };
}
