using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Etl.Databases;

/// <summary>The databases that may be read, as the data folder's <c>sources.json</c> names them.</summary>
/// <remarks>
/// <c>{"county": {"provider": "sqlite", "connection": "Data Source=county.db"}}</c>. The file may hold a password: it belongs to the
/// owner of the data folder, and nothing of it is ever shown.
/// </remarks>
internal static class DatabaseConnections
{
    private const string FileName = "sources.json";

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web);

    /// <exception cref="FileNotFoundException">The file or the connection in it is missing.</exception>
    public static DbContextOptions Find(LoadSetting setting, string provider, string name)
    {
        var path = Path.Combine(setting.DataFolder, FileName);
        var all = File.Exists(path)
            ? JsonSerializer.Deserialize<Dictionary<string, Connection>>(File.ReadAllBytes(path), s_json)!
            : [];
        if (!all.TryGetValue(name, out var found) || found.Provider != provider)
        {
            throw new FileNotFoundException(
                $"There is no {provider} connection '{name}' in {path}. Write it there: "
                + $"{{\"{name}\": {{\"provider\": \"{provider}\", \"connection\": \"...\"}}}}.");
        }

        var options = new DbContextOptionsBuilder();
        setting.Databases[provider](options, found.Text);
        return options.Options;
    }

    private sealed record Connection(
        string Provider, [property: System.Text.Json.Serialization.JsonPropertyName("connection")] string Text);
}
