using System.Diagnostics;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Etl;

/// <summary>Makes the warehouse again from the originals, version by version, with today's catalogue.</summary>
/// <remarks>
/// It is made in a folder beside the published one, which serves on until the last step: so a rebuild that fails changes
/// nothing. Every step runs at the time at which it first ran, so that what was known when stays true.
/// </remarks>
/// <param name="setting">What loading works with.</param>
/// <param name="places">Where China's place codes and readings lie.</param>
public sealed class RebuildWarehouse(LoadSetting setting, PlaceSources places)
{
    private readonly OriginalFiles _originals = new(setting.DataFolder);

    /// <summary>Rebuilds and publishes.</summary>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    /// <exception cref="FileNotFoundException">Nothing was journalled, or an original is missing.</exception>
    public async Task<RebuildReceipt> RunAsync(IProgress<LoadProgress>? progress, CancellationToken cancel)
    {
        var watch = Stopwatch.StartNew();
        var published = WarehouseFolder.ReadCurrent(setting.WarehouseFolder);
        var journal = new LoadJournal(setting.DataFolder).Read(published);
        if (journal.Count == 0)
        {
            throw new FileNotFoundException($"No load is written in {Path.Combine(_originals.Folder, "journal.jsonl")}.");
        }

        var folder = setting.WarehouseFolder + ".rebuilding";
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        using var restored = new RestoredOriginals(_originals);
        try
        {
            for (var step = 0; step < journal.Count; step++)
            {
                progress?.Report(new LoadProgress("rebuilding", step, journal.Count, $"v{journal[step].Version:000000}"));
                await RunAsync(journal[step], folder, restored, cancel);
            }

            var publisher = new WarehousePublisher(setting.WarehouseFolder, setting.Clock);
            var version = await publisher.ReplaceWithAsync(folder, setting.Suppression, cancel);
            return new RebuildReceipt(published, version, journal.Sum(entry => entry.Files.Count), watch.Elapsed);
        }
        finally
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }
    }

    private async Task RunAsync(
        JournalEntry entry, string folder, RestoredOriginals restored, CancellationToken cancel)
    {
        var then = setting with
        {
            WarehouseFolder = folder,
            IsRebuild = true,
            Ledger = null,
            Clock = new ThenClock(entry.At, setting.Clock.LocalTimeZone),
            NextVersion = entry.Version,
        };
        if (entry.Places is { } imported)
        {
            var files = imported.Files.Select(file => restored.PathOf(Find(file))).ToList();
            await new LoadPlaces(then).RunAsync(
                places with
                {
                    DivisionFolder = imported.HasDivisions ? places.DivisionFolder : null,
                    VillageCounties = imported.VillageCounties,
                    PlaceFiles = files,
                },
                cancel);
            return;
        }

        var works = entry.Files.Select(file => WorkOf(file, restored)).ToList();
        await new LoadFiles(then).RunAsync(works, new LoadOptions(), null, cancel);
    }

    private FileWork WorkOf(JournalFile file, RestoredOriginals restored)
    {
        var original = Find(file);
        return new FileWork(restored.PathOf(original), file.Sha256, file.Name)
        {
            Corrections = original.Corrections,
            Encoding = file.Encoding,
            LedgerRun = file.LedgerRun,
        };
    }

    private Original Find(JournalFile file) => _originals.Find(file.Sha256) ?? throw new FileNotFoundException(
        $"The original of {file.Name} ({file.Sha256}) is missing in {_originals.Folder}. Restore it from a backup.");

    private sealed class ThenClock(DateTimeOffset then, TimeZoneInfo zone) : TimeProvider
    {
        public override TimeZoneInfo LocalTimeZone => zone;

        public override DateTimeOffset GetUtcNow() => then;
    }
}

/// <summary>What a rebuild made.</summary>
/// <param name="Before">The version that was published before; null where there was none.</param>
/// <param name="Version">The version published now.</param>
/// <param name="Files">Originals read.</param>
/// <param name="Took">How long it took.</param>
public sealed record RebuildReceipt(int? Before, int Version, int Files, TimeSpan Took);
