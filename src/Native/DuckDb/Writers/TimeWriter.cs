namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>TIME in microseconds, TIME_NS in nanoseconds, and TIMETZ.</summary>
internal sealed class TimeWriter(DuckDbType type, string typeName) : VectorWriter(typeName)
{
    internal override void WriteTime(long row, TimeOnly value) =>
        At<long>(row) = type switch
        {
            DuckDbType.TimeNs => value.Ticks * TimeSpan.NanosecondsPerTick,
            DuckDbType.Time => value.Ticks / TimeSpan.TicksPerMicrosecond,
            _ => throw Mismatch(typeof(TimeOnly)),
        };

    internal override void WriteOther(long row, object value)
    {
        if (type != DuckDbType.TimeTz || value is not DuckDbTimeTz time)
        {
            throw Mismatch(value.GetType());
        }

        At<ulong>(row) = time.ToBits();
    }
}
