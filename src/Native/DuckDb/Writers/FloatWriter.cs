using System.Numerics;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>FLOAT and DOUBLE; a FLOAT takes the nearest of its 24 bits.</summary>
internal sealed class FloatWriter<T>(string typeName) : VectorWriter(typeName)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    internal override Type RawType => typeof(T);

    internal override void WriteInt64(long row, long value) => At<T>(row) = T.CreateTruncating(value);

    internal override void WriteInt128(long row, Int128 value) => At<T>(row) = T.CreateTruncating(value);

    internal override void WriteDouble(long row, double value) => At<T>(row) = T.CreateTruncating(value);

    internal override void WriteDecimal(long row, decimal value) => At<T>(row) = T.CreateTruncating((double)value);
}
