namespace McHAnalytics.Tests.Support;

/// <summary>The checkout that the tests were built from: its files, without what builds and runs make.</summary>
public static class Repository
{
    private static readonly HashSet<string> s_made =
        ["bin", "obj", "node_modules", ".git", "TestResults", "wwwroot", "BenchmarkDotNet.Artifacts", ".vs", ".idea"];

    /// <summary>The folder that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    private static readonly Lazy<IReadOnlyList<string>> s_files = new(() =>
        [.. Walk(new DirectoryInfo(Root)).Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/')).Order(StringComparer.Ordinal)]);

    /// <summary>Every file, relative to <see cref="Root"/> with forward slashes, sorted.</summary>
    public static IReadOnlyList<string> Files => s_files.Value;

    /// <summary>The files under a folder with one of the endings.</summary>
    public static IEnumerable<string> FilesUnder(string folder, params string[] endings) =>
        Files.Where(file => file.StartsWith(folder, StringComparison.Ordinal)
            && endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal)));

    /// <summary>A file's text.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static IEnumerable<string> Walk(DirectoryInfo folder)
    {
        foreach (var entry in folder.EnumerateFileSystemInfos())
        {
            if (entry is FileInfo file)
            {
                if (!file.Name.Contains(".received.", StringComparison.Ordinal) && file.Name != ".git")
                {
                    yield return file.FullName;
                }
            }
            else if (!s_made.Contains(entry.Name) && !IsData((DirectoryInfo)entry))
            {
                foreach (var inner in Walk((DirectoryInfo)entry))
                {
                    yield return inner;
                }
            }
        }
    }

    private static bool IsData(DirectoryInfo folder) => folder.Name == "data" && folder.Parent!.FullName == Root;

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "McHAnalytics.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("The tests must run from inside the checkout: McHAnalytics.sln is above none of their folders.");
    }
}
