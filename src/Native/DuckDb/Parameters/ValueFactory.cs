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
        var type = DeclaredType(values);
        try
        {
            foreach (var value in values)
            {
                elements.Add(Create(value, name));
                if (value is not null)
                {
                    var own = TypeOf(value.GetType()) ?? throw new NotSupportedException(
                        $"The list for {name} holds {value.GetType().Name}: "
                        + "give a list of numbers, texts, dates or Guids.");
                    type = type is null || type == own
                        ? own
                        : throw new ArgumentException($"The list for {name} mixes {type} and {own}: give one type.");
                }
            }

            using var child = DuckDbApi.duckdb_create_logical_type(type ?? DuckDbType.Varchar);

            // The pointer must not be null also where there are no elements: one place more than needed.
            var pointers = new nint[elements.Count + 1];
            for (var i = 0; i < elements.Count; i++)
            {
                pointers[i] = elements[i].DangerousGetHandle();
            }

            fixed (nint* start = pointers)
            {
                return DuckDbApi.duckdb_create_list_value(child, start, (ulong)elements.Count);
            }
        }
        finally
        {
            elements.ForEach(static e => e.Dispose());
        }
    }

    /// <summary>The type a list declares for its elements, so that an empty one has a type too.</summary>
    private static DuckDbType? DeclaredType(IEnumerable values)
    {
        foreach (var contract in values.GetType().GetInterfaces())
        {
            if (contract.IsGenericType && contract.GetGenericTypeDefinition() == typeof(IEnumerable<>))
            {
                var element = contract.GenericTypeArguments[0];
                return TypeOf(Nullable.GetUnderlyingType(element) ?? element);
            }
        }

        return null;
    }

    private static DuckDbType? TypeOf(Type type) =>
        type == typeof(Guid) ? DuckDbType.Uuid
        : type == typeof(string) ? DuckDbType.Varchar
        : type == typeof(bool) ? DuckDbType.Boolean
        : type == typeof(int) || type == typeof(short) || type == typeof(sbyte) || type == typeof(byte)
            || type == typeof(ushort) ? DuckDbType.Integer
        : type == typeof(long) || type == typeof(uint) ? DuckDbType.BigInt
        : type == typeof(ulong) ? DuckDbType.UBigInt
        : type == typeof(double) || type == typeof(float) ? DuckDbType.Double
        : type == typeof(DateOnly) ? DuckDbType.Date
        : type == typeof(DateTime) ? DuckDbType.Timestamp
        : null;
}
