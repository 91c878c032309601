using System.Runtime.InteropServices;
using System.Runtime.InteropServices.Marshalling;

namespace McHAnalytics.Native.DuckDb.Api;

/// <summary>DuckDB's C API, section "Extract Statements".</summary>
internal static partial class DuckDbApi
{
    [LibraryImport(DuckDbLibrary.Name, StringMarshalling = StringMarshalling.Utf8)]
    internal static partial ulong duckdb_extract_statements(
        ConnectionHandle connection, string text, out ExtractedHandle statements);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial DuckDbState duckdb_prepare_extracted_statement(
        ConnectionHandle connection, ExtractedHandle statements, ulong index, out PreparedHandle statement);

    [LibraryImport(DuckDbLibrary.Name)]
    [return: MarshalUsing(typeof(DuckDbOwnedString))]
    internal static partial string? duckdb_extract_statements_error(ExtractedHandle statements);

    [LibraryImport(DuckDbLibrary.Name)]
    internal static partial void duckdb_destroy_extracted(ref nint statements);
}
