using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

public sealed class AppenderTests : IDisposable
{
    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

    public void Dispose() => _connection.Dispose();

    [Fact]
    public void Rows_arrive_with_every_scalar_type()
    {
        _connection.Execute(
            """
            CREATE TYPE colour AS ENUM ('green', 'red');
            CREATE TABLE t (a BOOLEAN, b TINYINT, c SMALLINT, d INTEGER, e BIGINT, f HUGEINT, g UTINYINT, h USMALLINT,
                i UINTEGER, j UBIGINT, k UHUGEINT, l FLOAT, m DOUBLE, n DECIMAL(4,2), o DECIMAL(9,3), p DECIMAL(18,4),
                q DECIMAL(38,5), r VARCHAR, s BLOB, t DATE, u TIME, v TIMESTAMP, w TIMESTAMPTZ, x TIMESTAMP_S,
                y TIMESTAMP_MS, z TIMESTAMP_NS, aa INTERVAL, ab UUID, ac colour, ad TIMETZ, ae INTEGER[],
                af INTEGER[2], ag STRUCT(one INTEGER, two VARCHAR))
            """);
        var moment = new DateTime(2024, 2, 29, 12, 34, 56, 789);
        using (var appender = _connection.CreateAppender("t"))
        {
            appender.AppendRow(
                true, -1, -2, -3, -4L, Int128.MinValue, 1, 2, 3u, ulong.MaxValue, UInt128.MaxValue, 1.5f, 2.5, 1.25m,
                1.234m,
                1.2345m, 123.45678m, "长于十二个字节的文字", new byte[] { 0, 1 }, new DateOnly(1969, 12, 31),
                new TimeOnly(1, 2, 3), moment, new DateTimeOffset(moment, TimeSpan.FromHours(8)), moment, moment,
                moment,
                TimeSpan.FromHours(25), Guid.Parse("ff112233-4455-6677-8899-aabbccddeeff"), "red",
                new DuckDbTimeTz(new TimeOnly(1, 0), TimeSpan.FromHours(8)), new[] { 1, 2, 3 }, new int?[] { 4, null },
                new Dictionary<string, object?> { ["one"] = 1, ["two"] = "二" });
            appender.AppendRow(new object?[33]);
            appender.Complete();
        }

        Assert.Equal(
            "true|-1|-2|-3|-4|-170141183460469231731687303715884105728|1|2|3|18446744073709551615|"
            + "340282366920938463463374607431768211455|1.5|2.5|1.25|1.234|1.2345|123.45678|长于十二个字节的文字|\\x00\\x01|"
            + "1969-12-31|01:02:03|2024-02-29 12:34:56.789|2024-02-29 04:34:56.789+00|2024-02-29 12:34:56|"
            + "2024-02-29 12:34:56.789|2024-02-29 12:34:56.789|1 day 01:00:00|ff112233-4455-6677-8899-aabbccddeeff|red|"
            + "01:00:00+08|[1, 2, 3]|[4, NULL]|{'one': 1, 'two': 二}",
            string.Join('|', FirstRow("SET timezone = 'UTC'; SELECT COLUMNS(*)::VARCHAR FROM t LIMIT 1")));
        Assert.Equal(
            1, _connection.Scalar<long>("SELECT count(*) FROM t WHERE a IS NULL AND r IS NULL AND ae IS NULL"));
    }

    [Fact]
    public void Typed_rows_across_many_chunks_keep_their_order_and_values()
    {
        const int Rows = 5_000;
        _connection.Execute("CREATE TABLE t (n BIGINT, name VARCHAR, weight DOUBLE)");
        using (var appender = _connection.CreateAppender("t"))
        {
            for (var i = 0; i < Rows; i++)
            {
                appender.Append(i).Append($"乡镇{i}").Append(i % 3 == 0 ? null : (double?)i).EndRow();
            }

            appender.Complete();
        }

        Assert.Equal(Rows, _connection.Scalar<long>("SELECT count(*) FROM t WHERE name = '乡镇' || n AND rowid = n"));

        // 0, 3, ..., 4998
        Assert.Equal(1_667, _connection.Scalar<long>("SELECT count(*) FROM t WHERE weight IS NULL"));
    }

