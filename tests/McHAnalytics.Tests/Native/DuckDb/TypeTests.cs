using System.Collections;
using System.Globalization;
using System.Numerics;
using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

/// <summary>Every type DuckDB returns, one line a type: SQL, its name, and the CLR value.</summary>
public sealed class TypeTests : IDisposable
{
    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

    public static TheoryData<string, string, object> Values => new()
    {
        { "true", "BOOLEAN", true },
        { "(-128)::TINYINT", "TINYINT", sbyte.MinValue },
        { "(-32768)::SMALLINT", "SMALLINT", short.MinValue },
        { "(-2147483648)::INTEGER", "INTEGER", int.MinValue },
        { "(-9223372036854775808)::BIGINT", "BIGINT", long.MinValue },
        { "170141183460469231731687303715884105727::HUGEINT", "HUGEINT", Int128.MaxValue },
        { "255::UTINYINT", "UTINYINT", byte.MaxValue },
        { "65535::USMALLINT", "USMALLINT", ushort.MaxValue },
        { "4294967295::UINTEGER", "UINTEGER", uint.MaxValue },
        { "18446744073709551615::UBIGINT", "UBIGINT", ulong.MaxValue },
        { "340282366920938463463374607431768211455::UHUGEINT", "UHUGEINT", UInt128.MaxValue },
        { "1.5::FLOAT", "FLOAT", 1.5f },
        { "'nan'::DOUBLE", "DOUBLE", double.NaN },
        { "1e308::DOUBLE", "DOUBLE", 1e308 },
        { "(-99.99)::DECIMAL(4,2)", "DECIMAL(4,2)", -99.99m },
        { "123456.789::DECIMAL(9,3)", "DECIMAL(9,3)", 123456.789m },
        { "(-99999999999999.9999)::DECIMAL(18,4)", "DECIMAL(18,4)", -99999999999999.9999m },
        { "12345678901234567890123.45::DECIMAL(38,2)", "DECIMAL(38,2)", 12345678901234567890123.45m },
        { "1e-28::DECIMAL(38,30)", "DECIMAL(38,30)", 0.0000000000000000000000000001m },
        { "'妇幼'", "VARCHAR", "妇幼" },
        { "'twelve bytes'", "VARCHAR", "twelve bytes" },
        { "'thirteen byte' || 's'", "VARCHAR", "thirteen bytes" },
        { "''", "VARCHAR", string.Empty },
        { "'{\"a\":1}'::JSON", "JSON", "{\"a\":1}" },
        { "'\\x00\\xFF'::BLOB", "BLOB", new byte[] { 0, 255 } },
        { "''::BLOB", "BLOB", Array.Empty<byte>() },
        { "DATE '0001-01-01'", "DATE", DateOnly.MinValue },
        { "DATE '2024-02-29'", "DATE", new DateOnly(2024, 2, 29) },
        { "TIME '23:59:59.999999'", "TIME", new TimeOnly(23, 59, 59, 999, 999) },
        { "TIME_NS '00:00:00.0000001'", "TIME_NS", new TimeOnly(1) },
        {
            "TIMETZ '12:00:00+05:30'", "TIME WITH TIME ZONE",
            new DuckDbTimeTz(new TimeOnly(12, 0), new TimeSpan(5, 30, 0))
        },
        { "TIMESTAMP_S '1969-12-31 23:59:59'", "TIMESTAMP_S", new DateTime(1969, 12, 31, 23, 59, 59) },
        { "TIMESTAMP_MS '1969-12-31 23:59:59.5'", "TIMESTAMP_MS", new DateTime(1969, 12, 31, 23, 59, 59, 500) },
        { "TIMESTAMP '9999-12-31 23:59:59.999999'", "TIMESTAMP", new DateTime(9999, 12, 31, 23, 59, 59, 999, 999) },
        { "TIMESTAMP_NS '2024-01-02 03:04:05.0000001'", "TIMESTAMP_NS", new DateTime(2024, 1, 2, 3, 4, 5).AddTicks(1) },
        {
            "TIMESTAMPTZ '2024-01-02 03:04:05+08'", "TIMESTAMP WITH TIME ZONE",
            new DateTimeOffset(2024, 1, 1, 19, 4, 5, TimeSpan.Zero)
        },
        { "INTERVAL '1 year 2 days 3 seconds'", "INTERVAL", new DuckDbInterval(12, 2, 3_000_000) },
        { "UUID 'ff112233-4455-6677-8899-aabbccddeeff'", "UUID", Guid.Parse("ff112233-4455-6677-8899-aabbccddeeff") },
        { "'red'::ENUM('green', 'red')", "ENUM('green', 'red')", "red" },
        { "'101100111'::BIT", "BIT", "101100111" },
        { "[1, NULL, 3]", "INTEGER[]", new object?[] { 1, null, 3 } },
        { "[]::VARCHAR[]", "VARCHAR[]", Array.Empty<object?>() },
        { "[[1], [2, 3]]", "INTEGER[][]", new object?[] { new object?[] { 1 }, new object?[] { 2, 3 } } },
        { "array_value(1.5::DOUBLE, 2)", "DOUBLE[2]", new object?[] { 1.5, 2.0 } },
        {
            "{'place': '县', 'births': 3}", "STRUCT(\"place\" VARCHAR, \"births\" INTEGER)",
            new Dictionary<string, object?> { ["place"] = "县", ["births"] = 3 }
        },
        {
            "MAP {'a': 1, 'b': NULL}", "MAP(VARCHAR, INTEGER)",
            new Dictionary<object, object?> { ["a"] = 1, ["b"] = null }
        },
        { "union_value(n := 5)", "UNION(\"n\" INTEGER)", new DuckDbUnion("n", 5) },
        { "'-170141183460469231731687303715884105729'::BIGNUM", "BIGNUM", (BigInteger)Int128.MinValue - 1 },
        { "(1::UHUGEINT << 100)::VARCHAR::BIGNUM", "BIGNUM", BigInteger.One << 100 },
    };

