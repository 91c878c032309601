namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>INTERVAL: months, days and microseconds.</summary>
internal sealed class IntervalWriter() : VectorWriter("INTERVAL")
{
    internal override Type RawType => typeof(DuckDbInterval);

    internal override void WriteInterval(long row, DuckDbInterval value) => At<DuckDbInterval>(row) = value;
}
