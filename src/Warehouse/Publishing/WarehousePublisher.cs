using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>
/// Makes the next version of a warehouse: a copy of the current one, changed, verified and switched to.
/// </summary>
/// <remarks>
/// A process killed at any moment leaves the old version published, and garbage that the next build removes.
/// </remarks>
/// <param name="folder">The warehouse's folder; made where it is missing.</param>
/// <param name="clock">Says when a version was published.</param>
public sealed class WarehousePublisher(string folder, TimeProvider clock)
{
    /// <summary>How many versions before the published one are kept for going back.</summary>
    public const int VersionsKept = 5;

    /// <summary>The warehouse's folder.</summary>
    public string Folder { get; } = folder;

    /// <summary>The number of the next version, where versions are made again; otherwise it is counted up.</summary>
    public int? NextVersion { get; init; }

    /// <summary><see cref="LeastFactsToAddTo"/> where nothing else is said.</summary>
    public const long UsualLeastFactsToAddTo = 2_000_000;

    /// <summary>
    /// From how many facts on a small change is added to what stands: below it all facts are sorted and summed again.
    /// </summary>
    public long LeastFactsToAddTo { get; init; } = UsualLeastFactsToAddTo;

    /// <summary>Begins the next version; nobody else can until it is published or disposed.</summary>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    /// <exception cref="InvalidDataException">The pointer or the current file is unusable.</exception>
    public Task<WarehouseBuild> BeginAsync(CancellationToken cancel) => Task.Run(() => Begin(null), cancel);

    /// <summary>Publishes what stands in another warehouse's folder as the next version of this one.</summary>
    /// <param name="folder">The other folder; a version is published there.</param>
    /// <param name="suppression">What is protected; as in that version where null.</param>
    /// <param name="cancel">Stops the making of the version.</param>
    /// <returns>The version's number.</returns>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    public async Task<int> ReplaceWithAsync(string folder, SuppressionRules? suppression, CancellationToken cancel)
    {
        using var build = await Task.Run(() => Begin(folder), cancel);
        build.RebuildDerived();
        build.Suppression = suppression;
        await build.PublishAsync(cancel);
        return build.Version;
    }

    /// <summary>Makes a kept version the published one again.</summary>
    /// <returns>False where no such version is kept; then nothing has changed.</returns>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    public Task<bool> GoBackToAsync(int version, CancellationToken cancel) => Task.Run(
        () =>
        {
            using var held = WarehouseLock.Take(Folder, clock);
            var isKept = File.Exists(WarehouseFolder.VersionFile(Folder, version));
            if (isKept)
            {
                Point(version);
            }

            return isKept;
        },
        cancel);

    private WarehouseBuild Begin(string? otherFolder)
    {
        Directory.CreateDirectory(Folder);
        var held = WarehouseLock.Take(Folder, clock);
        try
        {
            RemoveGarbage();
            var current = WarehouseFolder.ReadCurrent(Folder);
            var fromFolder = otherFolder ?? Folder;
            var from = otherFolder is null ? current : WarehouseFolder.ReadCurrent(otherFolder);
            var version = NextVersion ?? Math.Max(current ?? 0, from ?? 0) + 1;
            var path = WarehouseFolder.BuildingFile(Folder, version);
            if (from is { } published)
            {
                Copy(WarehouseFolder.VersionFile(fromFolder, published), path);
            }

            return new WarehouseBuild(this, held, Open(path, isNew: from is null), path, version, clock);
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Makes a built file the published one.</summary>
    internal void Switch(string builtPath, int version)
    {
        var path = WarehouseFolder.VersionFile(Folder, version);
        FileSync.Flush(builtPath);
        File.Move(builtPath, path, overwrite: true);
        FileSync.FlushFolder(Folder);
        Point(version);
        RemoveOld(version);
    }

    private void Point(int version)
    {
        var pointer = WarehouseFolder.CurrentPointer(Folder);
        var draft = pointer + ".new";
        File.WriteAllText(draft, Path.GetFileName(WarehouseFolder.VersionFile(Folder, version)) + "\n");
        FileSync.Flush(draft);
        File.Move(draft, pointer, overwrite: true);
        FileSync.FlushFolder(Folder);
    }

    private static BuildingFile Open(string path, bool isNew)
    {
        var file = new BuildingFile(path);
        try
        {
            if (isNew)
            {
                file.Execute(WarehouseTables.CreateAll);
            }
            else if (file.Scalar<long>(
                "SELECT count(*) FROM duckdb_columns() WHERE table_name = 'fact_value' AND column_name = 'whole'") == 0)
            {
                throw new InvalidDataException(
                    "MCH-W107 The published version was made by an earlier program, and this one cannot add to it. Run "
                    + "`mch rebuild`, which makes it again from the kept files, or load them into an empty data folder.");
            }

            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private static void Copy(string from, string to)
    {
        if (!File.Exists(from))
        {
            throw new InvalidDataException(
                $"MCH-W103 The published version's file {from} is missing. "
                + "Write the name of the newest remaining version into CURRENT.");
        }

        // Shares the blocks where the file system can.
        File.Copy(from, to, overwrite: true);
    }

    // What killed builds left: building files with their logs, drafts, and a version that was never pointed at.
    private void RemoveGarbage()
    {
        var current = WarehouseFolder.ReadCurrent(Folder) ?? 0;
        RefuseLostPointer(current);
        foreach (var path in Directory.EnumerateFiles(Folder))
        {
            var name = Path.GetFileName(path);
            if (name.Contains(".building.", StringComparison.Ordinal)
                || name.EndsWith(".new", StringComparison.Ordinal)
                || WarehouseFolder.VersionOf(name) > current)
            {
                File.Delete(path);
            }
        }

        foreach (var path in Directory.EnumerateDirectories(Folder, "*.building.duckdb.tmp"))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    // The first publishing may be killed before it points at version 1; later versions without a pointer are no
    // garbage.
    private void RefuseLostPointer(int current)
    {
        var newest = Directory.EnumerateFiles(Folder, "v*.duckdb")
            .Max(path => WarehouseFolder.VersionOf(Path.GetFileName(path)));
        if (current == 0 && newest > 1)
        {
            throw new InvalidDataException(
                $"MCH-W104 The folder {Folder} holds versions but no CURRENT. Write v{newest:000000}.duckdb into it.");
        }
    }

    private void RemoveOld(int published)
    {
        foreach (var path in Directory.EnumerateFiles(Folder, "v*.duckdb"))
        {
            if (WarehouseFolder.VersionOf(Path.GetFileName(path)) is { } version && version < published - VersionsKept)
            {
                File.Delete(path);
            }
        }
    }
}
