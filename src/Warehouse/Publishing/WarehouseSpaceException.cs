using System.Data.Common;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>There is no room for the next version: nothing was published, and the old version stays.</summary>
public sealed class WarehouseSpaceException(string folder, Exception inner) : IOException(
    $"The disk that holds {folder} is full. Nothing was published and the old version stays: "
    + "make room and try again.", inner)
{
    // What a full disk and a limit on a file's size are called: by the system (ENOSPC, EDQUOT, EFBIG), by Windows
    // (ERROR_DISK_FULL, ERROR_HANDLE_DISK_FULL).
    private static readonly int[] s_codes = [28, 122, 27, unchecked((int)0x80070070), unchecked((int)0x80070027)];

    // DuckDB and SQLite pass the system's words on.
    private static readonly string[] s_words =
    [
        "No space left", "File too large", "file length was too large", "Disk quota exceeded", "database or disk is full",
        "max_temp_directory_size",
    ];

    private readonly string _folder = folder;

    /// <summary>The message in Chinese.</summary>
    public string MessageZh =>
        $"{_folder} 所在的磁盘已满。没有发布任何数据，旧版本保持不变：请腾出空间后重试。";

    /// <summary>Whether a fault, or what caused it, is a full disk.</summary>
    public static bool IsOne(Exception? fault) => fault is not null
        && (fault is WarehouseSpaceException
            || (fault is IOException && s_codes.Contains(fault.HResult))
            || (fault is IOException or DbException or ArgumentOutOfRangeException
                && s_words.Any(word => fault.Message.Contains(word, StringComparison.OrdinalIgnoreCase)))
            || IsOne(fault.InnerException));

    /// <summary>Runs something that writes to a warehouse, and tells a full disk as what it is.</summary>
    public static async Task<T> ToldAsync<T>(string folder, Func<Task<T>> run)
    {
        ArgumentNullException.ThrowIfNull(run);
        try
        {
            return await run();
        }
        catch (Exception fault) when (fault is not WarehouseSpaceException && IsOne(fault))
        {
            throw new WarehouseSpaceException(folder, fault);
        }
    }
}
