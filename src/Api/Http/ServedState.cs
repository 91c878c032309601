using System.Globalization;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Http;

/// <summary>Names all that an answer hangs on beside the request: the version, and the day, which moves deadlines and relative
/// periods.</summary>
internal sealed class ServedState(PublishedWarehouse warehouse, TimeProvider clock)
{
    private Named? _last;

    /// <summary>The name; null where no version is served.</summary>
    public string? Now()
    {
        if (warehouse.ServedTag is not { } version)
        {
            return null;
        }

        var day = clock.GetLocalNow().Date;
        var last = Volatile.Read(ref _last);
        if (last is null || last.Day != day || last.Version != version)
        {
            last = new Named(version, day, string.Create(CultureInfo.InvariantCulture, $"{version}/{day.Ticks}"));
            Volatile.Write(ref _last, last);
        }

        return last.Name;
    }

    private sealed record Named(string Version, DateTime Day, string Name);
}
