namespace McHAnalytics.Tests.Support;

/// <summary>Finds the real public data that stands beside the checkout and is never committed.</summary>
/// <remarks>The environment variable <c>MCH_SHARED</c> names the folder; otherwise a folder <c>shared</c> is looked for
/// beside each ancestor of the test's own folder.</remarks>
public static class SharedData
{
    private static readonly string? s_root = FindRoot();

    /// <summary>The full path of a file or folder of the shared data, or null where it is absent.</summary>
    public static string? Find(string relativePath)
    {
        if (s_root is null)
        {
            return null;
        }

        var path = Path.Combine(s_root, relativePath);
        return File.Exists(path) || Directory.Exists(path) ? path : null;
    }

    /// <summary>The full path of a file or folder that the test's own attribute has already found.</summary>
    public static string PathOf(string relativePath) =>
        Find(relativePath) ?? throw new FileNotFoundException("Shared data is absent: mark the test [SharedDataFact].", relativePath);

    private static string? FindRoot()
    {
        if (Environment.GetEnvironmentVariable("MCH_SHARED") is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared");
            if (Directory.Exists(Path.Combine(candidate, "data")))
            {
                // By its real name: a script started under a linked name does not know itself.
                return new DirectoryInfo(candidate).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? candidate;
            }
        }

        return null;
    }
}
