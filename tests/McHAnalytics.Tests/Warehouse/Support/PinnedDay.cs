using System.Globalization;

namespace McHAnalytics.Tests.Warehouse.Support;

/// <summary>A clock that stands at noon of one day.</summary>
internal sealed class PinnedDay(string day) : TimeProvider
{
    private readonly DateTimeOffset _noon =
        DateTimeOffset.Parse(day + "T12:00:00Z", CultureInfo.InvariantCulture);

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override DateTimeOffset GetUtcNow() => _noon;
}
