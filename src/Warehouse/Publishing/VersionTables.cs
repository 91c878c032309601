using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>Writes the tables of a version that follow from others.</summary>
internal static class VersionTables
{
    /// <summary>
    /// Writes the facts in the order in which they are asked for, which makes reading about ten times cheaper.
    /// </summary>
    public static void SortFacts(BuildingFile file)
    {
        file.Execute($"CREATE OR REPLACE TEMP TABLE unsorted_fact AS SELECT {WarehouseTables.FactColumns} FROM fact_value");
        file.Execute("DROP TABLE fact_value");
        file.Execute(StatementFor("fact_value"));
        file.Execute($"""
            INSERT INTO fact_value ({WarehouseTables.FactColumns})
            SELECT {WarehouseTables.FactColumns} FROM unsorted_fact ORDER BY measure_id, month, area_id, category_id, known_from
            """);
        file.Execute("DROP TABLE unsorted_fact");
    }

    /// <summary>Sums the current undivided facts by county; a merged county's count for its successor.</summary>
    public static void SumCounties(BuildingFile file)
    {
        file.Execute("DROP TABLE rollup_county");
        file.Execute(StatementFor("rollup_county"));
        file.Execute(CountySums($"f.known_to = {WarehouseTables.StillKnown}"));
    }

    /// <summary>The statement that adds the sums of the facts that meet a condition.</summary>
    public static string CountySums(string condition) => $"""
        INSERT INTO rollup_county ({WarehouseTables.RollupColumns})
        SELECT measure_id, month, county_id, {WarehouseTables.WholeAndFraction("total")},
               reported, blank, not_collected, not_carried_out
        FROM (SELECT f.measure_id, f.month, a.county_id, {WarehouseTables.FactSum}::DECIMAL(18, 4) AS total,
                     count(*) FILTER (f.status IN (0, 4)) AS reported,
                     count(*) FILTER (f.status IN (1, 5, 6)) AS blank,
                     count(*) FILTER (f.status = 2) AS not_collected, count(*) FILTER (f.status = 3) AS not_carried_out
              FROM fact_value f JOIN area a USING (area_id)
              WHERE {condition} AND f.category_id = 0 AND a.county_id IS NOT NULL
              GROUP BY f.measure_id, f.month, a.county_id)
        ORDER BY measure_id, month, county_id
        """;

    /// <summary>Writes what a reader must know before the first question.</summary>
    public static void WriteContents(BuildingFile file)
    {
        foreach (var table in new[] { "fact_source", "fact_area" })
        {
            file.Execute($"DROP TABLE IF EXISTS {table}");
            file.Execute(StatementFor(table));
        }

        file.Execute($"INSERT INTO fact_source {VersionContentsSql.Sources.Template}", [.. VersionContentsSql.Sources.Values]);
        file.Execute($"INSERT INTO fact_area {VersionContentsSql.Areas.Template}", [.. VersionContentsSql.Areas.Values]);
        WriteMeta(file, VersionContentsSql.Key, "1");
        WriteMeta(file, FactChange.AppendedKey, "0");
    }

    public static void WriteMeta(BuildingFile file, string key, string value)
    {
        file.Execute("DELETE FROM meta WHERE key = $1", key);
        file.Execute("INSERT INTO meta VALUES ($1, $2)", key, value);
    }

    /// <summary>The statement that creates a table.</summary>
    public static string StatementFor(string table)
    {
        var start = WarehouseTables.CreateAll.IndexOf($"CREATE TABLE {table} (", StringComparison.Ordinal);
        var end = WarehouseTables.CreateAll.IndexOf(';', start);
        return WarehouseTables.CreateAll[start..(end + 1)];
    }
}
