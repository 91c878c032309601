using System.Numerics;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>
/// DECIMAL: a whole number of 16 to 128 bits and a fixed scale; digits beyond it are rounded as DuckDB does.
/// </summary>
internal sealed class DecimalWriter<T>(string typeName, byte width, byte scale) : VectorWriter(typeName)
    where T : unmanaged, IBinaryInteger<T>
{
    internal override void WriteInt128(long row, Int128 value) => WriteDecimal(row, (decimal)value);

    internal override void WriteDecimal(long row, decimal value) =>
        At<T>(row) = T.CreateTruncating(DecimalMath.Scaled(value, width, scale));
}