    [Fact]
    public void Columns_arrive_as_rows()
    {
        const int Rows = 10_000;
        _connection.Execute("CREATE TABLE t (n BIGINT, day DATE, name VARCHAR, amount DECIMAL(18,2))");
        var numbers = Enumerable.Range(0, Rows).Select(i => (long)i).ToArray();
        using (var appender = _connection.CreateAppender("t"))
        {
            for (var batch = 0; batch < 2; batch++)
            {
                appender.AppendColumn<long>(numbers, numbers.Select(n => n % 2 == 1).ToArray());
                appender.AppendColumn<DateOnly>(
                    numbers.Select(n => new DateOnly(2024, 1, 1).AddDays((int)n)).ToArray());
                appender.AppendColumn<string?>(
                    numbers.Select(n => n == 9_999 ? null : $"a name of length {n}").ToArray());
                appender.AppendColumn<decimal>(numbers.Select(n => n / 4m).ToArray());
            }

            appender.Complete();
        }

        Assert.Equal(20_000, _connection.Scalar<long>("SELECT count(*) FROM t"));
        Assert.Equal(10_000, _connection.Scalar<long>("SELECT count(n) FROM t"));
        Assert.Equal(2, _connection.Scalar<long>("SELECT count(*) FROM t WHERE name IS NULL"));
        Assert.Equal(
            9_998,
            _connection.Scalar<long>(
                "SELECT count(*) FROM t WHERE day = DATE '2024-01-01' + n::INT AND name = 'a name of length ' || n "
                + "AND amount = n / 4 AND n > 1"));
    }

    [Fact]
    public void Rows_not_completed_are_dropped()
    {
        _connection.Execute("CREATE TABLE t (n INTEGER)");
        using (var appender = _connection.CreateAppender("t"))
        {
            appender.AppendRow(1);
        }

        Assert.Equal(0, _connection.Scalar<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_broken_constraint_is_said_at_the_end_and_nothing_is_kept()
    {
        _connection.Execute("CREATE TABLE t (n INTEGER NOT NULL)");
        using var appender = _connection.CreateAppender("t");
        appender.AppendRow(1);
        appender.AppendRow(new object?[] { null });

        var error = Assert.Throws<DuckDbException>(appender.Complete);

        Assert.Equal(DuckDbErrorType.Constraint, error.ErrorType);
        Assert.Equal(0, _connection.Scalar<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_missing_table_is_DuckDBs_own_error()
    {
        var error = Assert.Throws<DuckDbException>(() => _connection.CreateAppender("nowhere"));

        Assert.Equal(DuckDbErrorType.Catalog, error.ErrorType);
    }

    [Fact]
    public void Values_that_do_not_fit_are_refused_one_by_one()
    {
        _connection.Execute("CREATE TABLE t (n TINYINT, d DECIMAL(4,2), name VARCHAR)");
        using var appender = _connection.CreateAppender("t");

        Assert.Throws<OverflowException>(() => appender.Append(128));
        Assert.Throws<InvalidCastException>(() => appender.Append("1"));
        appender.Append(127);
        Assert.Throws<OverflowException>(() => appender.Append(100m));
        Assert.Throws<InvalidCastException>(() => appender.Append(1.5));
        appender.Append(99.995m - 0.001m);
        Assert.Throws<InvalidOperationException>(appender.EndRow);
        Assert.Throws<InvalidCastException>(() => appender.Append(1));
        appender.Append("x").EndRow();
        Assert.Throws<InvalidOperationException>(() => appender.AppendRow(1, 1, "x", "y"));
    }

    [Fact]
    public void A_decimal_is_rounded_as_DuckDB_rounds_it()
    {
        _connection.Execute("CREATE TABLE t (d DECIMAL(6,2))");
        decimal[] values = [1.005m, -1.005m, 1.004m, 2.675m, 0m, -0.001m];
        using (var appender = _connection.CreateAppender("t"))
        {
            appender.AppendColumn<decimal>(values);
            appender.Complete();
        }

        Assert.Equal(
            "1.01 -1.01 1.00 2.68 0.00 0.00",
            _connection.Scalar<string>("SELECT string_agg(d::VARCHAR, ' ' ORDER BY rowid) FROM t"));
        Assert.Equal(1.01m, _connection.Scalar<decimal>("SELECT 1.005::DECIMAL(6,2)"));
    }

    [Fact]
    public void An_appender_closed_with_its_connection_cannot_be_used()
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());
        connection.Execute("CREATE TABLE t (n INTEGER)");
        using var appender = connection.CreateAppender("t");
        connection.Close();

        Assert.Throws<ObjectDisposedException>(() => appender.AppendRow(1));
    }

    private string[] FirstRow(string query)
    {
        using var command = _connection.CreateCommand(query);
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        return Enumerable.Range(0, reader.FieldCount).Select(reader.GetString).ToArray();
    }
}
