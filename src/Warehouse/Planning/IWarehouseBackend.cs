using System.Data.Common;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>A kind of store that answers flat SELECTs of sums by keys; nothing above it knows which kind.</summary>
public interface IWarehouseBackend
{
    /// <summary>Its name, for messages: <c>duckdb</c>.</summary>
    public string Name { get; }

    /// <summary>Opens one published version, to be read only.</summary>
    /// <param name="file">The version's file.</param>
    /// <exception cref="DbException">The file cannot be opened.</exception>
    public IVersionStore Open(string file);
}

/// <summary>One opened version. Statements may run at the same time.</summary>
public interface IVersionStore : IDisposable
{
    /// <summary>Runs a statement and gives its rows.</summary>
    /// <param name="statement">The statement.</param>
    /// <param name="read">Makes a value of the reader's current row.</param>
    /// <param name="cancel">Stops the statement while it runs.</param>
    /// <exception cref="DbException">The store could not run it.</exception>
    public Task<List<T>> QueryAsync<T>(SqlText statement, Func<DbDataReader, T> read, CancellationToken cancel);
}
