using System.Diagnostics;
using System.Globalization;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>Keeps every writer but one out of a warehouse's folder.</summary>
/// <remarks>
/// The lock is a file that appears whole or not at all (a hard link), and names its holder. A holder that has died on
/// this machine loses it; a lock of another machine is never taken over.
/// </remarks>
internal sealed class WarehouseLock : IDisposable
{
    private readonly string _path;
    private readonly string _text;

    private WarehouseLock(string path, string text)
    {
        _path = path;
        _text = text;
    }

    public static WarehouseLock Take(string folder, TimeProvider clock)
    {
        var path = WarehouseFolder.LockFile(folder);
        using var process = Process.GetCurrentProcess();
        var text = string.Join('\t', process.Id.ToString(CultureInfo.InvariantCulture), Environment.MachineName,
            clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture), StartOf(process),
                Guid.NewGuid().ToString("N"));
        var draft = path + "." + Guid.NewGuid().ToString("N");
        File.WriteAllText(draft, text);
        try
        {
            // Two rounds: the second one after a dead holder's lock was taken away.
            for (var round = 0; ; round++)
            {
                try
                {
                    File.Move(draft, path, overwrite: false);
                    return new WarehouseLock(path, text);
                }
                catch (IOException) when (File.Exists(path))
                {
                    var holder = ReadHolder(path);
                    if (round > 0 || (holder is { } living && IsAlive(living)))
                    {
                        throw new WarehouseLockedException(holder?.Holder ?? new(0, "?", clock.GetUtcNow()));
                    }

                    TakeAway(path);
                }
            }
        }
        finally
        {
            File.Delete(draft);
        }
    }

    public void Dispose()
    {
        if (File.Exists(_path) && File.ReadAllText(_path) == _text)
        {
            File.Delete(_path);
        }
    }

    // Renaming succeeds for one of several processes that found the same dead lock.
    private static void TakeAway(string path)
    {
        var grave = path + ".dead." + Guid.NewGuid().ToString("N");
        try
        {
            File.Move(path, grave);
        }
        catch (FileNotFoundException)
        {
            return;
        }

        File.Delete(grave);
    }

    private static LockText? ReadHolder(string path)
    {
        try
        {
            var parts = File.ReadAllText(path).Split('\t');
            return parts.Length >= 4
                && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var id)
                && DateTimeOffset.TryParse(parts[2], CultureInfo.InvariantCulture, out var since)
                    ? new LockText(new WarehouseLockHolder(id, parts[1], since), parts[3])
                    : null;
        }
        catch (FileNotFoundException)
        {
            return null;
        }
    }

    private static bool IsAlive(LockText text)
    {
        if (text.Holder.Host != Environment.MachineName)
        {
            return true;
        }

        try
        {
            using var process = Process.GetProcessById(text.Holder.ProcessId);
            return StartOf(process) == text.Start && !IsZombie(process.Id);
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // A killed process whose parent does not ask for it stays in the table; it writes no more.
    private static bool IsZombie(int processId)
    {
        var path = $"/proc/{processId}/stat";
        if (!File.Exists(path))
        {
            return false;
        }

        // The state follows the name, which is in brackets and may hold blanks and brackets itself.
        var stat = File.ReadAllText(path);
        var state = stat.AsSpan(stat.LastIndexOf(')') + 1).TrimStart();
        return state is ['Z' or 'X', ..];
    }

    // A number is given again to another process: the time of its start tells them apart, to the second.
    private static string StartOf(Process process) =>
        process.StartTime.ToUniversalTime().ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);

    private sealed record LockText(WarehouseLockHolder Holder, string Start);
}
