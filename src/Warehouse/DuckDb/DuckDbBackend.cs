using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.DuckDb;

/// <summary>Reads version files with DuckDB in this process.</summary>
/// <param name="options">Limits.</param>
public sealed class DuckDbBackend(WarehouseOptions options) : IWarehouseBackend
{
    /// <inheritdoc/>
    public string Name => "duckdb";

    /// <inheritdoc/>
    public IVersionStore Open(string file) => new DuckDbVersionStore(
        DuckDbOptions.Serving(file) with { MemoryLimitMiB = options.MemoryLimitMiB });
}
