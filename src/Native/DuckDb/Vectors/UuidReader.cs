using System.Buffers.Binary;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>UUID: 128 bits whose highest is flipped, so that they sort as signed numbers.</summary>
internal sealed class UuidReader() : VectorReader(DuckDbType.Uuid, "UUID")
{
    private const int Length = 16;

    internal override Type ClrType => typeof(Guid);

    internal override Type? RawType => typeof(Int128);

    internal override object GetValue(long row) => GetGuid(row);

    internal override Guid GetGuid(long row)
    {
        var halves = At<DuckDbHugeInt>(row);
        Span<byte> bytes = stackalloc byte[Length];
        BinaryPrimitives.WriteInt64BigEndian(bytes, halves.Upper ^ long.MinValue);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[sizeof(long)..], halves.Lower);
        return new Guid(bytes, bigEndian: true);
    }

    internal override string GetString(long row) => GetGuid(row).ToString();

    /// <summary>The same 128 bits as a number, highest bit as it stands in the text.</summary>
    internal static DuckDbUHugeInt Bits(Guid value)
    {
        Span<byte> bytes = stackalloc byte[Length];
        value.TryWriteBytes(bytes, bigEndian: true, out _);
        return new DuckDbUHugeInt(
            BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(long)..]), BinaryPrimitives.ReadUInt64BigEndian(bytes));
    }
}
