namespace McHAnalytics.Etl.Archive;

/// <summary>Originals in the clear for as long as they are read again.</summary>
internal sealed class RestoredOriginals(OriginalFiles originals) : IDisposable
{
    private static readonly TimeSpan s_left = TimeSpan.FromDays(1);

    private string? _folder;

    /// <summary>The path of an original as it was sent.</summary>
    public string PathOf(Original original)
    {
        _folder ??= NewFolder();
        var path = Path.Combine(_folder, Path.GetFileName(original.Path));
        if (!File.Exists(path))
        {
            using var plain = originals.OpenPlain(original.Path);
            using var file = OwnersFile.Create(path);
            plain.CopyTo(file);
        }

        return path;
    }

    public void Dispose()
    {
        if (_folder is not null)
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private string NewFolder()
    {
        // What a killed process left in the clear.
        foreach (var left in Directory.EnumerateDirectories(originals.Folder, "open-*")
            .Where(left => TimeProvider.System.GetUtcNow() - Directory.GetCreationTimeUtc(left) > s_left))
        {
            Directory.Delete(left, recursive: true);
        }

        var folder = Path.Combine(originals.Folder, "open-" + Guid.NewGuid().ToString("N"));
        OwnersFile.CreateFolder(folder);
        return folder;
    }
}
