using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Pending Result Interface".</summary>
internal static partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_pending_prepared(PreparedHandle statement, out PendingHandle pending);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_pending_prepared_streaming(
        PreparedHandle statement, out PendingHandle pending);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_pending(ref nint pending);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    internal static partial string? duckdb_pending_error(PendingHandle pending);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_execute_pending(PendingHandle pending, ResultHandle result);
}
