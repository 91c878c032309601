using System.Buffers;
using System.Numerics;
using System.Text;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Parameters;

/// <summary>Binds one CLR value to one place, as the DuckDB type that holds it without loss.</summary>
internal static unsafe class ValueBinder
{
    internal static void Bind(PreparedHandle statement, ulong place, object? value, string name)
    {
        var state = value switch
        {
            null or DBNull => DuckDbApi.duckdb_bind_null(statement, place),
            string text => Text(statement, place, text),
            char letter => Text(statement, place, letter.ToString()),
            bool flag => DuckDbApi.duckdb_bind_boolean(statement, place, flag ? (byte)1 : (byte)0),
            int number => DuckDbApi.duckdb_bind_int32(statement, place, number),
            long number => DuckDbApi.duckdb_bind_int64(statement, place, number),
            double number => DuckDbApi.duckdb_bind_double(statement, place, number),
            decimal number => DuckDbApi.duckdb_bind_decimal(statement, place, DecimalMath.ToDuckDb(number)),
            DateOnly date => DuckDbApi.duckdb_bind_date(statement, place, ClockMath.Days(date)),
            DateTime moment => DuckDbApi.duckdb_bind_timestamp(statement, place, ClockMath.Microseconds(moment)),
            DateTimeOffset moment =>
                DuckDbApi.duckdb_bind_timestamp_tz(statement, place, ClockMath.Microseconds(moment.UtcDateTime)),
            TimeOnly time => DuckDbApi.duckdb_bind_time(statement, place, time.Ticks / TimeSpan.TicksPerMicrosecond),
            TimeSpan length => DuckDbApi.duckdb_bind_interval(statement, place, DuckDbInterval.From(length)),
            DuckDbInterval interval => DuckDbApi.duckdb_bind_interval(statement, place, interval),
            byte[] bytes => Blob(statement, place, bytes),
            ReadOnlyMemory<byte> bytes => Blob(statement, place, bytes.Span),
            sbyte number => DuckDbApi.duckdb_bind_int8(statement, place, number),
            short number => DuckDbApi.duckdb_bind_int16(statement, place, number),
            byte number => DuckDbApi.duckdb_bind_uint8(statement, place, number),
            ushort number => DuckDbApi.duckdb_bind_uint16(statement, place, number),
            uint number => DuckDbApi.duckdb_bind_uint32(statement, place, number),
            ulong number => DuckDbApi.duckdb_bind_uint64(statement, place, number),
            float number => DuckDbApi.duckdb_bind_float(statement, place, number),
            Int128 number => DuckDbApi.duckdb_bind_hugeint(statement, place, DuckDbHugeInt.From(number)),
            UInt128 number => DuckDbApi.duckdb_bind_uhugeint(statement, place, DuckDbUHugeInt.From(number)),
            BigInteger number when Fits(number) =>
                DuckDbApi.duckdb_bind_hugeint(statement, place, DuckDbHugeInt.From((Int128)number)),
            _ => Value(statement, place, value, name),
        };

        if (state != DuckDbState.Success)
        {
            throw new DuckDbException(
                DuckDbErrorType.InvalidInput,
                DuckDbApi.duckdb_prepare_error(statement) ?? $"DuckDB did not take the value of {name}.",
                null);
        }
    }

    private static bool Fits(BigInteger number) => number >= Int128.MinValue && number <= Int128.MaxValue;

    private static DuckDbState Text(PreparedHandle statement, ulong place, string text)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        try
        {
            var length = Encoding.UTF8.GetBytes(text, buffer);
            fixed (byte* start = buffer)
            {
                return DuckDbApi.duckdb_bind_varchar_length(statement, place, start, (ulong)length);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private static DuckDbState Blob(PreparedHandle statement, ulong place, ReadOnlySpan<byte> bytes)
    {
        // The pointer must not be null also where there are no bytes.
        var none = (byte)0;
        fixed (byte* start = bytes)
        {
            return DuckDbApi.duckdb_bind_blob(statement, place, start is null ? &none : start, (ulong)bytes.Length);
        }
    }

    private static DuckDbState Value(PreparedHandle statement, ulong place, object value, string name)
    {
        using var made = ValueFactory.Create(value, name);
        return made.IsInvalid
            ? throw new NotSupportedException($"DuckDB could not make a value of {name} ({value.GetType().Name}).")
            : DuckDbApi.duckdb_bind_value(statement, place, made);
    }
}
