using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace McHAnalytics.Etl.Archive;

/// <summary>What made each version, a line each, written just before it is published.</summary>
/// <remarks>
/// A load that was killed between the line and the publishing leaves a line whose version is made again: of several lines
/// of a version the last one counts, and lines above the published version count for nothing.
/// </remarks>
public sealed class LoadJournal(string dataFolder)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private string FilePath { get; } = Path.Combine(dataFolder, "originals", "journal.jsonl");

    /// <summary>Writes a line and waits until it stands on the disk.</summary>
    public void Append(JournalEntry entry)
    {
        OwnersFile.CreateFolder(Path.GetDirectoryName(FilePath)!);
        var isTorn = IsTorn();
        using var file = OwnersFile.Append(FilePath);
        if (isTorn)
        {
            file.WriteByte((byte)'\n');
        }

        JsonSerializer.Serialize(file, entry, s_json);
        file.WriteByte((byte)'\n');
        file.Flush(flushToDisk: true);
    }

    /// <summary>What made the published version, oldest first; nothing where nothing was written.</summary>
    /// <param name="published">The published version; null where the warehouse is lost: the last one written then.</param>
    public IReadOnlyList<JournalEntry> Read(int? published)
    {
        var byVersion = new SortedDictionary<int, JournalEntry>();
        var last = 0;
        foreach (var entry in Lines())
        {
            last = entry.Version;
            if (!entry.IsGoneBackTo)
            {
                byVersion[entry.Version] = entry;
            }
        }

        return [.. byVersion.Values.Where(entry => entry.Version <= (published ?? last))];
    }

    /// <summary>The line of a version; null where none was written.</summary>
    public JournalEntry? Find(int version) =>
        Lines().LastOrDefault(entry => entry.Version == version && !entry.IsGoneBackTo);

    /// <summary>The encoding that a file's text was told to be in; null where it was found out, or nothing is written of it.</summary>
    public string? EncodingOf(string sha256) =>
        Lines().SelectMany(entry => entry.Files).LastOrDefault(file => file.Sha256 == sha256)?.Encoding;

    private IEnumerable<JournalEntry> Lines()
    {
        if (!File.Exists(FilePath))
        {
            yield break;
        }

        foreach (var line in File.ReadLines(FilePath))
        {
            if (Parse(line) is { } entry)
            {
                yield return entry;
            }
        }
    }

    // A line that was torn by a crash was never followed by its version.
    private static JournalEntry? Parse(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize<JournalEntry>(line, s_json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private bool IsTorn()
    {
        if (!File.Exists(FilePath))
        {
            return false;
        }

        using var file = File.OpenRead(FilePath);
        if (file.Length == 0)
        {
            return false;
        }

        file.Seek(-1, SeekOrigin.End);
        return file.ReadByte() != '\n';
    }
}
