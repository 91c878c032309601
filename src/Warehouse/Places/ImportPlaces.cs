using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Warehouse.Places;

/// <summary>Files of places in, a published table of places out. A code keeps its number for ever.</summary>
public sealed class ImportPlaces(WarehousePublisher publisher)
{
    /// <summary>Imports places and publishes them, where any is new or changed.</summary>
    /// <exception cref="PlaceFileException">A file is no place file, or its places contradict each other; all faults are
    /// told with their lines.</exception>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    public async Task<PlacesReceipt> RunAsync(PlaceSources sources, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var history = PlaceHistory.Of(Read(sources));
        using var build = await publisher.BeginAsync(cancel);
        var receipt = Import(build, history, PinyinFolder.Read(sources.PinyinFolder));
        if (receipt.Inserted + receipt.Updated == 0)
        {
            return receipt;
        }

        await build.PublishAsync(cancel);
        return receipt with { Version = build.Version };
    }

    /// <summary>Imports places into a version that is being made; publishing it is the caller's.</summary>
    /// <exception cref="PlaceFileException">A file is no place file, or its places contradict each other; all faults are
    /// told with their lines.</exception>
    public static PlacesReceipt Into(WarehouseBuild build, PlaceSources sources)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(sources);
        return Import(build, PlaceHistory.Of(Read(sources)), PinyinFolder.Read(sources.PinyinFolder));
    }

    private static PlacesReceipt Import(WarehouseBuild build, PlaceHistory history, PinyinReadings readings)
    {
        var known = AreaTable.Read(build.File).ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        var all = Merge(known, history, readings);
        var changed = all.Where(unit => !known.TryGetValue(unit.Code, out var before) || before != unit).ToList();
        var inserted = changed.Count(unit => !known.ContainsKey(unit.Code));
        var listed = history.Present.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var updated = changed.Where(unit => known.ContainsKey(unit.Code)).Select(unit => unit.Code)
            .ToHashSet(StringComparer.Ordinal);
        if (changed.Count > 0)
        {
            AreaTable.Replace(build.File, all);
            build.RebuildDerived();
        }

        updated.UnionWith(KeepFormerNames(build, history, all.Where(unit => listed.Contains(unit.Code))));

        // A row that changes nothing itself can still have a changed path: only listed codes are counted.
        updated.IntersectWith(known.Keys.Where(listed.Contains));
        return new PlacesReceipt(
            listed.Count, inserted, updated.Count, listed.Count - inserted - updated.Count, null);
    }

    private static IEnumerable<IReadOnlyList<PlaceRow>> Read(PlaceSources sources)
    {
        if (sources.DivisionFolder is { } folder)
        {
            yield return PlaceFiles.ReadDivisions(folder, sources.VillageCounties);
        }

        foreach (var file in sources.PlaceFiles)
        {
            yield return PlaceFiles.ReadPlaces(file);
        }
    }

    // The codes of the places whose former names differ from before.
    private static HashSet<string> KeepFormerNames(WarehouseBuild build, PlaceHistory history, IEnumerable<OrgUnit> listed)
    {
        var before = AreaTable.ReadFormerNames(build.File).ToLookup(name => name.AreaId);
        var names = before.ToDictionary(place => place.Key, place => place.ToList());
        var changed = new HashSet<string>(StringComparer.Ordinal);
        foreach (var unit in listed)
        {
            var now = history.Former[unit.Code]
                .Select(row => new FormerName(unit.Id, row.Name, row.ValidFrom, row.LastDay))
                .ToList();
            if (!now.SequenceEqual(before[unit.Id]))
            {
                names[unit.Id] = now;
                changed.Add(unit.Code);
            }
        }

        if (changed.Count > 0)
        {
            AreaTable.ReplaceFormerNames(build.File, names.Values.SelectMany(each => each));
        }

        return changed;
    }

    private static List<OrgUnit> Merge(
        Dictionary<string, OrgUnit> known, PlaceHistory history, PinyinReadings readings)
    {
        var units = new Dictionary<string, (PlaceRow Row, int Id)>(StringComparer.Ordinal);
        var codes = known.Values.ToDictionary(unit => unit.Id, unit => unit.Code);
        foreach (var unit in known.Values)
        {
            units[unit.Code] = (Row(unit, unit.ParentId is { } parent ? codes[parent] : null), unit.Id);
        }

        var next = known.Count == 0 ? 1 : known.Values.Max(unit => unit.Id) + 1;
        foreach (var row in history.Present)
        {
            // A place began with its first name.
            var named = row with
            {
                NamePinyin = row.NamePinyin ?? readings.Of(row.Name),
                ValidFrom = history.Former[row.Code].Select(former => former.ValidFrom).Append(row.ValidFrom).Min(),
            };
            units[row.Code] = (named, units.TryGetValue(row.Code, out var before) ? before.Id : next++);
        }

        PlaceRules.Check(history.Present, units.ToDictionary(unit => unit.Key, unit => unit.Value.Row, StringComparer.Ordinal));
        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. units.Values.Select(unit => Unit(unit.Row, unit.Id, units, paths))];
    }

    private static OrgUnit Unit(
        PlaceRow row, int id, Dictionary<string, (PlaceRow Row, int Id)> units, Dictionary<string, string> paths) => new(
        id,
        row.Code,
        row.Name,
        row.NameEn,
        row.Level,
        row.ParentCode is { } parent ? units[parent].Id : null,
        PathOf(row, units, paths),
        row.ValidFrom,
        row.ValidTo,
        row.SuccessorCode,
        row.NamePinyin);

    // A parent stands above its children, so the walk ends.
    private static string PathOf(
        PlaceRow row, Dictionary<string, (PlaceRow Row, int Id)> units, Dictionary<string, string> paths)
    {
        if (!paths.TryGetValue(row.Code, out var path))
        {
            var above = row.ParentCode is { } parent ? PathOf(units[parent].Row, units, paths) : string.Empty;
            paths[row.Code] = path = above + "/" + row.Code;
        }

        return path;
    }

    private static PlaceRow Row(OrgUnit unit, string? parent) => new(
        unit.Code, unit.Name, unit.NameEn, unit.Level, parent, unit.ValidFrom, unit.ValidTo, unit.SuccessorCode)
    {
        NamePinyin = unit.NamePinyin,
    };
}
