namespace McHAnalytics.Warehouse.Publishing;

/// <summary>Another process is writing the warehouse; it is named.</summary>
public sealed class WarehouseLockedException(WarehouseLockHolder holder)
    : Exception($"MCH-W102 The warehouse is being written by process {holder.ProcessId} on {holder.Host} "
        + $"since {holder.Since:u}. Wait until it has ended.")
{
    /// <summary>Who holds the lock.</summary>
    public WarehouseLockHolder Holder { get; } = holder;

    /// <summary>The message in Chinese.</summary>
    public string MessageZh =>
        $"MCH-W102 数据仓库正由主机 {Holder.Host} 上的进程 {Holder.ProcessId} 写入（自 {Holder.Since:u}）。请待其结束后再试。";
}

/// <summary>The holder of a warehouse's lock.</summary>
/// <param name="ProcessId">Number of the process.</param>
/// <param name="Host">Name of its machine.</param>
/// <param name="Since">When it took the lock.</param>
public sealed record WarehouseLockHolder(int ProcessId, string Host, DateTimeOffset Since);
