using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema;

/// <summary>The version that answers, and the day that is counted from.</summary>
public static class VersionQueries
{
    /// <summary>The newest published version.</summary>
    public static DataVersion DataVersion(PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        return lease.DataVersion;
    }

    /// <summary>Today, pinned or not.</summary>
    public static DateOnly Today(TimeProvider clock) => DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
}
