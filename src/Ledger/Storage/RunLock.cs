namespace McHAnalytics.Ledger.Storage;

/// <summary>The lock that a run's process holds: the operating system lets go of it when the process dies.</summary>
/// <remarks>A file beside the Ledger, one a run, by which a living run is told from one that was killed.</remarks>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;

    private RunLock(FileStream file)
    {
        _file = file;
    }

    /// <summary>Takes the lock of a new run.</summary>
    internal static RunLock Take(string folder, Guid holder)
    {
        Directory.CreateDirectory(FolderOf(folder));
        return new RunLock(OpenAlone(folder, holder, FileMode.CreateNew));
    }

    /// <summary>Whether no living process holds the run's lock; clears the file that a dead one left.</summary>
    internal static bool IsAbandoned(string folder, Guid holder)
    {
        try
        {
            using var left = OpenAlone(folder, holder, FileMode.Open);
            return true;
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    public void Dispose() => _file.Dispose();

    private static FileStream OpenAlone(string folder, Guid holder, FileMode mode) => new(
        PathOf(folder, holder), mode, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);

    private static string FolderOf(string folder) => Path.Combine(folder, "ledger.runs");

    private static string PathOf(string folder, Guid holder) =>
        Path.Combine(FolderOf(folder), $"{holder:N}.lock");
}
