using System.Buffers;
using System.Text.Json;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace McHAnalytics.Api.Http;

/// <summary>GraphQL over HTTP: GET for queries, POST for all, JSON only.</summary>
internal static class GraphQLEndpoint
{
    private const string ResponseJson = "application/graphql-response+json";
    private const string PlainJson = "application/json";

    public static async Task HandleAsync(HttpContext http, GraphQLExecutor executor)
    {
        if (HttpMethods.IsGet(http.Request.Method) && http.Request.Query.ContainsKey("sdl"))
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            await http.Response.WriteAsync(SchemaPrinter.Print(executor.Executable.Schema), http.RequestAborted);
            return;
        }

        var read = await ReadRequestAsync(http);
        if (read.Problem is { } problem)
        {
            await WriteProblemAsync(http, problem.Status, problem.Code, problem.Message);
            return;
        }

        var request = read.Request!;
        var response = await executor.ExecuteAsync(request, http.RequestAborted);
        var modern = PrefersResponseJson(http.Request);
        http.Response.StatusCode = modern && !response.HasData ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK;
        http.Response.ContentType = (modern ? ResponseJson : PlainJson) + "; charset=utf-8";
        var buffer = new ArrayBufferWriter<byte>(4_096);
        response.WriteTo(buffer);
        http.Response.ContentLength = buffer.WrittenCount;
        await http.Response.Body.WriteAsync(buffer.WrittenMemory, http.RequestAborted);
    }

    private static async Task<ReadResult> ReadRequestAsync(HttpContext http)
    {
        if (HttpMethods.IsGet(http.Request.Method))
        {
            return FromQueryString(http);
        }

        if (!HttpMethods.IsPost(http.Request.Method))
        {
            http.Response.Headers.Allow = "GET, POST";
            return ReadResult.Fault(405, "MCH-H405", "Use GET or POST. 请使用 GET 或 POST。");
        }

        // Forms and plain text are refused: a browser sends them across sites without asking first.
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !type.MediaType.Equals(PlainJson, StringComparison.OrdinalIgnoreCase))
        {
            return ReadResult.Fault(415, "MCH-H415", "Send the request as application/json. 请求须为 application/json。");
        }

        try
        {
            using var body = await JsonDocument.ParseAsync(http.Request.Body, cancellationToken: http.RequestAborted);
            return FromJson(body.RootElement, http.RequestServices, requireQuery: false);
        }
        catch (JsonException fault)
        {
            return ReadResult.Fault(
                400,
                "MCH-H400",
                $"The body is not JSON (line {fault.LineNumber + 1}, byte {fault.BytePositionInLine + 1}). 请求体不是 JSON。");
        }
        catch (BadHttpRequestException fault)
        {
            return ReadResult.Fault(fault.StatusCode, "MCH-H413", "The body is larger than 256 KiB. 请求体过大。");
        }
    }

    private static ReadResult FromQueryString(HttpContext http)
    {
        var query = http.Request.Query;
        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json))
        {
            writer.WriteStartObject();
            foreach (var name in (ReadOnlySpan<string>)["query", "operationName"])
            {
                if (query.TryGetValue(name, out var text) && text.Count == 1)
                {
                    writer.WriteString(name, text[0]);
                }
            }

            foreach (var name in (ReadOnlySpan<string>)["variables", "extensions"])
            {
                if (query.TryGetValue(name, out var text) && !string.IsNullOrEmpty(text))
                {
                    try
                    {
                        using var parsed = JsonDocument.Parse(text.ToString());
                        writer.WritePropertyName(name);
                        parsed.RootElement.WriteTo(writer);
                    }
                    catch (JsonException)
                    {
                        return ReadResult.Fault(400, "MCH-H400", $"`{name}` is not JSON. 参数 {name} 不是 JSON。");
                    }
                }
            }

            writer.WriteEndObject();
        }

        using var document = JsonDocument.Parse(json.ToArray());
        return FromJson(document.RootElement, http.RequestServices, requireQuery: true);
    }

    private static ReadResult FromJson(JsonElement root, IServiceProvider services, bool requireQuery)
    {
        if (root.ValueKind != JsonValueKind.Object)
        {
            return ReadResult.Fault(
                400, "MCH-H400", "The body must be one JSON object; batches are not taken. 请求体须为一个 JSON 对象。");
        }

        if (!root.TryGetProperty("query", out var query) || query.ValueKind != JsonValueKind.String)
        {
            return ReadResult.Fault(400, "MCH-H400", "`query` is missing or not a text. 缺少 query 文本。");
        }

        foreach (var (name, kind) in (ReadOnlySpan<(string, JsonValueKind)>)
            [("operationName", JsonValueKind.String), ("variables", JsonValueKind.Object), ("extensions", JsonValueKind.Object)])
        {
            if (root.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && value.ValueKind != kind)
            {
                return ReadResult.Fault(400, "MCH-H400", $"`{name}` must be of JSON kind {kind}. {name} 类型有误。");
            }
        }

        return new ReadResult(
            new GraphQLRequest
            {
                Query = query.GetString()!,
                OperationName = root.TryGetProperty("operationName", out var name2) ? name2.GetString() : null,
                Variables = root.TryGetProperty("variables", out var variables) && variables.ValueKind == JsonValueKind.Object
                    ? variables.Clone()
                    : default,
                Services = services,
                RequireQuery = requireQuery,
            },
            null);
    }

    private static bool PrefersResponseJson(HttpRequest request) =>
        request.Headers.Accept.Any(accept => accept is not null
            && accept.Contains(ResponseJson, StringComparison.OrdinalIgnoreCase));

    private static async Task WriteProblemAsync(HttpContext http, int status, string code, string message)
    {
        http.Response.StatusCode = status;
        http.Response.ContentType = ResponseJson + "; charset=utf-8";
        await using var writer = new Utf8JsonWriter(http.Response.BodyWriter, ReadableJson.Writing);
        writer.WriteStartObject();
        writer.WriteStartArray("errors");
        writer.WriteStartObject();
        writer.WriteString("message", message);
        writer.WriteStartObject("extensions");
        writer.WriteString("code", code);
        writer.WriteEndObject();
        writer.WriteEndObject();
        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(http.RequestAborted);
    }

    private sealed record ReadResult(GraphQLRequest? Request, Refusal? Problem)
    {
        public static ReadResult Fault(int status, string code, string message) =>
            new(null, new Refusal(status, code, message));
    }

    private sealed record Refusal(int Status, string Code, string Message);
}