    public void Dispose() => _connection.Dispose();

    [Theory]
    [MemberData(nameof(Values))]
    public void Each_type_is_read_as_its_own(string sql, string typeName, object expected)
    {
        using var command = _connection.CreateCommand(
            $"SELECT a.v, b.v FROM (SELECT {sql} AS v, i FROM range(2) t(i)) a "
            + $"LEFT JOIN (SELECT {sql} AS v, 0 AS i) b ON a.i = b.i ORDER BY a.i");
        using var reader = command.ExecuteReader();

        Assert.True(reader.Read());
        Assert.Equal(typeName, reader.GetDataTypeName(0));
        Assert.Equal(expected, reader.GetValue(0));
        Assert.IsType(reader.GetFieldType(0), reader.GetValue(0));
        Assert.Equal(expected, reader.GetValue(1));
        Assert.True(reader.Read());
        Assert.Equal(expected, reader.GetValue(0));
        Assert.True(reader.IsDBNull(1));
        Assert.Equal(DBNull.Value, reader.GetValue(1));
        Assert.False(reader.Read());
    }

    [Fact]
    public void A_bare_NULL_has_no_value()
    {
        using var command = _connection.CreateCommand("SELECT NULL, [NULL]");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Assert.True(reader.IsDBNull(0));
        Assert.Equal(new object?[] { null }, reader.GetFieldValue<object?[]>(1));
    }

    [Theory]
    [InlineData("DATE 'infinity'")]
    [InlineData("DATE '0001-01-01' - 1")]
    [InlineData("TIMESTAMP '-infinity'")]
    [InlineData("TIMESTAMP_NS 'infinity'")]
    [InlineData("TIMESTAMP '10000-01-01 00:00:00'")]
    [InlineData("TIME '24:00:00'")]
    [InlineData("99999999999999999999999999999999999999::DECIMAL(38,0)")]
    [InlineData("1e-30::DECIMAL(38,30)")]
    public void What_dotnet_cannot_hold_is_an_overflow_and_never_another_value(string sql)
    {
        using var command = _connection.CreateCommand($"SELECT {sql}");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Assert.Throws<OverflowException>(() => reader.GetValue(0));
    }

    [Fact]
    public void A_variant_says_to_cast_it()
    {
        using var command = _connection.CreateCommand("SELECT 1::VARIANT");
        command.IsStreaming = true;

        var error = Assert.Throws<NotSupportedException>(command.ExecuteReader);

        Assert.Contains("cast", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, _connection.Scalar<int>("SELECT 1"));
    }

