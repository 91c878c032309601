using System.Globalization;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>Brings the tables that follow from the facts up to date where only some months changed.</summary>
/// <remarks>They hold what <see cref="VersionTables"/> would write into them anew, in another order.</remarks>
internal static class VersionUpdate
{
    private static readonly string s_current = $"known_to = {WarehouseTables.StillKnown.ToString(CultureInfo.InvariantCulture)}";

    public static void Run(BuildingFile file, FactChange change)
    {
        if (change.Months.Count > 0)
        {
            file.Execute($"DELETE FROM rollup_county WHERE {change.Near}");
            file.Execute(VersionTables.CountySums($"f.{s_current} AND {change.Near}"));
            UpdateSources(file, change);
            UpdateAreas(file, change);
        }

        VersionTables.WriteMeta(file, FactChange.AppendedKey, change.Appended.ToString(CultureInfo.InvariantCulture));
    }

    // What the changed months say counts beside what was known, unless the known may have come from facts that were ended:
    // the latest month of a form where it has nothing in it any more, and facts above the counties.
    private static void UpdateSources(BuildingFile file, FactChange change)
    {
        file.Execute($"""
            CREATE OR REPLACE TEMP TABLE near_source (measure_id, form, latest_month, above_county) AS
            {Sources($"f.{s_current} AND {change.Near}")}
            """);
        file.Execute($"""
            CREATE OR REPLACE TEMP TABLE merged_source AS
            SELECT measure_id, form, greatest(o.latest_month, n.latest_month) AS latest_month,
                   coalesce(o.above_county, false) OR coalesce(n.above_county, false) AS above_county,
                   {(change.Ended > 0).ToString().ToLowerInvariant()}
                       AND (coalesce(o.latest_month IN ({string.Join(", ", change.Months)}), false)
                                AND coalesce(n.latest_month, 0) < o.latest_month
                            OR coalesce(o.above_county, false) AND NOT coalesce(n.above_county, false)) AS in_doubt
            FROM fact_source o FULL JOIN near_source n USING (measure_id, form)
            """);
        var doubtful = file.Query("SELECT DISTINCT measure_id FROM merged_source WHERE in_doubt", row => row.GetInt16(0));
        var others = doubtful.Count == 0 ? "true" : $"measure_id NOT IN ({string.Join(", ", doubtful)})";
        file.Execute("DELETE FROM fact_source");
        file.Execute($"""
            INSERT INTO fact_source SELECT measure_id, form, latest_month, above_county FROM merged_source WHERE {others}
            """);
        if (doubtful.Count > 0)
        {
            file.Execute(
                $"INSERT INTO fact_source {Sources($"f.{s_current} AND f.measure_id IN ({string.Join(", ", doubtful)})")}");
        }
    }

    private static void UpdateAreas(BuildingFile file, FactChange change)
    {
        file.Execute($"""
            INSERT INTO fact_area
            SELECT DISTINCT area_id FROM fact_value WHERE {s_current} AND {change.Near}
            EXCEPT SELECT area_id FROM fact_area
            """);
        if (change.Ended == 0)
        {
            return;
        }

        var doubtful = file.Query(
            $"""
            SELECT DISTINCT area_id FROM fact_value WHERE NOT {s_current} AND {change.Near}
            EXCEPT SELECT area_id FROM fact_value WHERE {s_current} AND {change.Near}
            """,
            row => row.GetInt32(0));
        if (doubtful.Count > 0)
        {
            var among = $"area_id IN ({string.Join(", ", doubtful)})";
            file.Execute($"""
                DELETE FROM fact_area WHERE {among} AND area_id NOT IN (
                    SELECT area_id FROM fact_value WHERE {s_current} AND {among})
                """);
        }
    }

    private static string Sources(string condition) => $"""
        SELECT f.measure_id, coalesce(l.form, ''), max(f.latest_month), bool_or(f.above_county)
        FROM (SELECT f.measure_id, f.load_id, max(f.month) AS latest_month, bool_or(a.county_id IS NULL) AS above_county
              FROM fact_value f JOIN area a ON a.area_id = f.area_id
              WHERE {condition} GROUP BY f.measure_id, f.load_id) f
        LEFT JOIN load l ON l.load_id = f.load_id
        GROUP BY ALL
        """;
}
