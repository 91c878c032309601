using McHAnalytics.Native.Files;

namespace McHAnalytics.Warehouse.DuckDb;

/// <summary>Waits until what was written stands on the disk.</summary>
internal static class FileSync
{
    public static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    /// <summary>Names and renames stand in the folder, which is flushed by itself.</summary>
    public static void FlushFolder(string folder) => FolderSync.Flush(folder);
}
