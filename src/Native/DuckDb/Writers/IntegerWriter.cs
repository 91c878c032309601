using System.Numerics;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>Whole numbers of 8 to 128 bits; a number that does not fit is an error.</summary>
internal sealed class IntegerWriter<T>(string typeName) : VectorWriter(typeName)
    where T : unmanaged, IBinaryInteger<T>, IMinMaxValue<T>
{
    internal override Type RawType => typeof(T);

    internal override void WriteInt64(long row, long value)
    {
        if (typeof(T) == typeof(long))
        {
            At<long>(row) = value;
        }
        else if (typeof(T) == typeof(int))
        {
            At<int>(row) = value is >= int.MinValue and <= int.MaxValue ? unchecked((int)value) : throw DoesNotFit();
        }
        else
        {
            WriteInt128(row, value);
        }
    }

    internal override void WriteInt128(long row, Int128 value)
    {
        var kept = T.CreateTruncating(value);
        At<T>(row) = Int128.CreateTruncating(kept) == value && T.IsNegative(kept) == (value < 0)
            ? kept
            : throw DoesNotFit();
    }

    internal override void WriteUInt128(long row, UInt128 value)
    {
        var kept = T.CreateTruncating(value);
        At<T>(row) = UInt128.CreateTruncating(kept) == value && !T.IsNegative(kept) ? kept : throw DoesNotFit();
    }
}
