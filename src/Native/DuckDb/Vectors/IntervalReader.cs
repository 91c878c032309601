namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>INTERVAL: months, days and microseconds.</summary>
internal sealed class IntervalReader() : VectorReader(DuckDbType.Interval, "INTERVAL")
{
    internal override Type ClrType => typeof(DuckDbInterval);

    internal override Type? RawType => typeof(DuckDbInterval);

    internal override object GetValue(long row) => At<DuckDbInterval>(row);

    internal override TimeSpan GetTimeSpan(long row) => At<DuckDbInterval>(row).ToTimeSpan();
}
