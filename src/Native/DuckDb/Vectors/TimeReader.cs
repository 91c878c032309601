namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>TIME in microseconds and TIME_NS in nanoseconds of a day.</summary>
internal sealed class TimeReader(DuckDbType type, string typeName) : VectorReader(type, typeName)
{
    private const long NanosecondsPerMicrosecond = 1_000;

    private readonly bool _isNanoseconds = type == DuckDbType.TimeNs;

    internal override Type ClrType => typeof(TimeOnly);

    internal override Type? RawType => typeof(long);

    internal override object GetValue(long row) => GetTime(row);

    internal override TimeOnly GetTime(long row) =>
        _isNanoseconds
            ? ClockMath.TimeOfDay(At<long>(row) / NanosecondsPerMicrosecond).Add(GetTimeSpan(row) - Whole(row))
            : ClockMath.TimeOfDay(At<long>(row));

    // DuckDB has 24:00:00, which TimeSpan has and TimeOnly has not.
    internal override TimeSpan GetTimeSpan(long row) =>
        new(_isNanoseconds
            ? At<long>(row) / TimeSpan.NanosecondsPerTick
            : At<long>(row) * TimeSpan.TicksPerMicrosecond);

    private TimeSpan Whole(long row) =>
        new(At<long>(row) / NanosecondsPerMicrosecond * TimeSpan.TicksPerMicrosecond);
}
