namespace McHAnalytics.Warehouse.Reading;

/// <summary>How the published warehouse is read.</summary>
public sealed record WarehouseOptions
{
    /// <summary>Statements that run at the same time; more wait. Default: the machine's cores.</summary>
    public int ConcurrentStatements { get; init; } = Environment.ProcessorCount;

    /// <summary>Longest a statement may run before it is cancelled. Default 10 seconds.</summary>
    public TimeSpan StatementTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Most memory the store may take, in mebibytes. Default 2,048.</summary>
    public int MemoryLimitMiB { get; init; } = 2_048;

    /// <summary>Most rows that the cached answers of one version hold together; 0 caches nothing. Default 400,000.</summary>
    public int CachedRows { get; init; } = 400_000;

    /// <summary>Whether the county roll-up may answer. Default true; false only to prove that it changes nothing.</summary>
    public bool UseRollup { get; init; } = true;

    /// <summary>Most memory that the roll-ups of one version may take in this process, in mebibytes; 0 holds none in memory.
    /// Default 0: reading them is worth it only to a process that stays (docs/decisions/0008).</summary>
    public int MemoryRollupMiB { get; init; }

    /// <summary>The same options, or an exception where one is out of its range.</summary>
    public WarehouseOptions Checked()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ConcurrentStatements, 1);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(StatementTimeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(MemoryLimitMiB, 64);
        ArgumentOutOfRangeException.ThrowIfNegative(CachedRows);
        ArgumentOutOfRangeException.ThrowIfNegative(MemoryRollupMiB);
        return this;
    }
}
