using System.Data.Common;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Warehouse.DuckDb;

/// <summary>The next version's file while it is built: one connection, one transaction.</summary>
internal sealed class BuildingFile : IDisposable
{
    // What does not fit goes to the disk beside the file. The process itself takes a few hundred more.
    private const int MostMemoryMiB = 2_048;

    private readonly DuckDbConnection _connection;
    private DuckDbTransaction? _transaction;

    public BuildingFile(string path)
    {
        // The insertion order is kept, because facts are written in the order in which they are asked for.
        _connection = DuckDbConnection.Connect(
            DuckDbOptions.Loading(path) with { PreserveInsertionOrder = true, MemoryLimitMiB = MostMemoryMiB });
        _transaction = _connection.BeginTransaction();
    }

    /// <summary>Runs a statement and gives the number of rows that it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<object?> values) => _connection.Execute(sql, values);

    /// <summary>Runs one statement for its single value.</summary>
    public T? Scalar<T>(string sql, params ReadOnlySpan<object?> values) => _connection.Scalar<T>(sql, values);

    /// <summary>Runs a query and reads all its rows.</summary>
    public List<T> Query<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<object?> values)
    {
        using var command = _connection.CreateCommand(sql);
        command.Parameters.AddValues(values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Appends rows to a table, each with a value for every column, in the table's order.</summary>
    public void Append(string table, IEnumerable<object?[]> rows)
    {
        using var appender = _connection.CreateAppender(table);
        foreach (var row in rows)
        {
            appender.AppendRow(row);
        }

        appender.Complete();
    }

    /// <summary>Makes what was done permanent in this file, which nobody reads before it is published, and goes on.</summary>
    /// <remarks>What one transaction has written and not committed is read several times more slowly.</remarks>
    public void CommitAndGoOn()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = _connection.BeginTransaction();
    }

    /// <summary>Makes what was done permanent and folds the log into the file.</summary>
    public void CommitAndCheckpoint()
    {
        _transaction!.Commit();
        _transaction.Dispose();
        _transaction = null;
        _connection.Execute("CHECKPOINT");
    }

    public void Dispose()
    {
        _transaction?.Dispose();
        _connection.Dispose();
    }
}
