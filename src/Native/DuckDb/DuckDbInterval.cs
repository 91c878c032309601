using System.Runtime.InteropServices;

namespace McHAnalytics.Native.DuckDb;

/// <summary>DuckDB's INTERVAL: three parts that are kept apart, since a month has no fixed number of days.</summary>
/// <param name="Months">Whole months; years are 12 of them.</param>
/// <param name="Days">Whole days, not hours: a day may have 23 or 25 where clocks change.</param>
/// <param name="Microseconds">The rest, in microseconds.</param>
[StructLayout(LayoutKind.Sequential)]
public readonly record struct DuckDbInterval(int Months, int Days, long Microseconds)
{
    /// <summary>The interval with its days taken as 24 hours each.</summary>
    /// <exception cref="InvalidCastException">It has months, whose length nobody knows.</exception>
    /// <exception cref="OverflowException">It is longer than a <see cref="TimeSpan"/> can be.</exception>
    public TimeSpan ToTimeSpan() =>
        Months == 0
            ? new TimeSpan(checked((Days * TimeSpan.TicksPerDay) + (Microseconds * TimeSpan.TicksPerMicrosecond)))
            : throw new InvalidCastException(
                $"An interval with months ({Months}) has no fixed length: read it as {nameof(DuckDbInterval)}.");

    /// <summary>A length of time as days and microseconds; below a microsecond it is cut.</summary>
    public static DuckDbInterval From(TimeSpan length) =>
        new(0, length.Days, (length.Ticks % TimeSpan.TicksPerDay) / TimeSpan.TicksPerMicrosecond);
}
