using System.Globalization;
using System.Text.Json;

namespace McHAnalytics.Etl.Databases;

/// <summary>How far a table was read: the greatest value seen of a column that grows.</summary>
/// <param name="Kind">number, time or text.</param>
/// <param name="Text">The value.</param>
internal sealed record Watermark(string Kind, string Text)
{
    private const string FileName = "watermarks.json";

    public object Value => Kind switch
    {
        "number" => long.Parse(Text, CultureInfo.InvariantCulture),
        "time" => DateTime.Parse(Text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        _ => Text,
    };

    public static Watermark Of(object value) => value switch
    {
        long or int or short or byte => new Watermark("number", Convert.ToInt64(value, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture)),
        DateTime time => new Watermark("time", time.ToString("O", CultureInfo.InvariantCulture)),
        _ => new Watermark("text", Convert.ToString(value, CultureInfo.InvariantCulture)!),
    };

    /// <summary>What was kept in a data folder, by table.</summary>
    public static Dictionary<string, Watermark> Read(string dataFolder)
    {
        var path = Path.Combine(dataFolder, FileName);
        return File.Exists(path) ? JsonSerializer.Deserialize<Dictionary<string, Watermark>>(File.ReadAllBytes(path))! : [];
    }

    /// <summary>Keeps them, all or none.</summary>
    public static void Write(string dataFolder, Dictionary<string, Watermark> all)
    {
        var path = Path.Combine(dataFolder, FileName);
        File.WriteAllBytes(path + ".new", JsonSerializer.SerializeToUtf8Bytes(all));
        File.Move(path + ".new", path, overwrite: true);
    }
}
