using System.Text.Json;

namespace McHAnalytics.Yardsticks.Conformance;

/// <summary>One case of a corpus: what is asked, and what the reference implementation answered.</summary>
/// <param name="Id">Its name, unlike any other's.</param>
/// <param name="Kind"><c>parse</c>, <c>validate</c>, <c>request</c> or <c>sdl</c>.</param>
/// <param name="Family">What it is about, as <c>exec/variables/Int</c>.</param>
/// <param name="Json">The whole line.</param>
internal sealed record ConformanceCase(string Id, string Kind, string Family, JsonElement Json)
{
    public string Document => ScriptValue.Text(Json.GetProperty("document"));

    /// <summary>A member that is a text, or <c>null</c>.</summary>
    public string? Text(string name) =>
        Json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? ScriptValue.Text(value)
            : null;

    /// <summary>The answers that count as right: the reference's newest version's, and the one before's.</summary>
    public IEnumerable<object?> Expected()
    {
        yield return ScriptValue.Read(Json.GetProperty("expected"));
        if (Json.TryGetProperty("expected16", out var earlier))
        {
            yield return ScriptValue.Read(earlier);
        }
    }

    /// <summary>All cases under <c>cases/*/*.jsonl</c> of a folder, file by file.</summary>
    public static IEnumerable<ConformanceCase> ReadAll(string folder) =>
        Directory.GetDirectories(Path.Combine(folder, "cases"))
            .Order(StringComparer.Ordinal)
            .SelectMany(part => Directory.GetFiles(part, "*.jsonl").Order(StringComparer.Ordinal))
            .SelectMany(File.ReadLines)
            .Where(line => !string.IsNullOrWhiteSpace(line))
            .Select(Read);

    private static ConformanceCase Read(string line)
    {
        var json = JsonDocument.Parse(line, ScriptValue.Options).RootElement;
        return new ConformanceCase(
            json.GetProperty("id").GetString()!, json.GetProperty("kind").GetString()!,
            json.GetProperty("family").GetString()!, json);
    }
}
