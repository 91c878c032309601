using System.Runtime.InteropServices;
using System.Text;

namespace McHAnalytics.Benchmarks.Native;

/// <summary>DuckDB's C API with nothing above it: the yardstick for the provider.</summary>
internal sealed unsafe class BareDuckDb : IDisposable
{
    private const int VectorSize = 2_048;
    private const int InlineLength = 12;

    private readonly delegate* unmanaged<nint, byte*, nint*, int> _prepare;
    private readonly delegate* unmanaged<nint, Result*, int> _executePrepared;
    private readonly delegate* unmanaged<nint, nint*, int> _pendingStreaming;
    private readonly delegate* unmanaged<nint, Result*, int> _executePending;
    private readonly delegate* unmanaged<nint*, void> _destroyPending;
    private readonly delegate* unmanaged<nint, ulong, long, int> _bindInt64;
    private readonly delegate* unmanaged<Result, nint> _fetchChunk;
    private readonly delegate* unmanaged<nint, ulong> _chunkSize;
    private readonly delegate* unmanaged<nint, ulong, nint> _chunkVector;
    private readonly delegate* unmanaged<nint, byte*> _vectorData;
    private readonly delegate* unmanaged<nint, ulong*> _vectorValidity;
    private readonly delegate* unmanaged<nint*, void> _destroyChunk;
    private readonly delegate* unmanaged<Result*, void> _destroyResult;
    private readonly delegate* unmanaged<nint*, void> _destroyPrepare;
    private readonly delegate* unmanaged<nint, byte*, byte*, nint*, int> _createAppender;
    private readonly delegate* unmanaged<nint*, int> _destroyAppender;
    private readonly delegate* unmanaged<nint, nint, int> _appendChunk;
    private readonly delegate* unmanaged<int, nint> _createType;
    private readonly delegate* unmanaged<nint*, ulong, nint> _createChunk;
    private readonly delegate* unmanaged<nint, void> _resetChunk;
    private readonly delegate* unmanaged<nint, ulong, void> _setSize;
    private readonly delegate* unmanaged<nint, ulong, byte*, ulong, void> _assignText;
    private readonly delegate* unmanaged<nint*, void> _disconnect;
    private readonly delegate* unmanaged<nint*, void> _close;
    private readonly delegate* unmanaged<nint*, void> _destroyType;
    private nint _database;
    private nint _connection;

    internal BareDuckDb(string path)
    {
        var library = NativeLibrary.Load(Locate());
        _prepare = (delegate* unmanaged<nint, byte*, nint*, int>)Export("duckdb_prepare");
        _executePrepared = (delegate* unmanaged<nint, Result*, int>)Export("duckdb_execute_prepared");
        _pendingStreaming = (delegate* unmanaged<nint, nint*, int>)Export("duckdb_pending_prepared_streaming");
        _executePending = (delegate* unmanaged<nint, Result*, int>)Export("duckdb_execute_pending");
        _destroyPending = (delegate* unmanaged<nint*, void>)Export("duckdb_destroy_pending");
        _bindInt64 = (delegate* unmanaged<nint, ulong, long, int>)Export("duckdb_bind_int64");
        _fetchChunk = (delegate* unmanaged<Result, nint>)Export("duckdb_fetch_chunk");
        _chunkSize = (delegate* unmanaged<nint, ulong>)Export("duckdb_data_chunk_get_size");
        _chunkVector = (delegate* unmanaged<nint, ulong, nint>)Export("duckdb_data_chunk_get_vector");
        _vectorData = (delegate* unmanaged<nint, byte*>)Export("duckdb_vector_get_data");
        _vectorValidity = (delegate* unmanaged<nint, ulong*>)Export("duckdb_vector_get_validity");
        _destroyChunk = (delegate* unmanaged<nint*, void>)Export("duckdb_destroy_data_chunk");
        _destroyResult = (delegate* unmanaged<Result*, void>)Export("duckdb_destroy_result");
        _destroyPrepare = (delegate* unmanaged<nint*, void>)Export("duckdb_destroy_prepare");
        _createAppender = (delegate* unmanaged<nint, byte*, byte*, nint*, int>)Export("duckdb_appender_create");
        _destroyAppender = (delegate* unmanaged<nint*, int>)Export("duckdb_appender_destroy");
        _appendChunk = (delegate* unmanaged<nint, nint, int>)Export("duckdb_append_data_chunk");
        _createType = (delegate* unmanaged<int, nint>)Export("duckdb_create_logical_type");
        _createChunk = (delegate* unmanaged<nint*, ulong, nint>)Export("duckdb_create_data_chunk");
        _resetChunk = (delegate* unmanaged<nint, void>)Export("duckdb_data_chunk_reset");
        _setSize = (delegate* unmanaged<nint, ulong, void>)Export("duckdb_data_chunk_set_size");
        _assignText =
            (delegate* unmanaged<nint, ulong, byte*, ulong, void>)Export("duckdb_vector_assign_string_element_len");
        _disconnect = (delegate* unmanaged<nint*, void>)Export("duckdb_disconnect");
        _close = (delegate* unmanaged<nint*, void>)Export("duckdb_close");
        _destroyType = (delegate* unmanaged<nint*, void>)Export("duckdb_destroy_logical_type");
        Open(path, Export);

        nint Export(string name) => NativeLibrary.GetExport(library, name);
    }

