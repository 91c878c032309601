using McHAnalytics.Etl.Archive;
using McHAnalytics.Etl.Reading;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Etl;

/// <summary>Places in, a published version out; what they came from is kept, so that it can be made again.</summary>
public sealed class LoadPlaces(LoadSetting setting)
{
    /// <summary>Imports places and publishes them, where any is new or changed.</summary>
    /// <exception cref="PlaceFileException">A file is no place file, or its places contradict each other.</exception>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    public Task<PlacesReceipt> RunAsync(PlaceSources sources, CancellationToken cancel) =>
        WarehouseSpaceException.ToldAsync(setting.WarehouseFolder, () => ImportAsync(sources, cancel));

    private async Task<PlacesReceipt> ImportAsync(PlaceSources sources, CancellationToken cancel)
    {
        var publisher = setting.Publisher;
        using var build = await publisher.BeginAsync(cancel);
        var receipt = await Task.Run(() => ImportPlaces.Into(build, sources), cancel);
        if (receipt.Inserted + receipt.Updated == 0)
        {
            return receipt;
        }

        if (!setting.IsRebuild)
        {
            WriteJournal(sources, build.Version);
        }

        await build.PublishAsync(cancel);
        return receipt with { Version = build.Version };
    }

    private void WriteJournal(PlaceSources sources, int version)
    {
        var originals = new OriginalFiles(setting.DataFolder);
        var files = new List<JournalFile>();
        foreach (var path in sources.PlaceFiles)
        {
            var sha256 = SourceFile.Sha256Of(path);
            originals.TryKeep(sha256, path, () => File.OpenRead(path));
            files.Add(new JournalFile(Path.GetFileName(path), sha256, string.Empty));
        }

        new LoadJournal(setting.DataFolder).Append(new JournalEntry
        {
            Version = version,
            At = setting.Clock.GetUtcNow(),
            Places = new JournalPlaces(sources.DivisionFolder is not null, sources.VillageCounties, files),
        });
    }
}
