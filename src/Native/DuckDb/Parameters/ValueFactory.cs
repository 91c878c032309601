using System.Collections;
using System.Numerics;
using System.Text;
using McHAnalytics.Native.DuckDb.Api;
using McHAnalytics.Native.DuckDb.Vectors;

namespace McHAnalytics.Native.DuckDb.Parameters;

/// <summary>Makes DuckDB values of what has no binding function of its own: UUIDs, lists, very long numbers.</summary>
internal static unsafe class ValueFactory
{
    internal static ValueHandle Create(object? value, string name) => value switch
    {
        null or DBNull => DuckDbApi.duckdb_create_null_value(),
        Guid id => DuckDbApi.duckdb_create_uuid(UuidReader.Bits(id)),
        BigInteger number => BigNumber(number),
        DuckDbTimeTz time => DuckDbApi.duckdb_create_time_tz_value(time.ToBits()),
        string text => Text(text),
        bool flag => DuckDbApi.duckdb_create_bool(flag ? (byte)1 : (byte)0),
        sbyte or short or byte or ushort or int =>
            DuckDbApi.duckdb_create_int32(Convert.ToInt32(value, System.Globalization.CultureInfo.InvariantCulture)),
        uint number => DuckDbApi.duckdb_create_int64(number),
        long number => DuckDbApi.duckdb_create_int64(number),
        ulong number => DuckDbApi.duckdb_create_uint64(number),
        double number => DuckDbApi.duckdb_create_double(number),
        float number => DuckDbApi.duckdb_create_double(number),
        DateOnly date => DuckDbApi.duckdb_create_date(ClockMath.Days(date)),
        DateTime moment => DuckDbApi.duckdb_create_timestamp(ClockMath.Microseconds(moment)),
        IEnumerable values => List(values, name),
        _ => throw new NotSupportedException(
            $"The value of {name} is of the type {value.GetType().Name}, for which DuckDB has none. "
            + "Give a number, text, date, time, Guid, bytes, or a list of such."),
    };

    private static ValueHandle Text(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text + '\0');
        fixed (byte* start = bytes)
        {
            return DuckDbApi.duckdb_create_varchar_length(start, (ulong)bytes.Length - 1);
        }
    }

    private static ValueHandle BigNumber(BigInteger number)
    {
        var bytes = BigInteger.Abs(number).ToByteArray(isUnsigned: true, isBigEndian: true);
        fixed (byte* start = bytes)
        {
            return DuckDbApi.duckdb_create_bignum(new DuckDbBigNumber(start, (ulong)bytes.Length, number.Sign < 0));
        }
    }

    private static ValueHandle List(IEnumerable values, string name)
    {
        var elements = new List<ValueHandle>();
        var type = DuckDbType.SqlNull;
        try
        {
            foreach (var value in values)
            {
                elements.Add(Create(value, name));
                if (value is not null)
                {
                    var own = TypeOf(value, name);
                    type = type == DuckDbType.SqlNull || type == own
                        ? own
                        : throw new ArgumentException($"The list for {name} mixes {type} and {own}: give one type.");
                }
            }

            using var child = DuckDbApi.duckdb_create_logical_type(type);
            var pointers = elements.Select(static e => e.DangerousGetHandle()).ToArray();
            fixed (nint* start = pointers)
            {
                return DuckDbApi.duckdb_create_list_value(child, start, (ulong)pointers.Length);
            }
        }
        finally
        {
            elements.ForEach(static e => e.Dispose());
        }
    }

    private static DuckDbType TypeOf(object value, string name) => value switch
    {
        Guid => DuckDbType.Uuid,
        string => DuckDbType.Varchar,
        bool => DuckDbType.Boolean,
        sbyte or short or byte or ushort or int => DuckDbType.Integer,
        uint or long => DuckDbType.BigInt,
        ulong => DuckDbType.UBigInt,
        float or double => DuckDbType.Double,
        DateOnly => DuckDbType.Date,
        DateTime => DuckDbType.Timestamp,
        _ => throw new NotSupportedException(
            $"The list for {name} holds {value.GetType().Name}: give a list of numbers, texts, dates or Guids."),
    };
}
