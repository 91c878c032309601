using System.Collections.Concurrent;
using System.Data.Common;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.DuckDb;

/// <summary>One version file, open to be read, with as many connections as ever ran at the same time.</summary>
internal sealed class DuckDbVersionStore : IVersionStore
{
    private readonly DuckDbOptions _options;
    private readonly ConcurrentBag<DuckDbReadConnection> _idle = [];
    private volatile bool _disposed;

    public DuckDbVersionStore(DuckDbOptions options)
    {
        _options = options;
        _idle.Add(new DuckDbReadConnection(options));
    }

    // DuckDB runs on the caller's thread: the caller has waited for a free core already.
    public Task<List<T>> QueryAsync<T>(SqlText statement, Func<DbDataReader, T> read, CancellationToken cancel)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var connection = _idle.TryTake(out var idle) ? idle : new DuckDbReadConnection(_options);
        try
        {
            return Task.FromResult(connection.Query(statement, read, cancel));
        }
        finally
        {
            _idle.Add(connection);
            if (_disposed)
            {
                CloseIdle();
            }
        }
    }

    public void Dispose()
    {
        _disposed = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }
    }
}
