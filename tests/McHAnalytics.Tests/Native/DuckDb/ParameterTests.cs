using System.Numerics;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

public sealed class ParameterTests : IDisposable
{
    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

    public static TheoryData<object, string, string> Values => new()
    {
        { true, "BOOLEAN", "true" },
        { (sbyte)-1, "TINYINT", "-1" },
        { (short)-2, "SMALLINT", "-2" },
        { -3, "INTEGER", "-3" },
        { -4L, "BIGINT", "-4" },
        { (byte)1, "UTINYINT", "1" },
        { (ushort)2, "USMALLINT", "2" },
        { 3u, "UINTEGER", "3" },
        { ulong.MaxValue, "UBIGINT", "18446744073709551615" },
        { Int128.MinValue, "HUGEINT", "-170141183460469231731687303715884105728" },
        { UInt128.MaxValue, "UHUGEINT", "340282366920938463463374607431768211455" },
        { new BigInteger(-5), "HUGEINT", "-5" },
        { BigInteger.Pow(10, 40), "BIGNUM", "1" + new string('0', 40) },
        { -BigInteger.Pow(10, 40), "BIGNUM", "-1" + new string('0', 40) },
        { 1.5f, "FLOAT", "1.5" },
        { -2.5, "DOUBLE", "-2.5" },
        { 1.50m, "DECIMAL(3,2)", "1.50" },
        { -1.001m, "DECIMAL(4,3)", "-1.001" },
        { decimal.MaxValue, "DECIMAL(29,0)", "79228162514264337593543950335" },
        { "妇幼 O'Brien; --", "VARCHAR", "妇幼 O'Brien; --" },
        { 'q', "VARCHAR", "q" },
        { new byte[] { 0, 1 }, "BLOB", "\\x00\\x01" },
        { Array.Empty<byte>(), "BLOB", string.Empty },
        { new DateOnly(1969, 12, 31), "DATE", "1969-12-31" },
        { new TimeOnly(1, 2, 3), "TIME", "01:02:03" },
        { new DateTime(1969, 12, 31, 23, 59, 59, 999), "TIMESTAMP", "1969-12-31 23:59:59.999" },
        {
            new DateTimeOffset(2024, 1, 1, 8, 0, 0, TimeSpan.FromHours(8)), "TIMESTAMP WITH TIME ZONE",
            "2024-01-01 00:00:00+00"
        },
        { TimeSpan.FromHours(-25.5), "INTERVAL", "-1 day -01:30:00" },
        { new DuckDbInterval(14, 0, 0), "INTERVAL", "1 year 2 months" },
        { new DuckDbTimeTz(new TimeOnly(1, 0), TimeSpan.FromHours(8)), "TIME WITH TIME ZONE", "01:00:00+08" },
        { Guid.Parse("ff112233-4455-6677-8899-aabbccddeeff"), "UUID", "ff112233-4455-6677-8899-aabbccddeeff" },
        { new[] { 1, 2 }, "INTEGER[]", "[1, 2]" },
        { new List<string?> { "a", null }, "VARCHAR[]", "[a, NULL]" },
        { Array.Empty<long>(), "BIGINT[]", "[]" },
    };

    public void Dispose() => _connection.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_CLR_type_arrives_as_the_type_that_holds_it(object value, string type, string text)
    {
        _connection.Execute("SET timezone = 'UTC'");

        Assert.Equal(type, _connection.Scalar<string>("SELECT typeof($1)", value));
        Assert.Equal(text, _connection.Scalar<string>("SELECT $1::VARCHAR", value));
    }

    [Fact]
    public void Null_and_DBNull_are_NULL()
    {
        Assert.True(_connection.Scalar<bool>("SELECT $1 IS NULL AND $2 IS NULL", null, DBNull.Value));
    }

    [Fact]
    public void A_list_answers_which_codes()
    {
        _connection.Execute("CREATE TABLE t AS SELECT i::INTEGER AS n FROM range(10) t(i)");

        var sum = _connection.Scalar<long>("SELECT sum(n) FROM t WHERE n IN (SELECT unnest($1))", new[] { 3, 9 });

        Assert.Equal(12, sum);
    }

    [Fact]
    public void Names_are_found_whatever_their_order_case_and_prefix()
    {
        using var command = _connection.CreateCommand("SELECT $first || $second || $first");
        command.Parameters.Add("$SECOND", "b");
        command.Parameters.Add("first", "a");

        Assert.Equal("aba", command.ExecuteScalar());
        command.Parameters["second"].Value = "c";
        Assert.Equal("aca", command.ExecuteScalar());
    }

    [Fact]
    public void A_name_that_the_statement_has_not_is_an_error_that_says_which_it_has()
    {
        using var command = _connection.CreateCommand("SELECT $area");
        command.Parameters.Add("arae", 1);

        var error = Assert.Throws<ArgumentException>(command.ExecuteScalar);

        Assert.Contains("$arae", error.Message, StringComparison.Ordinal);
        Assert.Contains("$area", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_place_without_value_and_a_value_without_place_are_errors()
    {
        using var named = _connection.CreateCommand("SELECT $a, $b");
        named.Parameters.Add("a", 1);
        Assert.Contains("$b", Assert.Throws<ArgumentException>(named.ExecuteScalar).Message, StringComparison.Ordinal);

        Assert.Throws<ArgumentException>(() => _connection.Execute("SELECT $1, $2", 1));
        Assert.Throws<ArgumentException>(() => _connection.Execute("SELECT ?, ?", 1, 2, 3));
        Assert.Throws<ArgumentException>(() => _connection.Execute("SELECT 1", 1));

        using var mixed = _connection.CreateCommand("SELECT $1, $2");
        mixed.Parameters.AddValue(1);
        mixed.Parameters.Add("b", 1);
        Assert.Throws<ArgumentException>(mixed.ExecuteScalar);
    }

    [Fact]
    public void Several_statements_each_take_the_values_they_name()
    {
        using var command = _connection.CreateCommand(
            "CREATE TABLE t (a INTEGER, b VARCHAR); "
            + "INSERT INTO t VALUES ($n, 'x'); INSERT INTO t VALUES ($n + 1, $text)");
        command.Parameters.Add("n", 5);
        command.Parameters.Add("text", "y");

        Assert.Equal(2, command.ExecuteNonQuery());
        Assert.Equal("5x6y", _connection.Scalar<string>("SELECT string_agg(a || b, '' ORDER BY a) FROM t"));

        command.CommandText = "DELETE FROM t; SELECT $n";
        command.Parameters.Add("other", 1);
        Assert.Throws<ArgumentException>(() => command.ExecuteNonQuery());
        Assert.Equal(2, _connection.Scalar<long>("SELECT count(*) FROM t"));
    }

    [Fact]
    public void A_value_of_a_type_DuckDB_has_not_is_refused_by_name()
    {
        var error = Assert.Throws<NotSupportedException>(() => _connection.Execute("SELECT $1", new Version(1, 2)));

        Assert.Contains("Version", error.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => _connection.Execute("SELECT $1", new object[] { 1, "a" }));
    }
}
