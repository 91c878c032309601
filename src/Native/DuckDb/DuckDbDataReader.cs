using System.Collections;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using McHAnalytics.Native.DuckDb.Api;
using McHAnalytics.Native.DuckDb.Vectors;

namespace McHAnalytics.Native.DuckDb;

/// <summary>Reads rows, or whole chunks of rows by column (<see cref="ReadChunk"/>), which is the fast way.</summary>
/// <remarks>
/// Typed getters do not box. A getter never loses: a wider number type is allowed, a narrower one is checked, and
/// anything else is an <see cref="InvalidCastException"/>. NULL is one too: ask <see cref="IsDBNull"/> first, or read a
/// nullable type with <see cref="GetFieldValue{T}"/>.
/// </remarks>
[SuppressMessage("Design", "CA1010", Justification = "ADO.NET readers enumerate records without a type.")]
public sealed partial class DuckDbDataReader : DbDataReader
{
    private readonly DuckDbConnection _connection;
    private readonly List<ResultHandle> _results;
    private readonly string _statement;
    private readonly bool _isStreaming;
    private readonly CommandBehavior _behavior;
    private VectorReader[] _columns = [];
    private string[] _names = [];
    private Dictionary<string, int>? _ordinals;
    private int _current = -1;
    private ChunkHandle? _chunk;
    private long _row = -1;
    private long _rowCount;
    private bool _isClosed;
    private bool? _hasRows;

    internal DuckDbDataReader(
        DuckDbConnection connection,
        List<ResultHandle> results,
        string statement,
        int recordsAffected,
        bool isStreaming,
        CommandBehavior behavior)
    {
        _connection = connection;
        _results = results;
        _statement = statement;
        _isStreaming = isStreaming && results.Count > 0;
        _behavior = behavior;
        RecordsAffected = recordsAffected;
        connection.Adopt(this);
        if (_isStreaming)
        {
            connection.StreamingReader = this;
        }

        try
        {
            NextResult();
        }
        catch
        {
            Close();
            throw;
        }
    }

    /// <inheritdoc/>
    public override int Depth => 0;

    /// <inheritdoc/>
    public override int FieldCount => _columns.Length;

    /// <summary>Whether the result has a row; fetches the first rows.</summary>
    public override bool HasRows
    {
        get
        {
            if (_hasRows is null)
            {
                _hasRows = FetchChunk();
            }

            return _hasRows.Value;
        }
    }

    /// <inheritdoc/>
    public override bool IsClosed => _isClosed;

    /// <summary>Rows changed by the command's statements, or -1 where none changes rows.</summary>
    public override int RecordsAffected { get; }

    /// <inheritdoc/>
    public override object this[int ordinal] => GetValue(ordinal);

    /// <inheritdoc/>
    public override object this[string name] => GetValue(GetOrdinal(name));

    /// <summary>Goes to the next row.</summary>
    /// <exception cref="InvalidOperationException">The reader is closed.</exception>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public override bool Read()
    {
        if (++_row < _rowCount)
        {
            return true;
        }

        return FetchNextRows();
    }

    /// <summary>Goes to the next row; on another thread where rows must be made first. The token stops that.</summary>
    public override Task<bool> ReadAsync(CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<bool>(cancellationToken);
        }

        if (_row + 1 < _rowCount || !_isStreaming)
        {
            return Task.FromResult(Read());
        }

        return Task.Run(
            () =>
            {
                using var registration = cancellationToken.UnsafeRegister(
                    static connection => ((DuckDbConnection)connection!).Interrupt(), _connection);
                return Read();
            },
            CancellationToken.None);
    }

    /// <summary>
    /// The next rows by column, up to 2,048 of them; false at the end. The chunk is valid until the next call.
    /// </summary>
    /// <remarks>Rows that <see cref="Read"/> has begun but not finished are skipped.</remarks>
    /// <exception cref="InvalidOperationException">The reader is closed.</exception>
    public bool ReadChunk(out DuckDbChunk chunk)
    {
        if (_row >= 0 || _rowCount == 0)
        {
            if (!FetchChunk())
            {
                chunk = default;
                return false;
            }
        }

        // The rows are handed out: Read goes on after them.
        _row = _rowCount - 1;
        chunk = new DuckDbChunk(_columns, checked((int)_rowCount));
        return true;
    }

    /// <inheritdoc/>
    public override bool NextResult()
    {
        ThrowIfClosed();
        DropChunk();
        _hasRows = null;
        _ordinals = null;

        if (_current + 1 >= _results.Count)
        {
            _columns = [];
            _names = [];
            return false;
        }

        _current++;
        var result = _results[_current];
        var count = (int)DuckDbApi.duckdb_column_count(result);
        _columns = new VectorReader[count];
        _names = new string[count];

        for (var i = 0; i < count; i++)
        {
            using var type = DuckDbApi.duckdb_column_logical_type(result, (ulong)i);
            _columns[i] = VectorReaderFactory.Create(type);
            _names[i] = DuckDbApi.duckdb_column_name(result, (ulong)i) ?? string.Empty;
        }

        return true;
    }

    /// <inheritdoc/>
    public override void Close()
    {
        if (_isClosed)
        {
            return;
        }

        DropChunk();
        _isClosed = true;
        _results.ForEach(static r => r.Dispose());
        _connection.Forget(this);
        if (ReferenceEquals(_connection.StreamingReader, this))
        {
            _connection.StreamingReader = null;
        }

        if ((_behavior & CommandBehavior.CloseConnection) != 0)
        {
            _connection.Close();
        }
    }

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => new DbEnumerator(this, closeReader: false);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private bool FetchNextRows()
    {
        if (!FetchChunk())
        {
            _row = 0;
            return false;
        }

        _row = 0;
        return true;
    }

    // After it _row is -1: before the first of the new rows.
    private bool FetchChunk()
    {
        ThrowIfClosed();
        if (_current < 0 || _current >= _results.Count || _columns.Length == 0)
        {
            return false;
        }

        DropChunk();
        var result = _results[_current];
        while (true)
        {
            var chunk = DuckDbApi.duckdb_fetch_chunk(result.Data);
            if (chunk.IsInvalid)
            {
                chunk.Dispose();
                return DuckDbApi.duckdb_result_error(result) is null
                    ? false
                    : throw StatementRunner.Failure(result, _statement, isLate: false, default);
            }

            _rowCount = (long)DuckDbApi.duckdb_data_chunk_get_size(chunk);
            if (_rowCount > 0)
            {
                _chunk = chunk;
                break;
            }

            chunk.Dispose();
        }

        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i].Bind(DuckDbApi.duckdb_data_chunk_get_vector(_chunk, (ulong)i));
        }

        return true;
    }

    private void DropChunk()
    {
        _row = -1;
        _rowCount = 0;
        if (_chunk is null)
        {
            return;
        }

        foreach (var column in _columns)
        {
            column.Unbind();
        }

        _chunk.Dispose();
        _chunk = null;
    }

    private void ThrowIfClosed()
    {
        if (_isClosed)
        {
            throw new InvalidOperationException("The reader is closed.");
        }
    }
}
