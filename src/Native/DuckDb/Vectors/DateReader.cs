namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>DATE: days since 1970-01-01.</summary>
internal sealed class DateReader() : VectorReader(DuckDbType.Date, "DATE")
{
    internal override Type ClrType => typeof(DateOnly);

    internal override Type? RawType => typeof(int);

    internal override object GetValue(long row) => GetDate(row);

    internal override DateOnly GetDate(long row) => ClockMath.Date(At<int>(row));

    internal override DateTime GetDateTime(long row) => GetDate(row).ToDateTime(TimeOnly.MinValue);
}
