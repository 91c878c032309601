using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Logical Type Interface".</summary>
internal static partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_create_logical_type(DuckDbType type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbType duckdb_get_type_id(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(CallerOwnedString))]
    internal static partial string? duckdb_logical_type_get_alias(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial byte duckdb_decimal_width(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial byte duckdb_decimal_scale(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbType duckdb_decimal_internal_type(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbType duckdb_enum_internal_type(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial uint duckdb_enum_dictionary_size(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(CallerOwnedString))]
    internal static partial string? duckdb_enum_dictionary_value(LogicalTypeHandle type, ulong index);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_list_type_child_type(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_array_type_child_type(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_array_type_array_size(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_map_type_key_type(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_map_type_value_type(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_struct_type_child_count(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(CallerOwnedString))]
    internal static partial string? duckdb_struct_type_child_name(LogicalTypeHandle type, ulong index);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_struct_type_child_type(LogicalTypeHandle type, ulong index);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_union_type_member_count(LogicalTypeHandle type);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(CallerOwnedString))]
    internal static partial string? duckdb_union_type_member_name(LogicalTypeHandle type, ulong index);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial LogicalTypeHandle duckdb_union_type_member_type(LogicalTypeHandle type, ulong index);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_logical_type(ref nint type);
}
