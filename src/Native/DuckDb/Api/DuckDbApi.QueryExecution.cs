using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Query Execution".</summary>
internal static partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_result(nint result);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    internal static partial string? duckdb_column_name(ResultHandle result, ulong column);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_column_logical_type(ResultHandle result, ulong column);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_column_count(ResultHandle result);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_rows_changed(ResultHandle result);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    internal static partial string? duckdb_result_error(ResultHandle result);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbErrorType duckdb_result_error_type(ResultHandle result);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbResultType duckdb_result_return_type(DuckDbResultData result);

    /// <summary>The next chunk, streamed or materialised; invalid at the end and on an error.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ChunkHandle duckdb_fetch_chunk(DuckDbResultData result);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_free(nint memory);
}
