using System.Data;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

public sealed class TransactionTests : IDisposable
{
    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

    public TransactionTests() => _connection.Execute("CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1)");

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void A_commit_keeps_and_a_disposal_drops()
    {
        using (var transaction = _connection.BeginTransaction())
        {
            _connection.Execute("INSERT INTO t VALUES (2)");
            transaction.Commit();
        }

        using (_connection.BeginTransaction())
        {
            _connection.Execute("INSERT INTO t VALUES (3)");
        }

        Assert.Equal("1,2", _connection.Scalar<string>("SELECT string_agg(n, ',' ORDER BY n) FROM t"));
        Assert.Null(_connection.CurrentTransaction);
    }

    [Fact]
    public void Appended_rows_are_part_of_the_transaction()
    {
        using (_connection.BeginTransaction())
        {
            using var appender = _connection.CreateAppender("t");
            appender.AppendColumn<int>(new int[300_000]);
            appender.Complete();
            Assert.Equal(300_001, _connection.Scalar<long>("SELECT count(*) FROM t"));
        }

        Assert.Equal(1, _connection.Scalar<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void Another_connection_sees_the_change_only_after_the_commit()
    {
        using var other = _connection.Duplicate();
        using var transaction = _connection.BeginTransaction();
        _connection.Execute("UPDATE t SET n = 5");

        Assert.Equal(1, other.Scalar<int>("SELECT n FROM t"));
        transaction.Commit();
        Assert.Equal(5, other.Scalar<int>("SELECT n FROM t"));
    }

    [Fact]
    public void Two_who_change_the_same_row_conflict_and_the_later_may_try_again()
    {
        using var other = _connection.Duplicate();
        using var mine = _connection.BeginTransaction();
        using var theirs = other.BeginTransaction();
        _connection.Execute("UPDATE t SET n = 5");

        var error = Assert.Throws<DuckDbException>(() => other.Execute("UPDATE t SET n = 6"));

        Assert.Equal(DuckDbErrorType.Transaction, error.ErrorType);
        Assert.True(error.IsTransient);
        mine.Commit();
        theirs.Rollback();
        other.Execute("UPDATE t SET n = 6");
        Assert.Equal(6, _connection.Scalar<int>("SELECT n FROM t"));
    }

    [Fact]
    public void A_transaction_with_an_error_is_rolled_back_and_the_connection_goes_on()
    {
        using (_connection.BeginTransaction())
        {
            _connection.Execute("INSERT INTO t VALUES (2)");
            Assert.Throws<DuckDbException>(() => _connection.Execute("SELECT i::TINYINT FROM range(1000) t(i)"));
        }

        Assert.Equal(1, _connection.Scalar<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_transaction_ends_once_and_none_begins_inside_another()
    {
        var transaction = _connection.BeginTransaction();
        Assert.Throws<InvalidOperationException>(_connection.BeginTransaction);
        transaction.Commit();
        Assert.Throws<InvalidOperationException>(transaction.Commit);
        Assert.Throws<InvalidOperationException>(transaction.Rollback);
        Assert.Throws<ArgumentException>(
            () => ((IDbConnection)_connection).BeginTransaction(IsolationLevel.Serializable));
    }

    [Fact]
    public void Closing_a_connection_rolls_its_transaction_back()
    {
        using var other = _connection.Duplicate();
        using var transaction = other.BeginTransaction();
        other.Execute("INSERT INTO t VALUES (2)");
        other.Close();

        Assert.Equal(1, _connection.Scalar<long>("SELECT count(*) FROM t"));
        Assert.Throws<InvalidOperationException>(transaction.Commit);
    }
}
