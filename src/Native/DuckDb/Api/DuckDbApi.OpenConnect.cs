using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Open/Connect".</summary>
internal static partial class DuckDbApi
{
    static DuckDbApi() => NativeLibraryResolver.Register(DuckDbLibrary.Name, DuckDbLibrary.Load);

    [LibraryImport(DuckDbLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DuckDbState duckdb_open_ext(
        string? path,
        out DatabaseHandle database,
        ConfigurationHandle configuration,
        [MarshalUsing(typeof(CallerOwnedString))] out string? error);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_close(ref nint database);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_connect(DatabaseHandle database, out ConnectionHandle connection);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_disconnect(ref nint connection);

    /// <summary>Asks the running query to stop; may be called from any thread.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_interrupt(ConnectionHandle connection);

    /// <summary>How far the running query is; -1 while unknown. May be called from any thread.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbQueryProgress duckdb_query_progress(ConnectionHandle connection);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    internal static partial string? duckdb_library_version();
}
