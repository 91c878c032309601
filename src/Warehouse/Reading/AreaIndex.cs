using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>For each area its place on each level, as the table <c>area</c> says: merged places point at their successor's.</summary>
internal sealed class AreaIndex
{
    private static readonly OrgLevel[] s_levels = Enum.GetValues<OrgLevel>();

    private readonly int?[][] _byLevel;

    /// <param name="rows">Of each area its number and its places from province to facility.</param>
    public AreaIndex(IReadOnlyCollection<(int Id, int?[] Places)> rows)
    {
        var size = rows.Count == 0 ? 1 : rows.Max(row => row.Id) + 1;
        _byLevel = [.. s_levels.Select(_ => new int?[size])];
        foreach (var (id, places) in rows)
        {
            for (var level = 0; level < s_levels.Length; level++)
            {
                _byLevel[level][id] = places[level];
            }
        }
    }

    /// <summary>The column of the table <c>area</c> that holds a level's place.</summary>
    public static string ColumnOf(OrgLevel level) => level switch
    {
        OrgLevel.Province => "province_id",
        OrgLevel.Prefecture => "prefecture_id",
        OrgLevel.County => "county_id",
        OrgLevel.Township => "township_id",
        OrgLevel.Village => "village_id",
        _ => "facility_id",
    };

    /// <summary>The area's place on a level; null where it has none there.</summary>
    public int? Of(OrgLevel level, int areaId)
    {
        var places = _byLevel[(int)level - 1];
        return areaId >= 0 && areaId < places.Length ? places[areaId] : null;
    }

    /// <summary>The area and its place on every level that it has.</summary>
    public IEnumerable<int> WithAncestors(int areaId)
    {
        yield return areaId;
        foreach (var level in s_levels)
        {
            if (Of(level, areaId) is { } place && place != areaId)
            {
                yield return place;
            }
        }
    }
}
