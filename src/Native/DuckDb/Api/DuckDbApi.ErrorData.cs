using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Error Data".</summary>
internal static partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbErrorType duckdb_error_data_error_type(ErrorDataHandle error);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    internal static partial string? duckdb_error_data_message(ErrorDataHandle error);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_error_data(ref nint error);
}
