using McHAnalytics.Etl.Reading;

namespace McHAnalytics.Etl;

/// <summary>A folder into which files are dropped: tells which have arrived whole.</summary>
/// <remarks>
/// The folder is looked at, not listened to: shared network folders report no events. A file is whole once its size and
/// time are the same at two looks; one that changes later arrives again.
/// </remarks>
public sealed class WatchedFolder(string folder)
{
    private readonly Dictionary<string, (long Length, DateTime At)> _seen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Length, DateTime At)> _taken = new(StringComparer.Ordinal);

    /// <summary>Whether files have been seen that are not known to be whole yet.</summary>
    public bool HasArriving { get; private set; }

    /// <summary>Looks, and gives the files that are whole and were not taken yet.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there.</exception>
    public IReadOnlyList<string> Look()
    {
        var ready = new List<string>();
        HasArriving = false;
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(SourceFile.IsLoadable)
            .Order(StringComparer.Ordinal))
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                continue;
            }

            var stamp = (file.Length, file.LastWriteTimeUtc);
            if (_taken.TryGetValue(path, out var taken) && taken == stamp)
            {
                continue;
            }

            if (_seen.TryGetValue(path, out var seen) && seen == stamp)
            {
                ready.Add(path);
            }
            else
            {
                _seen[path] = stamp;
                HasArriving = true;
            }
        }

        return ready;
    }

    /// <summary>Notes that files, as they were last seen, were loaded or refused.</summary>
    public void Take(IReadOnlyList<string> paths)
    {
        ArgumentNullException.ThrowIfNull(paths);
        foreach (var path in paths)
        {
            _taken[path] = _seen[path];
        }
    }
}
