namespace McHAnalytics.Native.DuckDb;

/// <summary>
/// Between DuckDB's clocks (counts since 1970-01-01) and those of .NET (100-nanosecond ticks since year 1).
/// </summary>
internal static class ClockMath
{
    private static readonly int s_epochDay = new DateOnly(1970, 1, 1).DayNumber;

    internal static DateOnly Date(int days)
    {
        var number = (long)days + s_epochDay;
        return number >= 0 && number <= DateOnly.MaxValue.DayNumber
            ? DateOnly.FromDayNumber((int)number)
            : throw OutOfRange("DATE");
    }

    internal static int Days(DateOnly date) => date.DayNumber - s_epochDay;

    internal static TimeOnly TimeOfDay(long microseconds) =>
        microseconds < TimeSpan.TicksPerDay / TimeSpan.TicksPerMicrosecond
            ? new TimeOnly(microseconds * TimeSpan.TicksPerMicrosecond)
            : throw new OverflowException(
                "The TIME 24:00:00 has no value of TimeOnly: read it as TimeSpan, or cast it to VARCHAR.");

    /// <summary>A moment from ticks since 1970-01-01.</summary>
    internal static DateTime Moment(long ticks, DateTimeKind kind)
    {
        var total = unchecked(ticks + DateTime.UnixEpoch.Ticks);
        return total >= 0 && total <= DateTime.MaxValue.Ticks && total - DateTime.UnixEpoch.Ticks == ticks
            ? new DateTime(total, kind)
            : throw OutOfRange("TIMESTAMP");
    }

    /// <summary>Counts of a coarser unit as ticks.</summary>
    internal static long Ticks(long count, long ticksPerUnit) =>
        count <= DateTime.MaxValue.Ticks / ticksPerUnit && count >= -DateTime.MaxValue.Ticks / ticksPerUnit
            ? count * ticksPerUnit
            : throw OutOfRange("TIMESTAMP");

    /// <summary>Microseconds since 1970-01-01, finer parts cut towards the past.</summary>
    internal static long Microseconds(DateTime moment)
    {
        var ticks = moment.Ticks - DateTime.UnixEpoch.Ticks;
        return Math.DivRem(ticks, TimeSpan.TicksPerMicrosecond, out var rest) - (rest < 0 ? 1 : 0);
    }

    private static OverflowException OutOfRange(string type) =>
        new($"The {type} is infinite or outside the years 1 to 9999 of .NET: cast it to VARCHAR to read it.");
}
