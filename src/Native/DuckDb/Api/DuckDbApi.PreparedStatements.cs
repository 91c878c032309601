using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Prepared Statements".</summary>
internal static unsafe partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_prepare(ref nint statement);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    internal static partial string? duckdb_prepare_error(PreparedHandle statement);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_nparams(PreparedHandle statement);

    /// <summary>The name of a parameter, counted from 1; <c>?</c> and <c>$1</c> are named by their number.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(CallerOwnedString))]
    internal static partial string? duckdb_parameter_name(PreparedHandle statement, ulong index);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_clear_bindings(PreparedHandle statement);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_value(PreparedHandle statement, ulong index, ValueHandle value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_boolean(PreparedHandle statement, ulong index, byte value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_int8(PreparedHandle statement, ulong index, sbyte value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_int16(PreparedHandle statement, ulong index, short value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_int32(PreparedHandle statement, ulong index, int value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_int64(PreparedHandle statement, ulong index, long value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_hugeint(
        PreparedHandle statement, ulong index, DuckDbHugeInt value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_uhugeint(
        PreparedHandle statement, ulong index, DuckDbUHugeInt value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_decimal(
        PreparedHandle statement, ulong index, DuckDbDecimal value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_uint8(PreparedHandle statement, ulong index, byte value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_uint16(PreparedHandle statement, ulong index, ushort value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_uint32(PreparedHandle statement, ulong index, uint value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_uint64(PreparedHandle statement, ulong index, ulong value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_float(PreparedHandle statement, ulong index, float value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_double(PreparedHandle statement, ulong index, double value);

    /// <summary>Binds a date as days since 1970-01-01.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_date(PreparedHandle statement, ulong index, int days);

    /// <summary>Binds a time of day in microseconds.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_time(PreparedHandle statement, ulong index, long microseconds);

    /// <summary>Binds microseconds since 1970-01-01 of a clock without zone.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_timestamp(PreparedHandle statement, ulong index, long microseconds);

    /// <summary>Binds microseconds since 1970-01-01 UTC.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_timestamp_tz(
        PreparedHandle statement, ulong index, long microseconds);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_interval(
        PreparedHandle statement, ulong index, DuckDbInterval value);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_varchar_length(
        PreparedHandle statement, ulong index, byte* text, ulong length);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_blob(
        PreparedHandle statement, ulong index, byte* data, ulong length);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_bind_null(PreparedHandle statement, ulong index);
}
