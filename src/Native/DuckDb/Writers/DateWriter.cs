namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>DATE: days since 1970-01-01.</summary>
internal sealed class DateWriter() : VectorWriter("DATE")
{
    internal override void WriteDate(long row, DateOnly value) => At<int>(row) = ClockMath.Days(value);

    internal override void WriteDateTime(long row, DateTime value) =>
        At<int>(row) = value.TimeOfDay == TimeSpan.Zero
            ? ClockMath.Days(DateOnly.FromDateTime(value))
            : throw new InvalidCastException("A DATE column takes no time of day: give a DateOnly.");
}
