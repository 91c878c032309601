using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Value Interface".</summary>
internal static unsafe partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_value(ref nint value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_varchar_length(byte* text, ulong length);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_bool(byte value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_int32(int value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_int64(long value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_uint64(ulong value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_double(double value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_date(int days);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_timestamp(long microseconds);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_time_tz_value(ulong bits);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_uuid(DuckDbUHugeInt value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_bignum(DuckDbBigNumber value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_null_value();

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ValueHandle duckdb_create_list_value(LogicalTypeHandle child, nint* values, ulong count);
}
