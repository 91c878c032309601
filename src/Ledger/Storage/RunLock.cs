namespace McHAnalytics.Ledger.Storage;

/// <summary>The lock that a run's process holds while it runs: the operating system lets go of it when the process dies.</summary>
/// <remarks>A file beside the Ledger, one a run, so that processes can tell a living run from one that was killed.</remarks>
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
        return new RunLock(new FileStream(
            PathOf(folder, holder), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose));
    }

    /// <summary>Whether no living process holds the run's lock; clears the file that a dead one left.</summary>
    internal static bool IsAbandoned(string folder, Guid holder)
    {
        try
        {
            using var left = new FileStream(
                PathOf(folder, holder), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
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

    private static string FolderOf(string folder) => Path.Combine(folder, "ledger.runs");

    private static string PathOf(string folder, Guid holder) =>
        Path.Combine(FolderOf(folder), $"{holder:N}.lock");
}
