namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>TIMETZ: a time of day and its distance from UTC, packed into 64 bits.</summary>
internal sealed class TimeTzReader() : VectorReader(DuckDbType.TimeTz, "TIME WITH TIME ZONE")
{
    internal override Type ClrType => typeof(DuckDbTimeTz);

    internal override Type? RawType => typeof(ulong);

    internal override object GetValue(long row) => DuckDbTimeTz.FromBits(At<ulong>(row));

    internal override TimeOnly GetTime(long row) => DuckDbTimeTz.FromBits(At<ulong>(row)).Time;
}
