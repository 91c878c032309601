using System.Collections;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>BIT: a byte that counts the padding, then the bits, most significant first.</summary>
internal sealed unsafe class BitReader() : VectorReader(DuckDbType.Bit, "BIT")
{
    private const int BitsPerByte = 8;

    internal override Type ClrType => typeof(string);

    internal override object GetValue(long row) => GetString(row);

    internal override string GetString(long row)
    {
        var bits = Bits(row);
        return string.Create(bits.Length, bits, static (text, values) =>
        {
            for (var i = 0; i < text.Length; i++)
            {
                text[i] = values[i] ? '1' : '0';
            }
        });
    }

    internal override object GetOther(long row, Type type) =>
        type == typeof(BitArray) ? Bits(row) : base.GetOther(row, type);

    private BitArray Bits(long row)
    {
        var bytes = DuckDbStringData.Bytes((DuckDbStringData*)Data + row);
        var padding = bytes[0];
        var bits = new BitArray(((bytes.Length - 1) * BitsPerByte) - padding);

        for (var i = 0; i < bits.Length; i++)
        {
            var position = i + padding;
            bits[i] = (bytes[1 + (position / BitsPerByte)] >> (BitsPerByte - 1 - (position % BitsPerByte)) & 1) != 0;
        }

        return bits;
    }
}
