namespace McHAnalytics.Tests.Support;

/// <summary>A folder of a test's own, removed with all in it.</summary>
public sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("mch-test-").FullName;

    /// <summary>The folder of the repository in which <c>catalogue/</c> stands.</summary>
    public static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !Directory.Exists(System.IO.Path.Combine(folder.FullName, "catalogue", "forms")))
            {
                folder = folder.Parent;
            }

            return folder?.FullName ?? throw new DirectoryNotFoundException("No folder above the tests holds catalogue/forms.");
        }
    }

    public string File(string name) => System.IO.Path.Combine(Path, name);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
