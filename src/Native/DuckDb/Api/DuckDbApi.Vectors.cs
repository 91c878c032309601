using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Vector Interface".</summary>
internal static unsafe partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial byte* duckdb_vector_get_data(nint vector);

    /// <summary>One bit a row, 1 for a value; null where every row has one.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong* duckdb_vector_get_validity(nint vector);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_vector_ensure_validity_writable(nint vector);

    /// <summary>Copies bytes into a text or blob vector; checks that a text is UTF-8.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_vector_assign_string_element_len(
        nint vector, ulong index, byte* text, ulong length);

    /// <summary>The same without the check: the caller knows that a text is UTF-8.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_unsafe_vector_assign_string_element_len(
        nint vector, ulong index, byte* text, ulong length);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial nint duckdb_list_vector_get_child(nint vector);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_list_vector_get_size(nint vector);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_list_vector_set_size(nint vector, ulong size);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_list_vector_reserve(nint vector, ulong capacity);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial nint duckdb_struct_vector_get_child(nint vector, ulong index);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial nint duckdb_array_vector_get_child(nint vector);
}
