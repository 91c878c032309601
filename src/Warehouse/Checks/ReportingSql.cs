using System.Globalization;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Checks;

/// <summary>The statements behind <see cref="ReportingFacts"/>.</summary>
internal static class ReportingSql
{
    /// <summary>
    /// $1 form, $2 level, $3 day, $4 months after, $5 today, $6 still known, $7 the months that end a period: ,9,12,.
    /// </summary>
    public const string Expect = """
        INSERT INTO report_expectation
        WITH first AS (
            SELECT CASE WHEN $2 <= 3 THEN a.area_id ELSE a.parent_id END AS owner_id, min(r.month // 100 * 12 + r.month % 100 - 1) AS month_index
            FROM report_instance r JOIN area a USING (area_id)
            WHERE r.form = $1 AND r.known_to = $6 GROUP BY ALL),
        months AS (
            SELECT owner_id, unnest(range(month_index, year($5) * 12 + month($5))) AS month_index FROM first),
        dated AS (
            SELECT owner_id, month_index,
                make_date((month_index // 12)::BIGINT, (month_index % 12 + 1)::BIGINT, 1) AS starts FROM months)
        SELECT $1, a.area_id, (d.month_index // 12 * 100 + d.month_index % 12 + 1)::INTEGER,
               (d.starts + to_months($4) + to_days($3 - 1))::DATE
        FROM dated d JOIN area a ON a.level = $2 AND d.owner_id IS NOT DISTINCT FROM CASE WHEN $2 <= 3 THEN a.area_id ELSE a.parent_id END
        WHERE contains($7, ',' || (d.month_index % 12 + 1)::VARCHAR || ',')
          AND a.valid_from <= last_day(d.starts) AND coalesce(a.valid_to >= d.starts, true)
        """;

    /// <summary>What follows where no report is owed.</summary>
    public const string DeriveNothing = """
        CREATE OR REPLACE TEMP TABLE derived_report (
            measure_id SMALLINT, month INTEGER, area_id INTEGER, value DECIMAL(18, 4))
        """;

    /// <summary>$1 today, $2 still known.</summary>
    public const string Derive = """
        CREATE OR REPLACE TEMP TABLE derived_report AS
        WITH due AS (
            SELECT e.form, e.area_id, e.month, e.due_on, i.report_id, i.received_on
            FROM report_expectation e
            LEFT JOIN report_instance i
                ON i.form = e.form AND i.area_id = e.area_id AND i.month = e.month AND i.known_to = $2
            WHERE e.due_on <= $1),
        width AS (SELECT l.form, count(DISTINCT f.measure_id) AS items
            FROM fact_value f JOIN load l USING (load_id)
            WHERE f.known_to = $2 AND f.category_id = 0 AND l.form IN (SELECT form FROM due) GROUP BY l.form),
        places AS (
            SELECT d.form, d.area_id, d.month, count(c.area_id) AS places
            FROM due d LEFT JOIN area c ON c.parent_id = d.area_id AND c.level <> 6
                AND c.valid_from <= last_day(make_date((d.month // 100)::BIGINT, (d.month % 100)::BIGINT, 1))
                AND coalesce(c.valid_to >= make_date((d.month // 100)::BIGINT, (d.month % 100)::BIGINT, 1), true)
            WHERE d.report_id IS NULL GROUP BY ALL),
        cells AS (
            SELECT f.area_id, f.month, count(*) AS expected, count(*) FILTER (f.status IN (0, 3, 4)) AS reported
            FROM fact_value f JOIN load l USING (load_id)
            JOIN area a USING (area_id)
            JOIN due d ON d.form = l.form AND d.month = f.month AND d.report_id IS NOT NULL
                AND d.area_id IN (f.area_id, a.parent_id, a.county_id)
            WHERE f.known_to = $2 AND f.category_id = 0 GROUP BY f.area_id, f.month),
        counts AS (
            SELECT area_id, month, 'reports_expected' AS code, count(*) AS value FROM due GROUP BY ALL
            UNION ALL SELECT area_id, month, 'reports_received', count(report_id) FROM due GROUP BY ALL
            UNION ALL SELECT area_id, month, 'reports_on_time', count(*) FILTER (received_on <= due_on) FROM due
                GROUP BY ALL
            UNION ALL SELECT area_id, month, 'reports_expected:' || form, count(*) FROM due GROUP BY ALL
            UNION ALL SELECT area_id, month, 'reports_received:' || form, count(report_id) FROM due GROUP BY ALL
            UNION ALL SELECT area_id, month, 'reports_on_time:' || form, count(*) FILTER (received_on <= due_on) FROM due
                GROUP BY ALL
            UNION ALL SELECT area_id, month, 'items_expected', sum(width.items * greatest(places.places, 1))
                FROM places JOIN width USING (form) GROUP BY ALL
            UNION ALL SELECT area_id, month, 'items_reported', 0 FROM places GROUP BY ALL
            UNION ALL SELECT area_id, month, 'items_expected', expected FROM cells
            UNION ALL SELECT area_id, month, 'items_reported', reported FROM cells)
        SELECT m.measure_id, c.month, c.area_id, sum(c.value)::DECIMAL(18, 4) AS value
        FROM counts c JOIN measure m USING (code) GROUP BY m.measure_id, c.month, c.area_id
        """;

    /// <summary>$1 code of the check for outliers, $2 the forms whose values are monthly: ,a,b,.</summary>
    public const string DeriveOutliers = """
        CREATE OR REPLACE TEMP TABLE derived_report AS
        WITH looked_at AS (
            SELECT unit_id AS area_id, month, count(*) AS values FROM unit_fact
            WHERE contains($2, ',' || form || ',') GROUP BY unit_id, month),
        counts AS (
            SELECT area_id, month, 'values_checked' AS code, values AS value FROM looked_at
            UNION ALL SELECT l.area_id, l.month, 'values_extreme', count(DISTINCT f.measure)
            FROM looked_at l LEFT JOIN new_finding f ON f.rule = $1 AND f.area_id = l.area_id AND f.month = l.month
            GROUP BY l.area_id, l.month)
        SELECT m.measure_id, c.month, c.area_id, c.value::DECIMAL(18, 4) AS value
        FROM counts c JOIN measure m USING (code)
        """;

    /// <summary>$1 version, $2 still known. The load's number is written out: the engine looks nowhere else then.</summary>
    public static readonly string EndChanged = $"""
        UPDATE fact_value SET known_to = $1
        WHERE load_id = {ReportingFacts.DerivedLoad.ToString(CultureInfo.InvariantCulture)} AND known_to = $2
          AND measure_id IN (SELECT measure_id FROM measure JOIN derived_measure USING (code)) AND NOT EXISTS (
            SELECT 1 FROM derived_report d
            WHERE d.measure_id = fact_value.measure_id AND d.month = fact_value.month
              AND d.area_id = fact_value.area_id AND d.value = fact_value.value)
        """;

    /// <summary>$1 version, $2 still known, $3 derived load.</summary>
    public static readonly string InsertNew = $"""
        INSERT INTO fact_value ({WarehouseTables.FactColumns})
        SELECT d.measure_id, d.month, d.area_id, 0, {WarehouseTables.WholeAndFraction("d.value")}, 0, $3, NULL, NULL, NULL, $1, $2
        FROM derived_report d
        ANTI JOIN (SELECT * FROM fact_value WHERE known_to = $2 AND category_id = 0) f
            ON f.measure_id = d.measure_id AND f.month = d.month AND f.area_id = d.area_id
        """;
}
