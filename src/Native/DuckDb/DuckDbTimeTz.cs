namespace McHAnalytics.Native.DuckDb;

/// <summary>DuckDB's TIMETZ: a time of day with the distance from UTC of the clock that showed it.</summary>
/// <param name="Time">The time on that clock.</param>
/// <param name="Offset">East of UTC is positive; whole seconds, at most 15:59:59 either way.</param>
public readonly record struct DuckDbTimeTz(TimeOnly Time, TimeSpan Offset)
{
    private const int MaximumOffsetSeconds = (16 * 60 * 60) - 1;

    // 40 bits of microseconds above 24 bits of offset, which is stored so that bits sort as the moments do.
    internal static DuckDbTimeTz FromBits(ulong bits) =>
        new(
            ClockMath.TimeOfDay((long)(bits >> 24)),
            TimeSpan.FromSeconds(MaximumOffsetSeconds - (long)(bits & 0xFF_FFFF)));

    internal ulong ToBits()
    {
        var seconds = Offset.Ticks / TimeSpan.TicksPerSecond;
        return Math.Abs(seconds) <= MaximumOffsetSeconds
            ? ((ulong)(Time.Ticks / TimeSpan.TicksPerMicrosecond) << 24) | (ulong)(MaximumOffsetSeconds - seconds)
            : throw new OverflowException($"The offset {Offset} is more than 15:59:59 from UTC.");
    }
}