    public void Dispose()
    {
        fixed (nint* connection = &_connection)
        {
            _disconnect(connection);
        }

        fixed (nint* database = &_database)
        {
            _close(database);
        }
    }

    /// <summary>Sums a BIGINT and a DOUBLE column, NULLs left out.</summary>
    internal double SumNumbers(string query)
    {
        var (whole, real) = (0L, 0.0);
        var statement = Prepare(query);
        var result = Stream(statement);
        for (nint chunk; (chunk = _fetchChunk(result)) != 0; _destroyChunk(&chunk))
        {
            var rows = (long)_chunkSize(chunk);
            var (first, second) = (_chunkVector(chunk, 0), _chunkVector(chunk, 1));
            var numbers = (long*)_vectorData(first);
            var reals = (double*)_vectorData(second);
            var numberMask = _vectorValidity(first);
            var realMask = _vectorValidity(second);
            unchecked
            {
                for (var i = 0L; i < rows; i++)
                {
                    whole += IsValid(numberMask, i) ? numbers[i] : 0;
                    real += IsValid(realMask, i) ? reals[i] : 0;
                }
            }
        }

        _destroyResult(&result);
        _destroyPrepare(&statement);
        return whole + real;
    }

    /// <summary>Makes a string of every text and sums their lengths.</summary>
    internal long SumTextLengths(string query)
    {
        var total = 0L;
        var statement = Prepare(query);
        var result = Stream(statement);
        for (nint chunk; (chunk = _fetchChunk(result)) != 0; _destroyChunk(&chunk))
        {
            var rows = (long)_chunkSize(chunk);
            var vector = _chunkVector(chunk, 0);
            var texts = _vectorData(vector);
            var mask = _vectorValidity(vector);
            for (var i = 0L; i < rows; i++)
            {
                if (IsValid(mask, i))
                {
                    var text = texts + (i * 16);
                    var length = *(int*)text;
                    var bytes = length <= InlineLength ? text + 4 : *(byte**)(text + 8);
                    total += Encoding.UTF8.GetString(bytes, length).Length;
                }
            }
        }

        _destroyResult(&result);
        _destroyPrepare(&statement);
        return total;
    }

    /// <summary>Runs a statement and drops its result.</summary>
    internal void Execute(string query)
    {
        Result result;
        var statement = Prepare(query);
        Check(_executePrepared(statement, &result));
        _destroyResult(&result);
        _destroyPrepare(&statement);
    }

    /// <summary>Asks a prepared question many times with another number.</summary>
    internal long Ask(string query, int times)
    {
        var total = 0L;
        var statement = Prepare(query);
        for (var i = 0; i < times; i++)
        {
            Result result;
            _ = _bindInt64(statement, 1, i);
            Check(_executePrepared(statement, &result));
            for (nint chunk; (chunk = _fetchChunk(result)) != 0; _destroyChunk(&chunk))
            {
                total += *(long*)_vectorData(_chunkVector(chunk, 0));
            }

            _destroyResult(&result);
        }

        _destroyPrepare(&statement);
        return total;
    }

