using System.Buffers;
using System.Text.Json;
using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>What a client is answered (specification, 7.1).</summary>
public sealed class GraphQLResponse
{
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = ResponseWriter.Encoder,
        SkipValidation = true,
    };

    internal GraphQLResponse(IReadOnlyList<GraphQLError> errors, ResultObject? data, bool hasData)
    {
        Errors = errors;
        Data = data;
        HasData = hasData;
    }

    /// <summary>What went wrong; empty where all went well.</summary>
    public IReadOnlyList<GraphQLError> Errors { get; }

    /// <summary>Whether the operation ran; false for a request error, of which the asker must mend the
    /// request.</summary>
    public bool HasData { get; }

    /// <summary>Whether the request was refused before it ran.</summary>
    public bool IsRequestError => !HasData;

    /// <summary>Further entries under <c>extensions</c>; may be added to before the response is written.</summary>
    public IDictionary<string, object?> Extensions { get; } =
        new OrderedDictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>The names of the root's fields that were answered, as the schema writes them; none where there is no
    /// data.</summary>
    public IEnumerable<string> FieldNames => Data?.Fields.Select(asked => asked.Definition.Name) ?? [];

    internal ResultObject? Data { get; }

    /// <summary>Writes the response as UTF-8 JSON.</summary>
    public void WriteTo(IBufferWriter<byte> target)
    {
        using var json = new Utf8JsonWriter(target, s_options);
        ResponseWriter.Write(json, this);
    }

    /// <summary>Writes the response as a JSON value.</summary>
    public void WriteTo(Utf8JsonWriter json) => ResponseWriter.Write(json, this);

    /// <summary>Writes the response as UTF-8 JSON.</summary>
    public async Task WriteToAsync(Stream target, CancellationToken cancellationToken)
    {
        var buffer = new ArrayBufferWriter<byte>(4_096);
        WriteTo(buffer);
        await target.WriteAsync(buffer.WrittenMemory, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>The response as JSON text.</summary>
    public string ToJson()
    {
        var buffer = new ArrayBufferWriter<byte>();
        WriteTo(buffer);
        return System.Text.Encoding.UTF8.GetString(buffer.WrittenSpan);
    }
}
