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
        SELECT area_id, code, name, name_en, level, parent_id, path, valid_from, valid_to, successor_code FROM area
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
            row.IsDBNull(9) ? null : row.GetString(9)));

    /// <summary>Replaces all places; ancestors are worked out here, and a merged place's are its successor's.</summary>
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
            };
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
            if (unit.SuccessorCode is { } code && _byCode.TryGetValue(code, out var successor))
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
