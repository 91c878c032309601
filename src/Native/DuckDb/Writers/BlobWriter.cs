using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>BLOB.</summary>
internal sealed unsafe class BlobWriter() : VectorWriter("BLOB")
{
    internal override void WriteBytes(long row, ReadOnlySpan<byte> value)
    {
        fixed (byte* start = value)
        {
            // The pointer must not be null also where there are no bytes.
            var none = (byte)0;
            DuckDbApi.duckdb_vector_assign_string_element_len(
                Vector, (ulong)row, start is null ? &none : start, (ulong)value.Length);
        }
    }
}
