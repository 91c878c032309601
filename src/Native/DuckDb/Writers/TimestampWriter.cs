namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>TIMESTAMP in seconds to nanoseconds, with and without zone; what is finer than the unit is cut.</summary>
internal sealed class TimestampWriter(DuckDbType type, string typeName) : VectorWriter(typeName)
{
    private readonly bool _isUtc = type is DuckDbType.TimestampTz or DuckDbType.TimestampTzNs;

    internal override void WriteDateTime(long row, DateTime value) =>
        Write(row, _isUtc && value.Kind != DateTimeKind.Utc
            ? throw new InvalidCastException($"A {TypeName} column needs a DateTimeOffset, or a DateTime of kind Utc.")
            : value);

    internal override void WriteDateTimeOffset(long row, DateTimeOffset value) =>
        Write(row, _isUtc ? value.UtcDateTime : throw Mismatch(typeof(DateTimeOffset)));

    internal override void WriteDate(long row, DateOnly value) =>
        Write(row, _isUtc ? throw Mismatch(typeof(DateOnly)) : value.ToDateTime(TimeOnly.MinValue));

    private void Write(long row, DateTime value) =>
        At<long>(row) = type switch
        {
            DuckDbType.TimestampS => Floor(value, TimeSpan.TicksPerSecond),
            DuckDbType.TimestampMs => Floor(value, TimeSpan.TicksPerMillisecond),
            DuckDbType.TimestampNs or DuckDbType.TimestampTzNs =>
                (value.Ticks - DateTime.UnixEpoch.Ticks) * TimeSpan.NanosecondsPerTick,
            _ => ClockMath.Microseconds(value),
        };

    private static long Floor(DateTime value, long unit)
    {
        var count = Math.DivRem(value.Ticks - DateTime.UnixEpoch.Ticks, unit, out var rest);
        return rest < 0 ? count - 1 : count;
    }
}
