using System.Globalization;
using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>What a version says, without its numbers of loads, versions and rows: two that say the same are equal.</summary>
/// <remarks>
/// A line a table: its rows and the sum of their hashes, places, measures and categories by their codes. What was replaced
/// is left out, and so is what follows from the files' order: where in a file a figure stands, and its numbers.
/// </remarks>
public static class VersionState
{
    // Named by number, or written down to be read faster: they follow from the others.
    private static readonly HashSet<string> s_left = new(StringComparer.Ordinal)
    {
        "meta", "publication", "load", "load_sheet", "measure", "category", "fact_source", "fact_area", "suppression",
        "statement", "prediction", "rollup_county",
    };

    private static readonly HashSet<string> s_numbers = new(StringComparer.Ordinal)
    {
        "load_id", "sheet_no", "source_row", "source_column", "known_from", "known_to", "report_id", "version_no",
        "finding_id", "found_at", "parent_id", "province_id", "prefecture_id", "township_id", "village_id", "facility_id",
        "loaded_at", "ledger_run",
    };

    /// <summary>The state of the published version; empty where there is none.</summary>
    /// <param name="folder">The warehouse's folder.</param>
    public static string OfPublished(string folder) =>
        WarehouseFolder.ReadCurrent(folder) is { } version ? Of(WarehouseFolder.VersionFile(folder, version)) : string.Empty;

    /// <summary>The state of a version's file, which is not changed.</summary>
    public static string Of(string path)
    {
        using var file = new VersionFileReader(path);
        var columns = file.Query(
            "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal ORDER BY 1, column_index",
            row => (Table: row.GetString(0), Column: row.GetString(1)));
        var lines = columns
            .Where(column => !s_left.Contains(column.Table))
            .GroupBy(column => column.Table, column => column.Column)
            .Select(table => file.Query(
                Statement(table.Key, [.. table]),
                row => string.Create(CultureInfo.InvariantCulture, $"{table.Key} {row.GetInt64(0)} {row.GetString(1)}"))[0]);
        return string.Join('\n', lines);
    }

    private static string Statement(string table, IReadOnlyList<string> columns)
    {
        var values = columns
            .Where(column => !s_numbers.Contains(column) && !(table == "area" && column is "area_id" or "county_id"))
            .Select(column => column switch
            {
                "measure_id" => "(SELECT code FROM measure m WHERE m.measure_id = t.measure_id)",
                "area_id" => "(SELECT code FROM area a WHERE a.area_id = t.area_id)",
                "category_id" => """
                    (SELECT string_agg(c.dimension || '=' || c.code, '+' ORDER BY c.dimension) FROM category c
                     WHERE c.category_id = t.category_id)
                    """,
                _ => $"t.\"{column}\"",
            });
        var current = columns.Contains("known_to")
            ? $" WHERE known_to = {Tables.WarehouseTables.StillKnown.ToString(CultureInfo.InvariantCulture)}"
            : string.Empty;
        return $"""
            SELECT count(*), coalesce(sum(hash(row({string.Join(", ", values)}))::HUGEINT), 0)::VARCHAR
            FROM "{table}" t{current}
            """;
    }
}
