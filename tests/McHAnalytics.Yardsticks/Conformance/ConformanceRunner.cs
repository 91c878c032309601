using System.Text.Json;
using System.Text.Json.Nodes;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>Answers the cases of a corpus in the shape its grader reads.</summary>
/// <remarks>No limit refuses a case: nesting is counted still, up to <see cref="MaxDepth"/> levels.</remarks>
internal sealed class ConformanceRunner(string folder)
{
    /// <summary>Deepest nesting that is read; deeper text answers a syntax error.</summary>
    public const int MaxDepth = 10_000;

    private static readonly GraphQLLimits s_limits = GraphQLLimits.None with { MaxRecursion = MaxDepth };

    private static readonly JsonSerializerOptions s_json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        MaxDepth = ScriptValue.Options.MaxDepth,
    };

    private readonly Dictionary<string, string> _schemaTexts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphQLSchema> _schemas = new(StringComparer.Ordinal);
    private readonly Dictionary<string, GraphQLExecutor> _executors = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConformanceData> _data = new(StringComparer.Ordinal);

    /// <summary>Answers one case, as JSON text; an exception becomes <c>{"crash": ...}</c>.</summary>
    public string Answer(ConformanceCase test)
    {
        try
        {
            return test.Kind switch
            {
                "parse" => Parse(test).ToJsonString(s_json),
                "validate" => Validate(test).ToJsonString(s_json),
                "sdl" => Sdl(test.Document).ToJsonString(s_json),
                "request" => RequestAsync(test).AsTask().GetAwaiter().GetResult(),
                _ => throw new InvalidDataException($"Nothing is known of cases of the kind {test.Kind}."),
            };
        }
#pragma warning disable CA1031 // Whatever the engine throws is an answer that fails.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return new JsonObject { ["crash"] = e.ToString() }.ToJsonString(s_json);
        }
    }

    private static JsonObject Parse(ConformanceCase test)
    {
        var options = new ParserOptions { MaxDepth = MaxDepth };
        if (test.Json.TryGetProperty("options", out var given)
            && given.TryGetProperty("maxTokens", out var maxTokens)
            && maxTokens.ValueKind == JsonValueKind.Number)
        {
            options = options with { MaxTokens = maxTokens.GetInt32() };
        }

        try
        {
            return new JsonObject
            {
                ["ok"] = true,
                ["print"] = Printer.Print(Parser.Parse(test.Document, options)),
            };
        }
        catch (GraphQLErrorException e)
        {
            return new JsonObject { ["ok"] = false, ["error"] = Error(e.Error) };
        }
    }

    private JsonObject Validate(ConformanceCase test)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(test.Document, new ParserOptions { MaxDepth = MaxDepth });
        }
        catch (GraphQLErrorException e)
        {
            return new JsonObject { ["errors"] = Errors([e.Error]) };
        }

        var schema = Schema(test);
        return new JsonObject
        {
            ["errors"] = Errors(DocumentValidator.RuleNames.SelectMany(
                rule => DocumentValidator.Validate(schema, document, int.MaxValue, rule))),
        };
    }

    private static JsonObject Sdl(string text)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(text, new ParserOptions { MaxDepth = MaxDepth });
        }
        catch (GraphQLErrorException e)
        {
            return new JsonObject { ["stage"] = "syntax", ["errors"] = Errors([e.Error]) };
        }

        var (schema, errors) = SchemaBuilder.TryBuild(document.Definitions);
        return errors.IsEmpty
            ? new JsonObject { ["stage"] = "ok", ["print"] = SchemaPrinter.Print(schema!) }
            : new JsonObject { ["stage"] = schema is null ? "sdl" : "type", ["errors"] = Errors(errors) };
    }

    private async ValueTask<string> RequestAsync(ConformanceCase test)
    {
        var data = Data(test.Text("data"));
        var response = await Executor(test).ExecuteAsync(new GraphQLRequest
        {
            Query = test.Document,
            OperationName = test.Text("operationName"),
            Variables = test.Json.TryGetProperty("variables", out var variables) ? variables : default,
            RootValue = data.Root,
            Items = data.NewItems(),
        });
        return response.ToJson();
    }

    private GraphQLExecutor Executor(ConformanceCase test)
    {
        var name = test.Text("schema")!;
        if (!_executors.TryGetValue(name, out var executor))
        {
            var schema = SchemaBuilder.Build(SchemaText(name));
            _executors[name] = executor = new GraphQLExecutor(ConformanceData.Bind(schema), s_limits);
        }

        return executor;
    }

    private GraphQLSchema Schema(ConformanceCase test)
    {
        var name = test.Text("schema")!;
        if (!_schemas.TryGetValue(name, out var schema))
        {
            _schemas[name] = schema = SchemaBuilder.Build(SchemaText(name));
        }

        return schema;
    }

    private string SchemaText(string name)
    {
        if (!_schemaTexts.TryGetValue(name, out var text))
        {
            _schemaTexts[name] = text = File.ReadAllText(Path.Combine(folder, "schemas", name));
        }

        return text;
    }

    private ConformanceData Data(string? name)
    {
        if (name is null)
        {
            return ConformanceData.Empty;
        }

        if (!_data.TryGetValue(name, out var data))
        {
            _data[name] = data = ConformanceData.Load(Path.Combine(folder, "data", name));
        }

        return data;
    }

    private static JsonArray Errors(IEnumerable<GraphQLError> errors) =>
        new([.. errors.Select(error => (JsonNode)Error(error))]);

    private static JsonObject Error(GraphQLError error)
    {
        var json = new JsonObject { ["message"] = error.Message };
        if (error.Rule is not null)
        {
            json["rule"] = error.Rule;
        }

        if (!error.Locations.IsDefaultOrEmpty)
        {
            json["locations"] = new JsonArray([.. error.Locations.Select(position => (JsonNode)new JsonObject
            {
                ["line"] = position.Line,
                ["column"] = position.Column,
            })]);
        }

        return json;
    }
}
