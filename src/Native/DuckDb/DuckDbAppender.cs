using McHAnalytics.Native.DuckDb.Api;
using McHAnalytics.Native.DuckDb.Writers;

namespace McHAnalytics.Native.DuckDb;

/// <summary>Appends rows to a table: the fastest way in, row by row or column by column.</summary>
/// <remarks>
/// Call <see cref="Complete"/> at the end. Without it, disposing drops the rows that have not reached the table; of a
/// long run some have (DuckDB writes every 204,800 rows), so append inside a transaction where it must be all or
/// nothing.
/// </remarks>
public sealed class DuckDbAppender : IDisposable
{
    private readonly DuckDbConnection _connection;
    private readonly string _table;
    private readonly AppenderHandle _handle;
    private readonly LogicalTypeHandle[] _types;
    private readonly VectorWriter[] _writers;
    private readonly List<ChunkHandle> _chunks = [];
    private readonly int _capacity;
    private int _row;
    private int _column;
    private int _batchRows = -1;
    private bool _isOpen;

    internal DuckDbAppender(DuckDbConnection connection, string table, string? schema, string? catalogue)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(table);
        _connection = connection;
        _table = table;
        _capacity = (int)DuckDbApi.duckdb_vector_size();

        var state = DuckDbApi.duckdb_appender_create_ext(connection.Handle, catalogue, schema, table, out _handle);
        _types = [];
        _writers = [];
        if (state != DuckDbState.Success)
        {
            using (_handle)
            {
                throw Failure();
            }
        }

