using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Configuration".</summary>
internal static partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_create_config(out ConfigurationHandle configuration);

    [LibraryImport(DuckDbLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial DuckDbState duckdb_set_config(
        ConfigurationHandle configuration, string name, string option);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_config(ref nint configuration);
}
