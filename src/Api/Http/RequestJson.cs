using System.Text.Json;
using System.Text.Unicode;

namespace McHAnalytics.Api.Http;

/// <summary>Reads the parameters of a request from JSON, in one pass over its bytes.</summary>
internal static class RequestJson
{
    private const string Body = "The body";

    // Deeper than the engine's own limit, whose refusal says more; what is nested deeper still is not read to its end.
    private static readonly JsonReaderOptions s_reading = new() { MaxDepth = 160 };

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a POST's body.</summary>
    public static ReadRequest Read(ReadOnlySpan<byte> body)
    {
        if (body.StartsWith(ByteOrderMark))
        {
            body = body[ByteOrderMark.Length..];
        }

        if (body.IsEmpty)
        {
            return HttpFaults.BodyMissing();
        }

        if (!Utf8.IsValid(body))
        {
            return HttpFaults.NotUtf8(Body);
        }

        try
        {
            var reader = new Utf8JsonReader(body, s_reading);
            reader.Read();
            return reader.TokenType switch
            {
                JsonTokenType.StartObject => ReadParameters(ref reader),
                JsonTokenType.StartArray => HttpFaults.Batch(),
                _ => HttpFaults.NotAnObject(Body),
            };
        }
        catch (JsonException fault)
        {
            return NotJson(Body, fault);
        }
        catch (InvalidOperationException)
        {
            return HttpFaults.NotUtf8(Body); // the reader's word for half of a surrogate pair in a name
        }
    }

    /// <summary>Reads the parameter <c>variables</c> of a GET, itself JSON.</summary>
    public static HttpFault? ReadVariables(ReadOnlySpan<byte> json, ref SentRequest request) =>
        ReadParameter("`variables`", json, ref request, ReadVariables);

    /// <summary>Reads the parameter <c>extensions</c> of a GET, itself JSON.</summary>
    public static HttpFault? ReadExtensions(ReadOnlySpan<byte> json, ref SentRequest request) =>
        ReadParameter("`extensions`", json, ref request, ReadExtensions);

    private delegate HttpFault? ReadValue(ref Utf8JsonReader reader, ref SentRequest request);

    private static HttpFault? ReadParameter(
        string name, ReadOnlySpan<byte> json, ref SentRequest request, ReadValue read)
    {
        try
        {
            var reader = new Utf8JsonReader(json, s_reading);
            reader.Read();
            var fault = read(ref reader, ref request);
            return fault ?? (reader.Read() ? HttpFaults.NotAnObject(name) : null);
        }
        catch (JsonException fault)
        {
            return NotJson(name, fault);
        }
        catch (InvalidOperationException)
        {
            return HttpFaults.NotUtf8(name);
        }
    }

    private static ReadRequest ReadParameters(ref Utf8JsonReader reader)
    {
        var request = default(SentRequest);
        HttpFault? fault = null;
        while (fault is null && reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("query"u8))
            {
                fault = ReadText(ref reader, "query", out var text);
                request.Query = text;
            }
            else if (reader.ValueTextEquals("variables"u8))
            {
                reader.Read();
                fault = ReadVariables(ref reader, ref request);
            }
            else if (reader.ValueTextEquals("operationName"u8))
            {
                fault = ReadText(ref reader, "operationName", out var text);
                request.OperationName = text;
            }
            else if (reader.ValueTextEquals("extensions"u8))
            {
                reader.Read();
                fault = ReadExtensions(ref reader, ref request);
            }
            else
            {
                reader.Skip();
            }
        }

        if (fault is null)
        {
            reader.Read(); // anything after the object is no JSON
        }

        return new ReadRequest(request, fault);
    }

    private static HttpFault? ReadText(ref Utf8JsonReader reader, string name, out string? text)
    {
        reader.Read();
        text = null;
        return reader.TokenType switch
        {
            JsonTokenType.Null => null,
            JsonTokenType.String => TryGetText(ref reader, out text) ? null : HttpFaults.NotUtf8($"`{name}`"),
            _ => HttpFaults.NotAText(name),
        };
    }

    private static HttpFault? ReadVariables(ref Utf8JsonReader reader, ref SentRequest request)
    {
        request.Variables = default;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return HttpFaults.NotAnObject("`variables`");
        }

        if (!TextsAreWhole(reader))
        {
            return HttpFaults.NotUtf8("`variables`");
        }

        request.Variables = JsonElement.ParseValue(ref reader);
        return null;
    }

    private static HttpFault? ReadExtensions(ref Utf8JsonReader reader, ref SentRequest request)
    {
        request.Sha256Hash = null;
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return HttpFaults.NotAnObject("`extensions`");
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (!reader.ValueTextEquals("persistedQuery"u8))
            {
                reader.Skip();
            }
            else if (ReadPersistedQuery(ref reader, ref request) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static HttpFault? ReadPersistedQuery(ref Utf8JsonReader reader, ref SentRequest request)
    {
        reader.Read();
        if (reader.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return HttpFaults.HashMalformed();
        }

        var version = 0;
        string? hash = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isVersion = reader.ValueTextEquals("version"u8);
            var isHash = reader.ValueTextEquals("sha256Hash"u8);
            reader.Read();
            if (isVersion && reader.TokenType == JsonTokenType.Number && reader.TryGetInt32(out var number))
            {
                version = number;
            }
            else if (isHash && reader.TokenType == JsonTokenType.String)
            {
                hash = reader.GetString();
            }
            else
            {
                reader.Skip();
            }
        }

        request.Sha256Hash = Sha256Text.Normal(hash);
        return version == 1 && request.Sha256Hash is not null ? null : HttpFaults.HashMalformed();
    }

    // "\ud800" is valid JSON and no text: whoever decoded it later would fail.
    private static bool TextsAreWhole(Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName
                && reader.ValueIsEscaped && !TryGetText(ref reader, out _))
            {
                return false;
            }
        }

        return true;
    }

    private static bool TryGetText(ref Utf8JsonReader reader, out string? text)
    {
        try
        {
            text = reader.GetString();
            return true;
        }
        catch (InvalidOperationException)
        {
            text = null;
            return false;
        }
    }

    private static HttpFault NotJson(string part, JsonException fault) =>
        HttpFaults.NotJson(part, fault.LineNumber ?? 0, fault.BytePositionInLine ?? 0);
}
