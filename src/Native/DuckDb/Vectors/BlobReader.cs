using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>BLOB, and GEOMETRY as its well-known binary.</summary>
internal sealed unsafe class BlobReader(DuckDbType type, string typeName) : VectorReader(type, typeName)
{
    internal override Type ClrType => typeof(byte[]);

    internal override object GetValue(long row) => GetBytes(row).ToArray();

    internal override ReadOnlySpan<byte> GetBytes(long row) =>
        DuckDbStringData.Bytes((DuckDbStringData*)Data + row);
}
