using System.Data;
using System.Data.Common;

namespace McHAnalytics.Native.DuckDb;

/// <summary>
/// A transaction: it sees the database as it was at its beginning. Rolled back if disposed without commit.
/// </summary>
public sealed class DuckDbTransaction : DbTransaction
{
    private DuckDbConnection? _connection;

    private DuckDbTransaction(DuckDbConnection connection) => _connection = connection;

    /// <inheritdoc/>
    public override IsolationLevel IsolationLevel => IsolationLevel.Snapshot;

    /// <inheritdoc/>
    protected override DbConnection? DbConnection => _connection;

    /// <summary>Keeps all changes.</summary>
    /// <exception cref="DuckDbException">Another transaction changed the same rows; the changes are lost.</exception>
    /// <exception cref="InvalidOperationException">It was already ended.</exception>
    public override void Commit() => End("COMMIT");

    /// <summary>Drops all changes.</summary>
    /// <exception cref="InvalidOperationException">It was already ended.</exception>
    public override void Rollback() => End("ROLLBACK");

    internal static DuckDbTransaction Begin(DuckDbConnection connection)
    {
        if (connection.CurrentTransaction is not null)
        {
            throw new InvalidOperationException("A transaction is already open on this connection: end it first.");
        }

        connection.Execute("BEGIN TRANSACTION");
        return connection.CurrentTransaction = new DuckDbTransaction(connection);
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && _connection is { State: ConnectionState.Open } connection
            && ReferenceEquals(connection.CurrentTransaction, this))
        {
            Rollback();
        }

        base.Dispose(disposing);
    }

    private void End(string statement)
    {
        var connection = _connection is { } open && ReferenceEquals(open.CurrentTransaction, this)
            ? open
            : throw new InvalidOperationException("The transaction has already ended, or its connection was closed.");

        connection.CurrentTransaction = null;
        _connection = null;
        connection.Execute(statement);
    }
}
