using System.Data.Common;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Places;

/// <summary>Reads and writes the table of places.</summary>
internal static class AreaTable
{
    private const int Levels = 6;

    public static List<OrgUnit> Read(BuildingFile file) => file.Query(
        """
        SELECT area_id, code, name, name_en, level, parent_id, path, valid_from, valid_to, successor_code, name_pinyin
        FROM area
        """,
        row => new OrgUnit(
            row.GetInt32(0),
            row.GetString(1),
            row.GetString(2),
            row.IsDBNull(3) ? null : row.GetString(3),
            (OrgLevel)row.GetFieldValue<sbyte>(4),
            row.IsDBNull(5) ? null : row.GetInt32(5),
            row.GetString(6),
            Day(row, 7),
            row.IsDBNull(8) ? null : Day(row, 8),
            row.IsDBNull(9) ? null : row.GetString(9),
            row.IsDBNull(10) ? null : row.GetString(10)));

    public static List<FormerName> ReadFormerNames(BuildingFile file) => file.Query(
        "SELECT area_id, name, valid_from, valid_to FROM area_former_name ORDER BY area_id, valid_from",
        row => new FormerName(row.GetInt32(0), row.GetString(1), Day(row, 2), Day(row, 3)));

    /// <summary>Replaces all places; ancestors are worked out here, and a merged place's are its successor's;
    /// a split one keeps its own.</summary>
    public static void Replace(BuildingFile file, IReadOnlyList<OrgUnit> units)
    {
        var ancestors = new Ancestors(units);
        file.Execute("DELETE FROM area");
        file.Append("area", units.OrderBy(unit => unit.Id).Select(unit =>
        {
            var ids = ancestors.Of(unit);
            return new object?[]
            {
                unit.Id, unit.Code, unit.Name, unit.NameEn, (sbyte)unit.Level, unit.ParentId, unit.Path,
                unit.ValidFrom, unit.ValidTo, unit.SuccessorCode, ids[0], ids[1], ids[2], ids[3], ids[4], ids[5],
                unit.NamePinyin,
            };
        }));
    }

    public static void ReplaceFormerNames(BuildingFile file, IEnumerable<FormerName> names)
    {
        file.Execute("DELETE FROM area_former_name");
        file.Append("area_former_name", names.Select(name => new object?[]
        {
            name.AreaId, name.Name, name.ValidFrom, name.ValidTo,
        }));
    }

    private static DateOnly Day(DbDataReader row, int ordinal) => row.GetFieldValue<DateOnly>(ordinal);

    private sealed class Ancestors(IReadOnlyList<OrgUnit> units)
    {
        private readonly Dictionary<int, OrgUnit> _byId = units.ToDictionary(unit => unit.Id);

        private readonly Dictionary<string, OrgUnit> _byCode =
            units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);

        private readonly Dictionary<int, int?[]> _known = [];

        public int?[] Of(OrgUnit unit)
        {
            if (_known.TryGetValue(unit.Id, out var known))
            {
                return known;
            }

            // Entered before it is filled: a chain of successors that bites its tail ends here.
            var ids = _known[unit.Id] = new int?[Levels];
            if (unit.Successors is [var code] && _byCode.TryGetValue(code, out var successor))
            {
                Of(successor).CopyTo(ids, 0);
                return ids;
            }

            if (unit.ParentId is { } parent)
            {
                Of(_byId[parent]).CopyTo(ids, 0);
            }

            ids[(int)unit.Level - 1] = unit.Id;
            return ids;
        }
    }
}
