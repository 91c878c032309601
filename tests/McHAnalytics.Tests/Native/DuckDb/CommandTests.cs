using System.Collections.Concurrent;
using System.Diagnostics;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

public sealed class CommandTests : IDisposable
{
    // Would run for hours; each test must stop it within the bound.
    private const string Endless =
        "SELECT count(*) FROM range(1000000000) a(i), range(1000000000) b(j) WHERE (a.i * 7 + b.j) % 11 = 3";

    private static readonly TimeSpan s_bound = TimeSpan.FromSeconds(20);

    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Several_statements_run_in_order_and_count_what_they_change()
    {
        Assert.Equal(
            5,
            _connection.Execute(
                "CREATE TABLE t (n INTEGER); INSERT INTO t VALUES (1), (2), (3); DELETE FROM t WHERE n > 1"));
        Assert.Equal(-1, _connection.Execute("SELECT 1; SELECT 2"));
        Assert.Equal(1, _connection.Scalar<int>("SELECT n FROM t"));
    }

    [Fact]
    public void Several_results_are_read_one_after_another()
    {
        using var command = _connection.CreateCommand("SELECT 1; CREATE TABLE t (n INTEGER); SELECT 2, 'b'");
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(1, reader.GetInt32(0));
        Assert.True(reader.NextResult());
        Assert.Equal(2, reader.FieldCount);
        Assert.True(reader.Read());
        Assert.Equal("b", reader.GetString(1));
        Assert.False(reader.NextResult());
        Assert.False(reader.Read());
    }

    [Theory]
    [InlineData("SELEC 1", DuckDbErrorType.Parser)]
    [InlineData("SELECT nothing", DuckDbErrorType.Binder)]
    [InlineData("SELECT * FROM nowhere", DuckDbErrorType.Catalog)]
    [InlineData("SELECT i::TINYINT FROM range(1000) t(i)", DuckDbErrorType.Conversion)]
    [InlineData("SELECT 9223372036854775807 + i FROM range(2) t(i)", DuckDbErrorType.OutOfRange)]
    [InlineData("SELECT error('no')", DuckDbErrorType.InvalidInput)]
    [InlineData("CREATE TABLE k (n INTEGER CHECK (n > 0)); INSERT INTO k VALUES (0)", DuckDbErrorType.Constraint)]
    [InlineData("SELECT * FROM read_csv('/no/such/file.csv')", DuckDbErrorType.IO)]
    [InlineData("COMMIT", DuckDbErrorType.Transaction)]
    public void Errors_carry_DuckDBs_own_type_and_the_statement(string sql, DuckDbErrorType type)
    {
        var error = Assert.Throws<DuckDbException>(() => _connection.Execute(sql));

        Assert.Equal(type, error.ErrorType);
        Assert.Equal(sql, error.Statement);
        Assert.Equal(1, _connection.Scalar<int>("SELECT 1"));
    }

    [Fact]
    public void An_error_shows_no_value_of_a_row()
    {
        _connection.Execute("CREATE TABLE woman (name VARCHAR); INSERT INTO woman VALUES ('王秀英')");

        var error = Assert.Throws<DuckDbException>(() => _connection.Execute("SELECT name::INTEGER FROM woman"));
        var given = Assert.Throws<DuckDbException>(() => _connection.Execute("SELECT $1::INTEGER", "王秀英"));

        Assert.DoesNotContain("王秀英", error.Message, StringComparison.Ordinal);
        Assert.Contains("王秀英", error.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("王秀英", given.Message, StringComparison.Ordinal);
        Assert.Equal("SELECT $1::INTEGER", given.Statement);
    }

    [Fact]
    public void An_error_shows_no_line_of_a_file()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "name,weight\n李晓梅,heavy\n");

            var error = Assert.Throws<DuckDbException>(() => _connection.Execute(
                $"SELECT * FROM read_csv('{file}', columns = {{'name': 'VARCHAR', 'weight': 'INTEGER'}})"));