    /// <summary>Appends rows of BIGINT, DOUBLE and, if given, VARCHAR through a data chunk.</summary>
    internal void Append(string table, long[] numbers, double[] reals, string[]? texts)
    {
        nint appender;
        fixed (byte* name = Encoding.UTF8.GetBytes(table + '\0'))
        {
            Check(_createAppender(_connection, null, name, &appender));
        }

        var types = stackalloc nint[] { _createType(5), _createType(11), _createType(17) };
        var chunk = _createChunk(types, texts is null ? 2UL : 3UL);
        var buffer = new byte[256];
        for (var start = 0; start < numbers.Length; start += VectorSize)
        {
            var rows = Math.Min(VectorSize, numbers.Length - start);
            var whole = (long*)_vectorData(_chunkVector(chunk, 0));
            var real = (double*)_vectorData(_chunkVector(chunk, 1));
            for (var i = 0; i < rows; i++)
            {
                whole[i] = numbers[start + i];
                real[i] = reals[start + i];
            }

            if (texts is not null)
            {
                var vector = _chunkVector(chunk, 2);
                fixed (byte* bytes = buffer)
                {
                    for (var i = 0; i < rows; i++)
                    {
                        var length = Encoding.UTF8.GetBytes(texts[start + i], buffer);
                        _assignText(vector, (ulong)i, bytes, (ulong)length);
                    }
                }
            }

            _setSize(chunk, (ulong)rows);
            Check(_appendChunk(appender, chunk));
            _resetChunk(chunk);
        }

        _destroyChunk(&chunk);
        for (var i = 0; i < 3; i++)
        {
            _destroyType(&types[i]);
        }

        Check(_destroyAppender(&appender));
    }

    private static bool IsValid(ulong* mask, long row) =>
        mask is null || unchecked((mask[row >> 6] >> (int)(row & 63)) & 1) != 0;

    private void Open(string path, Func<string, nint> export)
    {
        var createConfiguration = (delegate* unmanaged<nint*, int>)export("duckdb_create_config");
        var set = (delegate* unmanaged<nint, byte*, byte*, int>)export("duckdb_set_config");
        var destroyConfiguration = (delegate* unmanaged<nint*, void>)export("duckdb_destroy_config");
        var open = (delegate* unmanaged<byte*, nint*, nint, byte**, int>)export("duckdb_open_ext");
        var connect = (delegate* unmanaged<nint, nint*, int>)export("duckdb_connect");
        nint configuration;
        Check(createConfiguration(&configuration));
        foreach (var (name, value) in new[]
        {
            ("autoinstall_known_extensions", "false"), ("autoload_known_extensions", "false"), ("threads", "1"),
            ("preserve_insertion_order", "false"),
        })
        {
            fixed (byte* key = Encoding.UTF8.GetBytes(name + '\0'), text = Encoding.UTF8.GetBytes(value + '\0'))
            {
                Check(set(configuration, key, text));
            }
        }

        fixed (byte* file = Encoding.UTF8.GetBytes(path + '\0'))
        fixed (nint* database = &_database, connection = &_connection)
        {
            Check(open(file, database, configuration, null));
            Check(connect(*database, connection));
        }

        destroyConfiguration(&configuration);
    }

    private nint Prepare(string query)
    {
        nint statement;
        fixed (byte* text = Encoding.UTF8.GetBytes(query + '\0'))
        {
            Check(_prepare(_connection, text, &statement));
        }

        return statement;
    }

    private Result Stream(nint statement)
    {
        nint pending;
        Result result;
        Check(_pendingStreaming(statement, &pending));
        Check(_executePending(pending, &result));
        _destroyPending(&pending);
        return result;
    }

    private static void Check(int state)
    {
        if (state != 0)
        {
            throw new InvalidOperationException("A bare call failed.");
        }
    }

    private static string Locate()
    {
        if (Environment.GetEnvironmentVariable("MCH_DUCKDB_LIBRARY") is { Length: > 0 } named)
        {
            return named;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "node_modules/@duckdb/node-bindings-linux-x64/libduckdb.so");
            if (File.Exists(file))
            {
                return file;
            }
        }

        throw new FileNotFoundException("DuckDB's library was not found: run `npm ci --ignore-scripts`.");
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Result
    {
        private readonly long _columnCount;
        private readonly long _rowCount;
        private readonly long _rowsChanged;
        private readonly nint _columns;
        private readonly nint _error;
        private readonly nint _data;
    }
}
