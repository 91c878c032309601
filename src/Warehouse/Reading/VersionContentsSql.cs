using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The statements that look through all facts; run when a version is made, and when one is opened that holds no
/// answer to them.</summary>
internal static class VersionContentsSql
{
    /// <summary>Key in <c>meta</c> of versions that hold the answers.</summary>
    public const string Key = "contents";

    /// <summary>The forms behind each measure.</summary>
    public static readonly SqlText Sources = SqlText.Of($"""
        SELECT f.measure_id, coalesce(l.form, ''), max(f.latest_month), bool_or(f.above_county)
        FROM (SELECT f.measure_id, f.load_id, max(f.month) AS latest_month, bool_or(a.county_id IS NULL) AS above_county
              FROM fact_value f JOIN area a ON a.area_id = f.area_id
              WHERE f.known_to = {WarehouseTables.StillKnown} GROUP BY f.measure_id, f.load_id) f
        LEFT JOIN load l ON l.load_id = f.load_id
        GROUP BY ALL
        """);

    /// <summary>The places with facts of their own.</summary>
    public static readonly SqlText Areas =
        SqlText.Of($"SELECT DISTINCT area_id FROM fact_value WHERE known_to = {WarehouseTables.StillKnown}");
}
