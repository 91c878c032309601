using System.Text.Encodings.Web;
using System.Text.Json;

namespace McHAnalytics.Api.Http;

/// <summary>JSON in which Chinese stands as it is: our answers are never pasted into a page, so nothing needs escaping for one.</summary>
internal static class ReadableJson
{
    public static JsonWriterOptions Writing { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>As <see cref="Writing"/>, for code whose order of calls is tested: the writer does not check it again.</summary>
    public static JsonWriterOptions WritingUnchecked { get; } = Writing with { SkipValidation = true };

    public static JsonSerializerOptions Serialising { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
