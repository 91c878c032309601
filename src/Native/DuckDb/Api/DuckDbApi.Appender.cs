using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Appender".</summary>
internal static partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DuckDbState duckdb_appender_create_ext(
        ConnectionHandle connection, string? catalogue, string? schema, string table, out AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_appender_column_count(AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_appender_column_type(AppenderHandle appender, ulong column);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ErrorDataHandle duckdb_appender_error_data(AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_appender_flush(AppenderHandle appender);

    /// <summary>Throws away what was appended and not flushed.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_appender_clear(AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_appender_close(AppenderHandle appender);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_appender_destroy(ref nint appender);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_append_data_chunk(AppenderHandle appender, ChunkHandle chunk);
}
