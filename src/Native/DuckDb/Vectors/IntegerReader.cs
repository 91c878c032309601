using System.Numerics;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>
/// Whole numbers of 8 to 128 bits, with and without sign. Wider getters never lose; narrower ones check.
/// </summary>
internal sealed class IntegerReader<T>(DuckDbType type, string typeName) : VectorReader(type, typeName)
    where T : unmanaged, IBinaryInteger<T>
{
    internal override Type ClrType => typeof(T);

    internal override Type? RawType => typeof(T);

    internal override object GetValue(long row) => At<T>(row);

    internal override int GetInt32(long row) =>
        typeof(T) == typeof(int) ? At<int>(row) : Checked<int>(At<T>(row));

    internal override long GetInt64(long row) =>
        typeof(T) == typeof(long) ? At<long>(row)
        : typeof(T) == typeof(int) ? At<int>(row)
        : Checked<long>(At<T>(row));

    internal override ulong GetUInt64(long row) => Checked<ulong>(At<T>(row));

    internal override Int128 GetInt128(long row) => Checked<Int128>(At<T>(row));

    internal override UInt128 GetUInt128(long row) => Checked<UInt128>(At<T>(row));

    internal override BigInteger GetBigInteger(long row) => BigInteger.CreateChecked(At<T>(row));

    internal override float GetFloat(long row) => float.CreateChecked(At<T>(row));

    internal override double GetDouble(long row) => double.CreateChecked(At<T>(row));

    internal override decimal GetDecimal(long row) => Checked<decimal>(At<T>(row));

    private TTo Checked<TTo>(T value)
        where TTo : INumberBase<TTo>
    {
        try
        {
            return TTo.CreateChecked(value);
        }
        catch (OverflowException)
        {
            throw new OverflowException($"A value of a {TypeName} column does not fit into {typeof(TTo).Name}.");
        }
    }
}
