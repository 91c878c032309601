using McHAnalytics.Warehouse.Planning;

namespace McHAnalytics.Warehouse.Memory;

/// <summary>The roll-ups of one version that stand in memory; they appear while the version is served already.</summary>
internal sealed class MemoryRollups
{
    private volatile IReadOnlyList<MemoryTable> _tables = [];

    /// <summary>Completes when no more will appear.</summary>
    public Task Building { get; internal set; } = Task.CompletedTask;

    /// <summary>The smallest of them that answers; null where none does.</summary>
    public MemoryTable? For(FactsQuery query)
    {
        foreach (var table in _tables)
        {
            if (table.Answers(query))
            {
                return table;
            }
        }

        return null;
    }

    /// <summary>Adds one, to be asked after those that stand there.</summary>
    public void Add(MemoryTable table) => _tables = [.. _tables, table];

    /// <summary>Adds one, to be asked before those that stand there.</summary>
    public void AddFirst(MemoryTable table) => _tables = [table, .. _tables];
}
