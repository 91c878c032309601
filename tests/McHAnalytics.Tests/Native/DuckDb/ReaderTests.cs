using McHAnalytics.Native.DuckDb;

namespace McHAnalytics.Tests.Native.DuckDb;

public sealed class ReaderTests : IDisposable
{
    private readonly DuckDbConnection _connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());

    public void Dispose() => _connection.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void All_rows_of_many_chunks_are_read_streamed_or_not(bool isStreaming)
    {
        using var command = _connection.CreateCommand(
            "SELECT i, CASE WHEN i % 3 = 0 THEN NULL ELSE 'number ' || i END FROM range(10000) t(i)");
        command.IsStreaming = isStreaming;
        using var reader = command.ExecuteReader();
        var (sum, texts) = (0L, 0);

        while (reader.Read())
        {
            sum += reader.GetInt64(0);
            if (!reader.IsDBNull(1))
            {
                texts++;
                Assert.Equal($"number {reader.GetInt64(0)}", reader.GetString(1));
            }
        }

        Assert.Equal(49_995_000, sum);   // 0 + 1 + ... + 9999
        Assert.Equal(6_666, texts);      // 10,000 less 0, 3, ..., 9999
    }

    [Fact]
    public void Chunks_give_columns_as_spans()
    {
        using var command = _connection.CreateCommand(
            """
            SELECT i::INTEGER, i::DOUBLE / 2, CASE WHEN i % 2 = 0 THEN i END, DATE '1970-01-01' + i::INTEGER,
                i::DECIMAL(9,2), 'text ' || i, i::HUGEINT, i % 2 = 1
            FROM range(5000) t(i)
            """);
        using var reader = command.ExecuteReader();
        var rows = 0;

        while (reader.ReadChunk(out var chunk))
        {
            var numbers = chunk.Vector<int>(0);
            var halves = chunk.Vector<double>(1);
            var evens = chunk.Vector<long>(2);
            var days = chunk.Vector<int>(3);
            var hundredths = chunk.Vector<int>(4);
            var wide = chunk.Vector<Int128>(6);
            var odd = chunk.Vector<bool>(7);
            var validity = chunk.Validity(2);
            Assert.False(validity.IsAllValid);
            Assert.True(chunk.Validity(0).IsAllValid || chunk.Validity(0)[0]);

            for (var i = 0; i < chunk.RowCount; i++, rows++)
            {
                Assert.Equal(rows, numbers[i]);
                Assert.Equal(rows / 2.0, halves[i]);
                Assert.Equal(rows % 2 == 0, validity[i]);
                Assert.Equal(rows % 2 != 0, chunk.IsNull(2, i));
                Assert.Equal(rows % 2 == 0 ? rows : evens[i], evens[i]);
                Assert.Equal(rows, days[i]);
                Assert.Equal(rows * 100, hundredths[i]);
                Assert.Equal(rows, wide[i]);
                Assert.Equal(rows % 2 == 1, odd[i]);
                Assert.True(chunk.GetUtf8(5, i).SequenceEqual(System.Text.Encoding.UTF8.GetBytes($"text {rows}")));
                Assert.Equal((decimal)rows, chunk.Get<decimal>(4, i));
            }
        }

        Assert.Equal(5_000, rows);
    }

    [Fact]
    public void A_vector_of_another_type_is_refused_by_name()
    {
        using var command = _connection.CreateCommand("SELECT 1, 'a', DATE '2024-01-01'");
        using var reader = command.ExecuteReader();
        Assert.True(reader.ReadChunk(out var chunk));

        Assert.Contains("Int32", Message(ref chunk, static c => c.Vector<long>(0).Length), StringComparison.Ordinal);
        Assert.Contains("GetUtf8", Message(ref chunk, static c => c.Vector<long>(1).Length), StringComparison.Ordinal);
        Assert.Contains(
            "Int32", Message(ref chunk, static c => c.Vector<DateOnly>(2).Length), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_and_chunks_can_follow_each_other()
    {
        using var command = _connection.CreateCommand("SELECT i FROM range(5000) t(i)");
        using var reader = command.ExecuteReader();

        Assert.True(reader.HasRows);
        Assert.True(reader.ReadChunk(out var chunk));
        Assert.Equal(2_048, chunk.RowCount);
        Assert.True(reader.Read());
        Assert.Equal(2_048, reader.GetInt64(0));
        Assert.True(reader.ReadChunk(out chunk));
        Assert.Equal(4_096, chunk.Vector<long>(0)[0]);
        Assert.False(reader.ReadChunk(out _));
        Assert.False(reader.Read());
    }

    [Fact]
    public void Reading_without_a_row_after_the_end_or_after_closing_is_said()
    {
        using var command = _connection.CreateCommand("SELECT 1 AS one");
        var reader = command.ExecuteReader();
        Says<InvalidOperationException>("Read", () => reader.GetInt32(0));
        Assert.True(reader.Read());
        Assert.Throws<IndexOutOfRangeException>(() => reader.GetInt32(1));
        Assert.Equal(0, reader.GetOrdinal("ONE"));
        Says<IndexOutOfRangeException>("one", () => reader.GetOrdinal("two"));
        Assert.False(reader.Read());
        Assert.Throws<InvalidOperationException>(() => reader.GetInt32(0));
        reader.Close();
        Assert.True(reader.IsClosed);
        Says<InvalidOperationException>("closed", () => reader.Read());
        Says<InvalidOperationException>("closed", () => reader.GetInt32(0));
        Assert.Throws<InvalidOperationException>(() => reader.ReadChunk(out _));
    }

    [Fact]
    public void A_reader_is_closed_with_its_connection()
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());
        using var command = connection.CreateCommand("SELECT 1");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        connection.Close();

        Assert.True(reader.IsClosed);
        Assert.Throws<InvalidOperationException>(() => reader.GetInt32(0));
    }

    [Fact]
    public void NULL_is_an_error_for_a_value_type_and_null_for_a_nullable()
    {
        using var command = _connection.CreateCommand("SELECT NULL::INTEGER AS n, NULL::VARCHAR");
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());

        Says<InvalidCastException>("(n)", () => reader.GetInt32(0));
        Assert.Throws<InvalidCastException>(() => reader.GetFieldValue<int>(0));
        Assert.Null(reader.GetFieldValue<int?>(0));
        Assert.Null(reader.GetFieldValue<string?>(1));
        Assert.Equal(DBNull.Value, reader.GetFieldValue<object>(1));
    }

    [Fact]
    public void A_streaming_reader_keeps_the_connection_busy_and_frees_it()
    {
        using var command = _connection.CreateCommand("SELECT i FROM range(1000000) t(i)");
        command.IsStreaming = true;
        using (var reader = command.ExecuteReader())
        {
            Assert.True(reader.Read());
            Assert.Throws<InvalidOperationException>(() => _connection.Execute("SELECT 1"));
            using var other = _connection.Duplicate();
            Assert.Equal(1, other.Scalar<int>("SELECT 1"));
        }

        Assert.Equal(1, _connection.Scalar<int>("SELECT 1"));
    }

    [Fact]
    public void Two_readers_of_one_connection_are_read_side_by_side()
    {
        using var first = _connection.CreateCommand("SELECT i FROM range(5000) t(i)");
        using var second = _connection.CreateCommand("SELECT -i FROM range(5000) t(i)");
        using var left = first.ExecuteReader();
        using var right = second.ExecuteReader();

        while (left.Read())
        {
            Assert.True(right.Read());
            Assert.Equal(left.GetInt64(0), -right.GetInt64(0));
        }

        Assert.False(right.Read());
    }

    [Fact]
    public void A_row_is_read_into_an_array()
    {
        using var command = _connection.CreateCommand(
            "SELECT 1 AS n, 'a' AS t UNION ALL SELECT NULL, NULL ORDER BY n NULLS LAST");
        using var reader = command.ExecuteReader();
        var values = new object[2];

        Assert.True(reader.Read());
        Assert.Equal(2, reader.GetValues(values));
        Assert.Equal([1, "a"], values);
        Assert.True(reader.Read());
        reader.GetValues(values);
        Assert.Equal([DBNull.Value, DBNull.Value], values);
    }

    private delegate int Reading(DuckDbChunk chunk);

    private static void Says<TError>(string word, Func<object> work)
        where TError : Exception =>
        Assert.Contains(word, Assert.Throws<TError>(work).Message, StringComparison.Ordinal);

    private static string Message(ref DuckDbChunk chunk, Reading reading)
    {
        try
        {
            return $"no error: {reading(chunk)}";
        }
        catch (InvalidCastException error)
        {
            return error.Message;
        }
    }
}
