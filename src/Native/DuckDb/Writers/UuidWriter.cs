using McHAnalytics.Native.DuckDb.Api;
using McHAnalytics.Native.DuckDb.Vectors;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>UUID: 128 bits whose highest is flipped, so that they sort as signed numbers.</summary>
internal sealed class UuidWriter() : VectorWriter("UUID")
{
    internal override void WriteGuid(long row, Guid value)
    {
        var bits = UuidReader.Bits(value);
        At<DuckDbHugeInt>(row) = new DuckDbHugeInt(bits.Lower, unchecked((long)bits.Upper) ^ long.MinValue);
    }
}
