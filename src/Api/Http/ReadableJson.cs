using System.Text.Encodings.Web;
using System.Text.Json;

namespace McHAnalytics.Api.Http;

/// <summary>JSON in which Chinese stands as it is: our answers are never pasted into a page, so nothing needs escaping for one.</summary>
internal static class ReadableJson
{
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonSerializerOptions Serialising { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
