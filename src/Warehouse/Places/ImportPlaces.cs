using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Warehouse.Places;

/// <summary>Files of places in, a published table of places out. A code keeps its number for ever.</summary>
public sealed class ImportPlaces(WarehousePublisher publisher)
{
    /// <summary>Imports places and publishes them, where any is new or changed.</summary>
    /// <exception cref="PlaceFileException">A file is no place file, or names a parent or successor that is
    /// nowhere.</exception>
    /// <exception cref="WarehouseLockedException">Another process is writing.</exception>
    public async Task<PlacesReceipt> RunAsync(PlaceSources sources, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(sources);
        var rows = Read(sources);
        using var build = await publisher.BeginAsync(cancel);
        var receipt = Import(build, rows);
        if (receipt.Inserted + receipt.Updated == 0)
        {
            return receipt;
        }

        await build.PublishAsync(cancel);
        return receipt with { Version = build.Version };
    }

    /// <summary>Imports places into a version that is being made; publishing it is the caller's.</summary>
    /// <exception cref="PlaceFileException">A file is no place file, or names a parent or successor that is
    /// nowhere.</exception>
    public static PlacesReceipt Into(WarehouseBuild build, PlaceSources sources)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(sources);
        return Import(build, Read(sources));
    }

    private static PlacesReceipt Import(WarehouseBuild build, IReadOnlyList<PlaceRow> rows)
    {
        var known = AreaTable.Read(build.File).ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        var all = Merge(known, rows);
        var changed = all.Where(unit => !known.TryGetValue(unit.Code, out var before) || before != unit).ToList();
        var inserted = changed.Count(unit => !known.ContainsKey(unit.Code));
        if (changed.Count > 0)
        {
            AreaTable.Replace(build.File, all);
            build.FactsChanged = true;
        }

        // A row that changes nothing itself can still have a changed path: only listed codes are counted.
        var listed = rows.Select(row => row.Code).ToHashSet(StringComparer.Ordinal);
        var updated = changed.Count(unit => listed.Contains(unit.Code)) - inserted;
        return new PlacesReceipt(listed.Count, inserted, updated, listed.Count - inserted - updated, null);
    }

    private static List<PlaceRow> Read(PlaceSources sources)
    {
        var rows = new List<PlaceRow>();
        if (sources.DivisionFolder is { } folder)
        {
            rows.AddRange(PlaceFiles.ReadDivisions(folder, sources.VillageCounties));
        }

        rows.AddRange(sources.PlaceFiles.SelectMany(PlaceFiles.ReadPlaces));
        return rows;
    }

    private static List<OrgUnit> Merge(Dictionary<string, OrgUnit> known, IReadOnlyList<PlaceRow> rows)
    {
        var units = new Dictionary<string, (PlaceRow Row, int Id)>(StringComparer.Ordinal);
        var codes = known.Values.ToDictionary(unit => unit.Id, unit => unit.Code);
        foreach (var unit in known.Values)
        {
            units[unit.Code] = (Row(unit, unit.ParentId is { } parent ? codes[parent] : null), unit.Id);
        }

        var next = known.Count == 0 ? 1 : known.Values.Max(unit => unit.Id) + 1;
        foreach (var row in rows)
        {
            units[row.Code] = (row, units.TryGetValue(row.Code, out var before) ? before.Id : next++);
        }

        var paths = new Dictionary<string, string>(StringComparer.Ordinal);
        return [.. units.Values.Select(unit => Unit(unit.Row, unit.Id, units, paths))];
    }

    private static OrgUnit Unit(
        PlaceRow row, int id, Dictionary<string, (PlaceRow Row, int Id)> units, Dictionary<string, string> paths)
    {
        if (row.SuccessorCode is { } successor && !units.ContainsKey(successor))
        {
            throw new PlaceFileException(row.Code, 0, $"后继代码 {successor} 不存在",
                $"the successor {successor} is not among the places");
        }

        return new OrgUnit(
            id,
            row.Code,
            row.Name,
            row.NameEn,
            row.Level,
            row.ParentCode is { } parent ? units[parent].Id : null,
            PathOf(row, units, paths, 0),
            row.ValidFrom,
            row.ValidTo,
            row.SuccessorCode);
    }

    private static string PathOf(
        PlaceRow row, Dictionary<string, (PlaceRow Row, int Id)> units, Dictionary<string, string> paths, int depth)
    {
        if (paths.TryGetValue(row.Code, out var path))
        {
            return path;
        }

        var above = string.Empty;
        if (row.ParentCode is { } parent)
        {
            if (depth > 10 || !units.TryGetValue(parent, out var unit))
            {
                throw new PlaceFileException(row.Code, 0, $"上级代码 {parent} 不存在",
                    $"the parent {parent} is not among the places");
            }

            above = PathOf(unit.Row, units, paths, depth + 1);
        }

        return paths[row.Code] = above + "/" + row.Code;
    }

    private static PlaceRow Row(OrgUnit unit, string? parent) => new(
        unit.Code, unit.Name, unit.NameEn, unit.Level, parent, unit.ValidFrom, unit.ValidTo, unit.SuccessorCode);
}
