using System.Runtime.CompilerServices;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema;

/// <summary>Tells of versions as they are published, by this program or another: the pointer file is what is watched.</summary>
public static class VersionSubscriptions
{
    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);

    /// <summary>Each version published from now on; of several within a second only the newest.</summary>
    public static IAsyncEnumerable<DataVersion> DataVersionPublished(
        PublishedWarehouse warehouse, TimeProvider clock, CancellationToken cancel) =>
        // What stands now is looked up here, before the asker hears that the stream is open.
        After(Newest(warehouse)?.Id, warehouse, clock, cancel);

    private static async IAsyncEnumerable<DataVersion> After(
        string? known, PublishedWarehouse warehouse, TimeProvider clock, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var timer = new PeriodicTimer(s_look, clock);
        while (await timer.WaitForNextTickAsync(cancel))
        {
            if (Newest(warehouse) is { } newest && newest.Id != known)
            {
                known = newest.Id;
                yield return newest;
            }
        }
    }

    private static DataVersion? Newest(PublishedWarehouse warehouse)
    {
        try
        {
            using var lease = warehouse.Lease();
            return lease.DataVersion;
        }
        catch (WarehouseException)
        {
            return null; // nothing was published yet, or it cannot be opened yet
        }
    }
}