        try
        {
            _types = new LogicalTypeHandle[DuckDbApi.duckdb_appender_column_count(_handle)];
            for (var i = 0; i < _types.Length; i++)
            {
                _types[i] = DuckDbApi.duckdb_appender_column_type(_handle, (ulong)i);
            }

            _writers = Array.ConvertAll(_types, VectorWriterFactory.Create);
            _isOpen = true;
            Use(0);
            connection.Adopt(this);
        }
        catch
        {
            Free();
            throw;
        }
    }

    /// <summary>The table's columns.</summary>
    public int ColumnCount => _writers.Length;

    /// <summary>Appends the row's next value; null is NULL.</summary>
    /// <exception cref="InvalidCastException">The column cannot take a value of that type.</exception>
    /// <exception cref="OverflowException">The value does not fit into the column.</exception>
    public DuckDbAppender Append<T>(T value)
    {
        Next().Write(_row, value);
        _column++;
        return this;
    }

    /// <inheritdoc cref="Append{T}(T)"/>
    public DuckDbAppender Append<T>(T? value)
        where T : struct => value is { } some ? Append(some) : AppendNull();

    /// <inheritdoc cref="Append{T}(T)"/>
    public DuckDbAppender Append(string? value) => value is null ? AppendNull() : Append(value.AsSpan());

    /// <summary>Appends the row's next value, a text.</summary>
    public DuckDbAppender Append(ReadOnlySpan<char> value)
    {
        Next().WriteText(_row, value);
        _column++;
        return this;
    }

    /// <summary>Appends the row's next value: UTF-8 for a text column, bytes for a blob.</summary>
    public DuckDbAppender AppendUtf8(ReadOnlySpan<byte> value)
    {
        Next().WriteBytes(_row, value);
        _column++;
        return this;
    }

    /// <summary>Appends NULL as the row's next value.</summary>
    public DuckDbAppender AppendNull()
    {
        Next().WriteNull(_row);
        _column++;
        return this;
    }

    /// <summary>Ends a row: each column must have been given a value.</summary>
    /// <exception cref="InvalidOperationException">Values are missing.</exception>
    public void EndRow()
    {
        if (_column != _writers.Length || _batchRows >= 0)
        {
            throw new InvalidOperationException(
                $"The row has {_column} values but {_table} has {_writers.Length} columns.");
        }

        _column = 0;
        if (++_row == _capacity)
        {
            FlushRows();
        }
    }

    /// <summary>Appends a row of values.</summary>
    public void AppendRow(params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            Next().WriteObject(_row, value);
            _column++;
        }

        EndRow();
    }

    /// <summary>
    /// Appends many rows' values of the next column. Give every column in turn the same number of values; after the
    /// last one the rows are appended.
    /// </summary>
    /// <param name="values">One value a row; memory of the column's own type is copied at once.</param>
    /// <param name="isNull">One flag a row where it is NULL; empty where none is.</param>
    public void AppendColumn<T>(ReadOnlySpan<T> values, ReadOnlySpan<bool> isNull = default)
    {
        BeginColumn(values.Length, isNull.Length);
        var writer = Next();

        for (int start = 0, chunk = 0; start < values.Length; start += _capacity, chunk++)
        {
            Bind(writer, _column, chunk);
            var part = values.Slice(start, Math.Min(_capacity, values.Length - start));
            writer.WriteAll(part);

            for (var i = 0; i < part.Length && !isNull.IsEmpty; i++)
            {
                if (isNull[start + i])
                {
                    writer.WriteNull(i);
                }
            }
        }

        if (++_column == _writers.Length)
        {
            EndBatch();
        }
    }

    /// <summary>Sends what was appended to the table; the appender stays open.</summary>
    /// <exception cref="DuckDbException">The table refused the rows, for example by a constraint.</exception>
    public void Flush()
    {
        ThrowIfUnfinished();
        FlushRows();
        Check(DuckDbApi.duckdb_appender_flush(_handle));
    }

    /// <summary>Sends what was appended to the table and closes the appender.</summary>
    /// <exception cref="DuckDbException">The table refused the rows, for example by a constraint.</exception>
    public void Complete()
    {
        ThrowIfUnfinished();
        FlushRows();
        Check(DuckDbApi.duckdb_appender_close(_handle));
        Free();
    }

    /// <summary>Closes the appender; rows not completed or flushed are dropped.</summary>
    public void Dispose()
    {
        if (_isOpen)
        {
            // Destroying an appender would write what is left in it.
            _ = DuckDbApi.duckdb_appender_clear(_handle);
            Free();
        }
    }

    private VectorWriter Next()
    {
        var writers = _writers;
        return (uint)_column < (uint)writers.Length && _isOpen ? writers[_column] : throw NoColumn();
    }

    private InvalidOperationException NoColumn() =>
        _isOpen
            ? new InvalidOperationException($"{_table} has {_writers.Length} columns: end the row first.")
            : new ObjectDisposedException(nameof(DuckDbAppender), "The appender was completed or closed.");

    private void BeginColumn(int rows, int flags)
    {
        if (flags != 0 && flags != rows)
        {
            throw new ArgumentException($"There are {rows} values but {flags} flags.");
        }

        if (_batchRows < 0)
        {
            if (_column != 0)
            {
                throw new InvalidOperationException("A row has been begun: end it before appending columns.");
            }

            FlushRows();
            _batchRows = rows;
        }
        else if (_batchRows != rows)
        {
            throw new ArgumentException(
                $"Column {_column} has {rows} values but the columns before it have {_batchRows}.");
        }
    }

    private void EndBatch()
    {
        var rows = _batchRows;
        _batchRows = -1;
        _column = 0;
        for (var chunk = 0; rows > 0; chunk++, rows -= _capacity)
        {
            Send(_chunks[chunk], Math.Min(rows, _capacity));
        }

        Use(0);
    }

    private void FlushRows()
    {
        if (_row > 0)
        {
            Send(_chunks[0], _row);
            _row = 0;
            Use(0);
        }
    }

    private void Send(ChunkHandle chunk, int rows)
    {
        DuckDbApi.duckdb_data_chunk_set_size(chunk, (ulong)rows);
        Check(DuckDbApi.duckdb_append_data_chunk(_handle, chunk));
        DuckDbApi.duckdb_data_chunk_reset(chunk);
    }

    private void Use(int chunk)
    {
        for (var i = 0; i < _writers.Length; i++)
        {
            Bind(_writers[i], i, chunk);
        }
    }

    private unsafe void Bind(VectorWriter writer, int column, int chunk)
    {
        if (chunk == _chunks.Count)
        {
            fixed (nint* types = Array.ConvertAll(_types, static t => t.DangerousGetHandle()))
            {
                _chunks.Add(DuckDbApi.duckdb_create_data_chunk(types, (ulong)_types.Length));
            }
        }

        writer.Bind(DuckDbApi.duckdb_data_chunk_get_vector(_chunks[chunk], (ulong)column));
    }

    private void ThrowIfUnfinished()
    {
        ObjectDisposedException.ThrowIf(!_isOpen, this);
        if (_column != 0)
        {
            throw new InvalidOperationException(
                $"A row or batch is unfinished: {_column} of {_writers.Length} columns are given.");
        }
    }

    private void Check(DuckDbState state)
    {
        if (state != DuckDbState.Success)
        {
            var failure = Failure();
            Dispose();
            throw failure;
        }
    }

    private DuckDbException Failure()
    {
        using var error = DuckDbApi.duckdb_appender_error_data(_handle);
        return new DuckDbException(
            DuckDbApi.duckdb_error_data_error_type(error),
            DuckDbApi.duckdb_error_data_message(error),
            $"append to {_table}");
    }

    private void Free()
    {
        _isOpen = false;
        _connection.Forget(this);
        _chunks.ForEach(static c => c.Dispose());
        Array.ForEach(_types, static t => t?.Dispose());
        _handle.Dispose();
    }
}
