namespace McHAnalytics.Cli.Settings;

/// <summary>A clock that stands on one day, at the system's time of day: relative periods and deadlines repeat.</summary>
internal sealed class PinnedClock(DateOnly today) : TimeProvider
{
    public override DateTimeOffset GetUtcNow()
    {
        var now = System.GetUtcNow();
        return new DateTimeOffset(today.ToDateTime(TimeOnly.FromTimeSpan(now.TimeOfDay)), TimeSpan.Zero);
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;
}
