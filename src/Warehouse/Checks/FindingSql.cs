namespace McHAnalytics.Warehouse.Checks;

/// <summary>What the checks look at, and how their findings become the version's.</summary>
internal static class FindingSql
{
    /// <summary>The rule of findings that say what the source itself says: its figures are incomplete.</summary>
    public const string SourceIncompleteRule = "DQ-SRC";

    /// <summary>$1 form, $2 first and $3 last month, $4 why in Chinese and $5 in English, $6 still known, $7 rule.</summary>
    public const string SourceIncomplete = """
        INSERT INTO new_finding
        SELECT $7, 1, f.area_id, f.month, m.code, coalesce(f.value::VARCHAR, ''), '', $4, $5,
               f.load_id, f.sheet_no, f.source_row, f.source_column
        FROM fact_value f JOIN load l USING (load_id) JOIN measure m USING (measure_id)
        WHERE l.form = $1 AND f.month BETWEEN $2 AND $3 AND f.known_to = $6 AND f.category_id = 0
        """;

    public const string Tables = """
        CREATE OR REPLACE TEMP TABLE check_rule (
            rule_no INTEGER, form VARCHAR, measure VARCHAR, comparison VARCHAR, terms INTEGER, text VARCHAR);
        CREATE OR REPLACE TEMP TABLE check_term (rule_no INTEGER, measure VARCHAR, factor DECIMAL(18, 4));
        CREATE OR REPLACE TEMP TABLE check_form (
            form VARCHAR, unit_level TINYINT, a_year TINYINT, is_series BOOLEAN);
        CREATE OR REPLACE TEMP TABLE check_limit (place VARCHAR, measure VARCHAR, low DOUBLE, high DOUBLE);
        CREATE OR REPLACE TEMP TABLE new_finding (
            rule VARCHAR, severity TINYINT, area_id INTEGER, month INTEGER, measure VARCHAR, observed VARCHAR,
            expected VARCHAR, evidence_zh VARCHAR, evidence_en VARCHAR, load_id INTEGER, sheet_no SMALLINT,
            source_row INTEGER, source_column SMALLINT);
        """;

    /// <summary>The reported undivided facts, with their form and the unit that reported them.</summary>
    public const string CurrentFacts = """
        CREATE OR REPLACE TEMP TABLE checked_fact AS
        SELECT form, measure, month, area_id, value, load_id, sheet_no, source_row, source_column, unit_id
        FROM series_fact WHERE value IS NOT NULL
        """;

    /// <summary>What each unit reported of each measure and month, in all.</summary>
    public const string UnitFacts = """
        CREATE OR REPLACE TEMP TABLE unit_fact AS
        SELECT form, measure, unit_id, month, month // 100 * 12 + month % 100 AS month_index,
            sum(value)::DOUBLE AS value,
               any_value(load_id) AS load_id, any_value(sheet_no) AS sheet_no,
               CASE WHEN count(*) = 1 THEN any_value(source_row) END AS source_row,
                   any_value(source_column) AS source_column
        FROM checked_fact GROUP BY form, measure, unit_id, month
        """;

    /// <summary>
    /// Each unit's usual level of each measure: the median of its months, and how much wider than Poisson they spread.
    /// </summary>
    public const string UnitLevels = """
        CREATE OR REPLACE TEMP TABLE unit_level AS
        WITH middle AS (
            SELECT form, measure, unit_id, median(value) AS usual, count(*) AS months FROM unit_fact GROUP BY ALL)
        SELECT m.form, m.measure, m.unit_id, m.usual, m.months,
               greatest(1, (median(abs(f.value - m.usual)) * 1.4826) ** 2 / greatest(m.usual, 0.5)) AS spread
        FROM middle m JOIN unit_fact f USING (form, measure, unit_id)
        GROUP BY m.form, m.measure, m.unit_id, m.usual, m.months
        """;

    /// <summary>$1 version, $2 still known.</summary>
    public const string EndGone = """
        UPDATE finding SET known_to = $1
        WHERE known_to = $2 AND NOT EXISTS (
            SELECT 1 FROM new_finding n
            WHERE n.rule = finding.rule AND n.severity = finding.severity
              AND n.area_id IS NOT DISTINCT FROM finding.area_id AND n.month IS NOT DISTINCT FROM finding.month
              AND n.measure IS NOT DISTINCT FROM finding.measure
              AND n.observed = finding.observed AND n.expected = finding.expected)
        """;

    /// <summary>$1 version, $2 still known, $3 now.</summary>
    public const string InsertNew = """
        INSERT INTO finding
        SELECT (SELECT coalesce(max(finding_id), 0) FROM finding)
                   + row_number() OVER (ORDER BY n.rule, n.month, n.area_id, n.measure, n.observed),
               n.rule, n.severity, n.area_id, n.month, n.measure, n.observed, n.expected, n.evidence_zh, n.evidence_en,
               n.load_id, n.sheet_no, n.source_row, n.source_column, $3, $1, $2
        FROM (SELECT DISTINCT ON (rule, area_id, month, measure, observed, expected) * FROM new_finding) n
        WHERE NOT EXISTS (
            SELECT 1 FROM finding f
            WHERE f.known_to = $2 AND f.rule = n.rule AND f.severity = n.severity
              AND f.area_id IS NOT DISTINCT FROM n.area_id AND f.month IS NOT DISTINCT FROM n.month
              AND f.measure IS NOT DISTINCT FROM n.measure AND f.observed = n.observed AND f.expected = n.expected)
        """;

    /// <summary>$1 version.</summary>
    public const string CountNew = "SELECT count(*) FROM finding WHERE known_from = $1 AND known_to > 0";
}
