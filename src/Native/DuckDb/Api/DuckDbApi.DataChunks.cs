using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Data Chunk Interface".</summary>
internal static unsafe partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_vector_size();

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ChunkHandle duckdb_create_data_chunk(nint* types, ulong count);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_data_chunk(ref nint chunk);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_data_chunk_reset(ChunkHandle chunk);

    /// <summary>A column's vector; the chunk owns it.</summary>
    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial nint duckdb_data_chunk_get_vector(ChunkHandle chunk, ulong column);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial ulong duckdb_data_chunk_get_size(ChunkHandle chunk);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_data_chunk_set_size(ChunkHandle chunk, ulong size);
}
