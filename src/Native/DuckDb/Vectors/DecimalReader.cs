using System.Numerics;
using System.Runtime.CompilerServices;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>DECIMAL: a whole number of 16, 32, 64 or 128 bits (<typeparamref name="T"/>) and a fixed scale.</summary>
/// <remarks>
/// Of its 38 digits .NET's decimal holds 28 or 29: larger values are an overflow, and a double still reads them.
/// </remarks>
internal sealed class DecimalReader<T>(string typeName, byte scale) : VectorReader(DuckDbType.Decimal, typeName)
    where T : unmanaged, IBinaryInteger<T>
{
    private const int MostScale = 28;

    private readonly decimal _unit = scale <= MostScale ? new decimal(1, 0, 0, false, scale) : 0;

    internal override Type ClrType => typeof(decimal);

    internal override Type? RawType => typeof(T);

    internal override object GetValue(long row) => GetDecimal(row);

    internal override decimal GetDecimal(long row)
    {
        if (Unsafe.SizeOf<T>() <= sizeof(long))
        {
            var digits = long.CreateTruncating(At<T>(row));
            var size = unchecked((ulong)Math.Abs(digits));
            return unchecked(new decimal((int)size, (int)(size >> 32), 0, digits < 0, scale));
        }

        try
        {
            if (scale <= MostScale)
            {
                return decimal.CreateChecked(At<T>(row)) * _unit;
            }

            var (digits, rest) = T.DivRem(At<T>(row), T.CreateChecked(BigInteger.Pow(10, scale - MostScale)));
            return rest == T.Zero
                ? decimal.CreateChecked(digits) * new decimal(1, 0, 0, false, MostScale)
                : throw new OverflowException();
        }
        catch (OverflowException)
        {
            throw new OverflowException(
                $"A value of a {TypeName} column has more digits than decimal holds: read it as double, or cast it.");
        }
    }

    internal override double GetDouble(long row) =>
        Unsafe.SizeOf<T>() <= sizeof(long)
            ? (double)GetDecimal(row)
            : double.CreateChecked(At<T>(row)) / Math.Pow(10, scale);
}