            Assert.DoesNotContain("李晓梅", error.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("heavy", error.Message, StringComparison.Ordinal);
            Assert.Contains("李晓梅", error.Detail, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public void An_empty_text_is_the_callers_fault()
    {
        Assert.Throws<InvalidOperationException>(() => _connection.Execute("  -- nothing"));
        Assert.Throws<InvalidOperationException>(() => new DuckDbCommand().ExecuteNonQuery());
    }

    [Fact]
    public void A_kept_command_runs_again_with_other_values_also_after_its_table_changed()
    {
        _connection.Execute("CREATE TABLE t AS SELECT 1 AS n");
        using var command = _connection.CreateCommand("SELECT n + $1 FROM t");
        command.Parameters.AddValue(1);
        command.Prepare();
        Assert.Equal(2L, Convert.ToInt64(command.ExecuteScalar(), null));

        _connection.Execute("CREATE OR REPLACE TABLE t AS SELECT 10 AS n");
        command.Parameters[0].Value = 5;
        Assert.Equal(15L, Convert.ToInt64(command.ExecuteScalar(), null));

        command.CommandText = "SELECT $1 * 2";
        Assert.Equal(10, command.ExecuteScalar());
    }

    [Fact]
    public async Task A_token_stops_a_running_statement_and_the_connection_goes_on()
    {
        using var command = _connection.CreateCommand(Endless);
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(100));
        var watch = Stopwatch.StartNew();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => command.ExecuteScalarAsync(source.Token));

        Assert.True(watch.Elapsed < s_bound);
        Assert.Equal(source.Token, error.CancellationToken);
        Assert.Equal(1, _connection.Scalar<int>("SELECT 1"));
    }

    [Fact]
    public void A_token_cancelled_before_stops_the_statement_before_it_runs()
    {
        using var command = _connection.CreateCommand("CREATE TABLE t (n INTEGER)");

        Assert.Throws<OperationCanceledException>(() => command.ExecuteReader(new CancellationToken(canceled: true)));
        Assert.Throws<DuckDbException>(() => _connection.Execute("SELECT * FROM t"));
    }

    [Fact]
    public async Task Cancel_stops_a_running_statement_with_DuckDBs_own_error()
    {
        using var command = _connection.CreateCommand(Endless);
        var running = Task.Run(command.ExecuteScalar);
        var watch = Stopwatch.StartNew();
        while (!running.IsCompleted && watch.Elapsed < s_bound)
        {
            command.Cancel();
            await Task.Delay(20);
        }

        var error = await Assert.ThrowsAsync<DuckDbException>(() => running);

        Assert.Equal(DuckDbErrorType.Interrupt, error.ErrorType);
        Assert.True(error.IsTransient);
    }

    [Fact]
    public void A_time_limit_stops_a_statement_and_says_so()
    {
        using var command = _connection.CreateCommand(Endless);
        command.CommandTimeout = 1;
        var watch = Stopwatch.StartNew();

        var error = Assert.Throws<DuckDbException>(command.ExecuteScalar);

        Assert.True(watch.Elapsed < s_bound);
        Assert.IsType<TimeoutException>(error.InnerException);
        Assert.Contains("1 s", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_streaming_reader_can_be_stopped_while_it_reads()
    {
        using var command = _connection.CreateCommand("SELECT i FROM range(100000000000) t(i)");
        command.IsStreaming = true;
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());

        _connection.Interrupt();
        var error = Assert.Throws<DuckDbException>(() =>
        {
            while (reader.Read())
            {
            }
        });

        Assert.Equal(DuckDbErrorType.Interrupt, error.ErrorType);
    }

    [Fact]
    public void Progress_rises_to_one_also_where_the_configuration_is_locked()
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory() with { LockConfiguration = true });
        using var command = connection.CreateCommand(
            "SELECT sum(sqrt(i) * sin(i) * cos(i)) FROM range(60000000) t(i)");
        var seen = new ConcurrentQueue<double>();
        command.Progress = new Observer(seen);

        command.ExecuteScalar();

        var parts = seen.ToArray();
        Assert.Equal(1, parts[^1]);
        Assert.All(parts, part => Assert.InRange(part, 0, 1));
    }

    private sealed class Observer(ConcurrentQueue<double> seen) : IProgress<double>
    {
        public void Report(double value) => seen.Enqueue(value);
    }
}
