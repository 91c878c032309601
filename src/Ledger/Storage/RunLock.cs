namespace McHAnalytics.Ledger.Storage;

/// <summary>The lock that the process of a batch's runs holds: the operating system lets go of it when the process
/// dies.</summary>
/// <remarks>A file beside the Ledger, one a batch, by which living runs are told from those that were killed.</remarks>
internal sealed class RunLock : IDisposable
{
    private readonly FileStream _file;
    private int _runs;

    private RunLock(FileStream file, int runs) => (_file, _runs) = (file, runs);

    /// <summary>Takes the lock of new runs; it is let go of with the last of them.</summary>
    internal static RunLock Take(string folder, Guid holder, int runs)
    {
        Directory.CreateDirectory(FolderOf(folder));
        return new RunLock(OpenAlone(folder, holder, FileMode.CreateNew), runs);
    }

    /// <summary>One of the runs has ended.</summary>
    internal void Release()
    {
        if (Interlocked.Decrement(ref _runs) == 0)
        {
            Dispose();
        }
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