    [Fact]
    public void Wider_numbers_are_allowed_and_narrower_ones_checked()
    {
        Assert.Equal(45, _connection.Scalar<long>("SELECT sum(i) FROM range(10) t(i)"));   // HUGEINT
        Assert.Equal(7m, _connection.Scalar<decimal>("SELECT 7::UTINYINT"));
        Assert.Equal(7.0, _connection.Scalar<double>("SELECT 7::HUGEINT"));
        Assert.Equal(1.25, _connection.Scalar<double>("SELECT 1.25::DECIMAL(30,2)"));
        Assert.Equal(new BigInteger(7), _connection.Scalar<BigInteger>("SELECT 7::TINYINT"));
        Assert.Throws<OverflowException>(() => _connection.Scalar<byte>("SELECT 256"));
        Assert.Throws<OverflowException>(() => _connection.Scalar<uint>("SELECT -1"));
        Assert.Throws<OverflowException>(() => _connection.Scalar<long>("SELECT 9223372036854775808::HUGEINT"));
        Assert.Throws<InvalidCastException>(() => _connection.Scalar<int>("SELECT 1.5::DOUBLE"));
        Assert.Throws<InvalidCastException>(() => _connection.Scalar<int>("SELECT '1'"));
        Assert.Throws<InvalidCastException>(() => _connection.Scalar<string>("SELECT 1"));
    }

    [Fact]
    public void Nested_values_are_right_also_where_DuckDB_keeps_words_once()
    {
        // Words that repeat are kept in a dictionary, which must not show through structures and lists.
        _connection.Execute("CREATE TABLE t AS SELECT i, 'word number ' || i % 7 AS s FROM range(10000) t(i)");
        using var command = _connection.CreateCommand("SELECT i, {'a': s, 'b': [s, NULL]}, [s], MAP {s: s} FROM t");
        command.IsStreaming = true;
        using var reader = command.ExecuteReader();
        var rows = 0L;

        while (reader.Read())
        {
            var word = $"word number {reader.GetInt64(0) % 7}";
            var both = reader.GetFieldValue<Dictionary<string, object?>>(1);
            Assert.Equal(word, both["a"]);
            Assert.Equal(new object?[] { word, null }, both["b"]);
            Assert.Equal([word], reader.GetFieldValue<string[]>(2));
            Assert.Equal(word, Assert.Single(reader.GetFieldValue<Dictionary<string, string>>(3)).Value);
            rows++;
        }

        Assert.Equal(10_000, rows);
    }

    [Fact]
    public void Lists_and_maps_are_read_with_their_own_types()
    {
        Assert.Equal([1, 2], _connection.Scalar<int[]>("SELECT [1, 2]")!);
        Assert.Equal([1L, 2L], _connection.Scalar<List<long>>("SELECT [1, 2]"));
        Assert.Equal([1, null], _connection.Scalar<IReadOnlyList<int?>>("SELECT [1, NULL]")!);
        Assert.Equal([[1], []], _connection.Scalar<int[][]>("SELECT [[1], []]")!);
        Assert.Equal(new List<string?> { "a", null }, _connection.Scalar<List<string?>>("SELECT ['a', NULL]"));
        Assert.Equal(
            new Dictionary<string, int> { ["a"] = 1 },
            _connection.Scalar<Dictionary<string, int>>("SELECT MAP {'a': 1}"));
        Assert.Throws<InvalidCastException>(() => _connection.Scalar<int[]>("SELECT [1, NULL]"));
    }

    [Fact]
    public void Other_readings_of_a_type_are_its_own_in_another_form()
    {
        Assert.Equal(new BitArray([true, false]), _connection.Scalar<BitArray>("SELECT '10'::BIT"));
        Assert.Equal(DayOfWeek.Friday, _connection.Scalar<DayOfWeek>("SELECT 'Friday'::ENUM('Monday', 'Friday')"));
        Assert.Equal(TimeSpan.FromHours(49), _connection.Scalar<TimeSpan>("SELECT INTERVAL '2 days 1 hour'"));
        Assert.Throws<InvalidCastException>(() => _connection.Scalar<TimeSpan>("SELECT INTERVAL '1 month'"));
        Assert.Equal(TimeSpan.FromHours(24), _connection.Scalar<TimeSpan>("SELECT TIME '24:00:00'"));
        Assert.Equal(new DateTime(2024, 1, 2), _connection.Scalar<DateTime>("SELECT DATE '2024-01-02'"));
        Assert.Equal(DateTimeKind.Utc, _connection.Scalar<DateTime>("SELECT TIMESTAMPTZ '2024-01-02 00:00:00Z'").Kind);
        Assert.Equal("2024", _connection.Scalar<DateOnly>("SELECT TIMESTAMP '2024-05-06 07:08:09'")
            .ToString("yyyy", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void An_enumeration_of_many_words_needs_a_wider_number()
    {
        _connection.Execute("CREATE TYPE village AS ENUM (SELECT 'v' || i FROM range(70000) t(i))");

        Assert.Equal("v69999", _connection.Scalar<string>("SELECT 'v69999'::village"));
    }
}
