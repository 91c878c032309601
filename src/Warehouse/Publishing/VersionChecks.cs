using McHAnalytics.Warehouse.Tables;
using McHAnalytics.Warehouse.DuckDb;

namespace McHAnalytics.Warehouse.Publishing;

/// <summary>What must hold in every version before anyone reads it.</summary>
internal static class VersionChecks
{
    private const string OneFact = "one current fact for a measure, month, place and category";

    // In sorted facts the same key would stand next to itself.
    private const string RepeatedInOrder = """
        SELECT count(*) FROM (
            SELECT measure_id, month, area_id, category_id, lag(measure_id) OVER () AS measure_before,
                   lag(month) OVER () AS month_before, lag(area_id) OVER () AS area_before,
                   lag(category_id) OVER () AS category_before
            FROM fact_value WHERE known_to = 2147483647)
        WHERE measure_id = measure_before AND month = month_before AND area_id = area_before
          AND category_id = category_before
        """;

    private const string Repeated = """
        SELECT count(*) FROM (
            SELECT 1 FROM {facts} f WHERE known_to = 2147483647
            GROUP BY measure_id, month, area_id, category_id HAVING count(*) > 1)
        """;

    private static readonly (string Rule, string CountBroken)[] s_rules =
    [
        ("a fact has a value exactly where it was reported or estimated", """
            SELECT count(*) FROM {facts} f WHERE (whole IS NOT NULL) <> (status IN (0, 4))
            """),
        ("a fact's place is known", "SELECT count(*) FROM (SELECT DISTINCT area_id FROM {facts} f) ANTI JOIN area USING (area_id)"),
        ("a fact's measure is known", "SELECT count(*) FROM (SELECT DISTINCT measure_id FROM {facts} f) ANTI JOIN measure USING (measure_id)"),
        ("a fact's category is known", """
            SELECT count(*) FROM {facts} f ANTI JOIN category USING (category_id) WHERE category_id <> 0
            """),
        ("one current person for a distinct count, month, place and category", """
            SELECT count(*) FROM (
                SELECT 1 FROM fact_person WHERE known_to = 2147483647
                GROUP BY measure_id, month, area_id, category_id, person HAVING count(*) > 1)
            """),
        ("a fact's month is a month", "SELECT count(*) FROM {facts} f WHERE month % 100 NOT BETWEEN 1 AND 12"),
        ("a place has one code and one number", """
            SELECT count(*) FROM (SELECT code FROM area GROUP BY code HAVING count(*) > 1
                UNION ALL SELECT area_id::VARCHAR FROM area GROUP BY area_id HAVING count(*) > 1)
            """),
        ("one current report for a form, unit and month", """
            SELECT count(*) FROM (
                SELECT 1 FROM report_instance WHERE known_to = 2147483647
                GROUP BY form, area_id, month HAVING count(*) > 1)
            """),
        ("the roll-up holds the sum of the facts", $$"""
            SELECT count(*) FROM (
                SELECT f.measure_id, f.month, {{WarehouseTables.FactSum}} AS total
                FROM {facts} f JOIN area a USING (area_id)
                WHERE f.known_to = 2147483647 AND f.category_id = 0 AND a.county_id IS NOT NULL
                GROUP BY ALL) facts
            FULL JOIN (SELECT measure_id, month, {{WarehouseTables.FactSum}} AS total FROM {sums} f GROUP BY ALL) sums
            USING (measure_id, month)
            WHERE facts.total IS DISTINCT FROM sums.total
            """),
        ("one current record for a pregnancy", """
            SELECT count(*) FROM (
                SELECT 1 FROM pregnancy WHERE known_to = 2147483647 GROUP BY pregnancy_id HAVING count(*) > 1)
            """),
    ];

    /// <summary>Verifies a version.</summary>
    /// <param name="file">The version that is made.</param>
    /// <param name="change">The months whose facts alone changed since the version before, which was verified; null to
    /// look at all facts, which are sorted.</param>
    public static void Verify(BuildingFile file, FactChange? change)
    {
        var (facts, sums) = change is null
            ? ("fact_value", "rollup_county")
            : ($"(SELECT * FROM fact_value WHERE {change.Near})", $"(SELECT * FROM rollup_county WHERE {change.Near})");
        foreach (var (rule, countBroken) in s_rules.Prepend((OneFact, change is null ? RepeatedInOrder : Repeated)))
        {
            var broken = file.Scalar<long>(countBroken
                .Replace("{facts}", facts, StringComparison.Ordinal)
                .Replace("{sums}", sums, StringComparison.Ordinal));
            if (broken > 0)
            {
                throw new WarehouseVerificationException(rule, broken);
            }
        }
    }
}
