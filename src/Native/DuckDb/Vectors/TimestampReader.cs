namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>TIMESTAMP in seconds, milliseconds, microseconds or nanoseconds, with and without zone.</summary>
internal sealed class TimestampReader(DuckDbType type, string typeName) : VectorReader(type, typeName)
{
    private readonly bool _isUtc = type is DuckDbType.TimestampTz or DuckDbType.TimestampTzNs;

    internal override Type ClrType => _isUtc ? typeof(DateTimeOffset) : typeof(DateTime);

    internal override Type? RawType => typeof(long);

    internal override object GetValue(long row) => _isUtc ? (object)GetDateTimeOffset(row) : GetDateTime(row);

    internal override DateTime GetDateTime(long row)
    {
        var count = At<long>(row);
        var ticks = Type switch
        {
            DuckDbType.TimestampS => ClockMath.Ticks(count, TimeSpan.TicksPerSecond),
            DuckDbType.TimestampMs => ClockMath.Ticks(count, TimeSpan.TicksPerMillisecond),
            DuckDbType.TimestampNs or DuckDbType.TimestampTzNs => Nanoseconds(count),
            _ => ClockMath.Ticks(count, TimeSpan.TicksPerMicrosecond),
        };

        return ClockMath.Moment(ticks, _isUtc ? DateTimeKind.Utc : DateTimeKind.Unspecified);
    }

    internal override DateTimeOffset GetDateTimeOffset(long row) =>
        _isUtc ? new DateTimeOffset(GetDateTime(row)) : throw Mismatch(typeof(DateTimeOffset));

    internal override DateOnly GetDate(long row) =>
        _isUtc ? throw Mismatch(typeof(DateOnly)) : DateOnly.FromDateTime(GetDateTime(row));

    private static long Nanoseconds(long count) =>
        count is long.MaxValue or (-long.MaxValue)
            ? ClockMath.Ticks(count, TimeSpan.TicksPerMicrosecond)   // infinity, said as such
            : Math.DivRem(count, TimeSpan.NanosecondsPerTick, out var rest) - (rest < 0 ? 1 : 0);
}
