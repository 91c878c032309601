using System.Numerics;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>BIGNUM: three bytes of sign and length, then the number's bytes, most significant first.</summary>
/// <remarks>A negative number has every bit flipped, header too, so that bytes sort as numbers do.</remarks>
internal sealed unsafe class BigNumberReader() : VectorReader(DuckDbType.BigNumber, "BIGNUM")
{
    private const int HeaderLength = 3;
    private const byte PositiveBit = 0x80;

    internal override Type ClrType => typeof(BigInteger);

    internal override object GetValue(long row) => GetBigInteger(row);

    internal override long GetInt64(long row) => (long)GetBigInteger(row);

    internal override Int128 GetInt128(long row) => (Int128)GetBigInteger(row);

    internal override UInt128 GetUInt128(long row) => (UInt128)GetBigInteger(row);

    internal override double GetDouble(long row) => (double)GetBigInteger(row);

    internal override BigInteger GetBigInteger(long row)
    {
        var bytes = DuckDbStringData.Bytes((DuckDbStringData*)Data + row);
        if ((bytes[0] & PositiveBit) != 0)
        {
            return new BigInteger(bytes[HeaderLength..], isUnsigned: true, isBigEndian: true);
        }

        var size = bytes[HeaderLength..].ToArray();
        for (var i = 0; i < size.Length; i++)
        {
            size[i] ^= byte.MaxValue;
        }

        return -new BigInteger(size, isUnsigned: true, isBigEndian: true);
    }
}
