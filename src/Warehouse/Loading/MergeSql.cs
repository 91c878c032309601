using System.Globalization;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Loading;

/// <summary>How staged values become facts: set by set, each statement one step.</summary>
/// <remarks>
/// Of several reports of a unit and month the one sent last stands, in whatever order they are loaded; where the day
/// of sending does not decide, the one loaded last.
/// </remarks>
internal static class MergeSql
{
    /// <summary>
    /// $1 still known. Says of each staged report whether it stands; one that does not is news all the same where no other
    /// was sent on its day: whether a report came in time is told by the first that was sent.
    /// </summary>
    public const string JudgeReports = """
        CREATE OR REPLACE TEMP TABLE judged_report AS
        SELECT s.*, cur.report_id AS current_id, cur.version_no AS current_version, cur.received_on AS current_received,
               row_number() OVER (
                   PARTITION BY s.form, s.area_id, s.month
                   ORDER BY s.received_on DESC NULLS LAST, s.report_no DESC) = 1
               AND NOT coalesce(cur.received_on > s.received_on, false)
               AND NOT coalesce(
                   cur.received_on IS NOT DISTINCT FROM s.received_on AND s.earlier_load < cur.load_id, false) AS stands,
               NOT stands AND s.received_on IS NOT NULL AND NOT EXISTS (
                   SELECT 1 FROM report_instance i
                   WHERE i.form = s.form AND i.area_id = s.area_id AND i.month = s.month
                     AND i.received_on = s.received_on) AS is_news,
               stands AND cur.report_id IS NOT NULL AND s.received_on IS NOT NULL
                   AND coalesce(s.received_on > cur.received_on, true) AS is_later
        FROM stage_report s
        LEFT JOIN report_instance cur
            ON cur.form = s.form AND cur.area_id = s.area_id AND cur.month = s.month AND cur.known_to = $1
        """;

    /// <summary>
    /// Makes of <c>near_fact</c> the current facts from the first to the last month that a batch says something of. The
    /// months are written out, because only then the engine leaves out what lies elsewhere.
    /// </summary>
    public static string NearFacts(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"""
        CREATE OR REPLACE TEMP VIEW near_fact AS SELECT * FROM fact_value
        WHERE known_to = {WarehouseTables.StillKnown} AND month BETWEEN {first} AND {last}
        """);

    /// <summary>The first and the last month that a batch says something of; null where it says nothing.</summary>
    public const string StagedMonths = """
        SELECT min(month), max(month) FROM (
            SELECT month FROM stage_cell UNION ALL SELECT month FROM stage_scope UNION ALL SELECT month FROM stage_report)
        """;

    /// <summary>
    /// Says of each staged value what becomes of it: 0 unchanged, 1 inserted, 2 updated.
    /// </summary>
    public const string JudgeCells = """
        CREATE OR REPLACE TEMP TABLE judged_cell AS
        WITH ranked AS (
            SELECT c.*, coalesce(r.stands, true) AS stands,
                   row_number() OVER (
                       PARTITION BY c.measure_id, c.month, c.area_id, c.category_id
                       ORDER BY coalesce(r.stands, true) DESC, r.received_on DESC NULLS LAST, c.file_no DESC,
                                c.sheet_no DESC NULLS LAST, c.source_row DESC NULLS LAST) AS place
            FROM stage_cell c LEFT JOIN judged_report r USING (report_no))
        SELECT k.* EXCLUDE (stands, place), k.stands AND k.place = 1 AS counts,
               CASE WHEN NOT k.stands OR k.place > 1 THEN 0
                    WHEN f.status IS NULL THEN 1
                    WHEN f.value IS NOT DISTINCT FROM k.value AND f.status = k.status THEN 0
                    ELSE 2 END AS outcome
        FROM ranked k
        LEFT JOIN near_fact f
            ON f.measure_id = k.measure_id AND f.month = k.month AND f.area_id = k.area_id
               AND f.category_id = k.category_id
        """;

    /// <summary>
    /// Exports and registers speak for the smallest place, of township to province, that holds all their lines: another
    /// township's register of the same months stays.
    /// </summary>
    public const string FindScopes = """
        UPDATE stage_scope SET path = o.path
        FROM (SELECT b.file_no, CASE
                  WHEN count(a.township_id) = count(*) AND min(a.township_id) = max(a.township_id) THEN min(a.township_id)
                  WHEN count(a.county_id) = count(*) AND min(a.county_id) = max(a.county_id) THEN min(a.county_id)
                  WHEN count(a.prefecture_id) = count(*) AND min(a.prefecture_id) = max(a.prefecture_id)
                      THEN min(a.prefecture_id)
                  WHEN count(a.province_id) = count(*) AND min(a.province_id) = max(a.province_id)
                      THEN min(a.province_id) END AS area_id
              FROM (SELECT DISTINCT file_no, area_id FROM stage_bulk) b JOIN area a USING (area_id)
              GROUP BY b.file_no) s
        JOIN area o ON o.area_id = s.area_id
        WHERE stage_scope.file_no = s.file_no
        """;

    /// <summary>
    /// Facts of the reports that are replaced, and of the bulk months, which are no longer said.
    /// </summary>
    public const string FindWithdrawn = """
        CREATE OR REPLACE TEMP TABLE withdrawn AS
        WITH scope AS (
            SELECT r.file_no, r.form, r.month, a.path, a.path || '/' AS below
            FROM judged_report r JOIN area a USING (area_id)
            WHERE r.stands AND r.current_id IS NOT NULL
            UNION ALL
            SELECT file_no, form, month, path, coalesce(path, '') || '/' FROM stage_scope)
        SELECT s.file_no, f.measure_id, f.month, f.area_id, f.category_id
        FROM scope s
        JOIN load l ON l.form = s.form
        JOIN near_fact f ON f.load_id = l.load_id AND f.month = s.month
        JOIN area a ON a.area_id = f.area_id AND (a.path = s.path OR starts_with(a.path, s.below))
        ANTI JOIN (SELECT * FROM judged_cell WHERE counts) c
            ON c.measure_id = f.measure_id AND c.month = f.month AND c.area_id = f.area_id
                AND c.category_id = f.category_id
        """;

    /// <summary>
    /// A row a file, categories left out because they were not read but made: values inserted, updated, unchanged, withdrawn; reports arrived, replaced, older.
    /// </summary>
    public const string Counts = """
        WITH cells AS (
            SELECT file_no, count(*) FILTER (outcome = 1) AS inserted, count(*) FILTER (outcome = 2) AS updated,
                   count(*) FILTER (outcome = 0) AS unchanged
            FROM judged_cell WHERE category_id = 0 GROUP BY file_no),
        gone AS (SELECT file_no, count(*) AS withdrawn FROM withdrawn WHERE category_id = 0 GROUP BY file_no),
        changed AS (
            SELECT DISTINCT report_no FROM judged_cell WHERE outcome = 2
            UNION SELECT r.report_no FROM judged_report r JOIN withdrawn w USING (file_no) WHERE r.stands),
        reports AS (
            SELECT r.file_no,
                   count(*) FILTER (r.stands AND r.current_id IS NULL) AS arrived,
                   count(*) FILTER (r.stands AND r.current_id IS NOT NULL AND c.report_no IS NOT NULL) AS replaced,
                   count(*) FILTER (NOT r.stands) AS older, count(*) FILTER (r.is_news OR r.is_later) AS news
            FROM judged_report r LEFT JOIN changed c USING (report_no) GROUP BY r.file_no)
        SELECT file_no, coalesce(inserted, 0), coalesce(updated, 0), coalesce(unchanged, 0),
               coalesce(withdrawn, 0), coalesce(arrived, 0), coalesce(replaced, 0), coalesce(older, 0),
               coalesce(news, 0)
        FROM cells FULL JOIN gone USING (file_no) FULL JOIN reports USING (file_no)
        """;

    /// <summary>A row a bulk export: a line is what the most changed value of its place and month is.</summary>
    public const string BulkCounts = """
        WITH outcomes AS (
            SELECT file_no, month, area_id, max(outcome) AS outcome FROM judged_cell GROUP BY ALL)
        SELECT b.file_no, coalesce(sum(b.lines) FILTER (o.outcome = 1), 0)::BIGINT,
               coalesce(sum(b.lines) FILTER (o.outcome = 2), 0)::BIGINT,
               coalesce(sum(b.lines) FILTER (o.outcome = 0), 0)::BIGINT
        FROM stage_bulk b JOIN outcomes o USING (file_no, month, area_id)
        GROUP BY b.file_no
        """;

    /// <summary>$1 version, $2 still known.</summary>
    public static string EndReplaced(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"""
        UPDATE fact_value SET known_to = $1
        FROM judged_cell c
        WHERE c.outcome = 2 AND fact_value.known_to = $2 AND fact_value.month BETWEEN {first} AND {last}
          AND c.measure_id = fact_value.measure_id AND c.month = fact_value.month
          AND c.area_id = fact_value.area_id AND c.category_id = fact_value.category_id
        """);

    /// <summary>$1 version, $2 still known.</summary>
    public static string EndWithdrawn(int first, int last) => string.Create(CultureInfo.InvariantCulture, $"""
        UPDATE fact_value SET known_to = $1
        FROM withdrawn c
        WHERE fact_value.known_to = $2 AND fact_value.month BETWEEN {first} AND {last}
          AND c.measure_id = fact_value.measure_id AND c.month = fact_value.month
          AND c.area_id = fact_value.area_id AND c.category_id = fact_value.category_id
        """);

    /// <summary>$1 number of the first load, $2 version, $3 still known.</summary>
    public static readonly string InsertFacts = $"""
        INSERT INTO fact_value ({WarehouseTables.FactColumns})
        SELECT measure_id, month, area_id, category_id, {WarehouseTables.WholeAndFraction("value")}, status, $1 + file_no,
               sheet_no, source_row, source_column, $2, $3
        FROM judged_cell WHERE outcome IN (1, 2)
        """;

    /// <summary>$1 version, $2 still known. An unchanged report stays as it is, unless it was sent again later.</summary>
    public const string EndReports = """
        UPDATE report_instance SET known_to = $1
        WHERE known_to = $2 AND report_id IN (
            SELECT r.current_id FROM judged_report r
            WHERE r.stands AND (r.is_later
                OR EXISTS (SELECT 1 FROM judged_cell c WHERE c.report_no = r.report_no AND c.outcome > 0)
                OR EXISTS (SELECT 1 FROM withdrawn w WHERE w.file_no = r.file_no AND w.month = r.month)))
        """;

    /// <summary>$1 number of the first load, $2 version, $3 still known.</summary>
    public const string InsertReports = """
        INSERT INTO report_instance
        SELECT (SELECT coalesce(max(report_id), 0) FROM report_instance) + row_number() OVER (ORDER BY r.report_no),
               r.form, r.area_id, r.month, coalesce(r.current_version, 0) + 1, r.received_on, $1 + r.file_no, $2, $3
        FROM judged_report r
        WHERE r.stands AND NOT EXISTS (
            SELECT 1 FROM report_instance i
            WHERE i.form = r.form AND i.area_id = r.area_id AND i.month = r.month AND i.known_to = $3)
        """;

    /// <summary>$1 number of the first load, $2 version: known, and replaced at once by the later report.</summary>
    public const string InsertOlder = """
        INSERT INTO report_instance
        SELECT (SELECT coalesce(max(report_id), 0) FROM report_instance) + row_number() OVER (ORDER BY r.report_no),
               r.form, r.area_id, r.month, 0, r.received_on, $1 + r.file_no, $2, $2
        FROM (SELECT DISTINCT ON (form, area_id, month, received_on) * FROM judged_report WHERE is_news
              ORDER BY report_no) r
        """;

    /// <summary>
    /// $1 version, $2 still known. What former files showed of a report holds until another takes its place.
    /// </summary>
    public const string EndFindings = """
        DELETE FROM finding
        WHERE severity < 0 AND EXISTS (
            SELECT 1 FROM report_instance i
            WHERE i.area_id = finding.area_id AND i.month = finding.month AND i.known_from = $1 AND i.known_to = $2)
        """;

    /// <summary>
    /// $1 number of the first load, $2 version, $3 still known, $4 now. Severity -1 and never known: a
    /// note, which becomes a finding where the checks ask for its kind (<see cref="Checks.FactChecks"/>).
    /// </summary>
    public const string KeepFindings = """
        INSERT INTO finding
        SELECT (SELECT coalesce(max(finding_id), 0) FROM finding)
                   + row_number() OVER (ORDER BY f.file_no, f.source_row, f.source_column),
               f.kind, -1, f.area_id, f.month, f.measure, f.observed, f.expected, '', '',
               $1 + f.file_no, f.sheet_no, f.source_row, f.source_column, $4, $2, 0
        FROM stage_finding f
        JOIN report_instance i ON i.form = f.form AND i.area_id = f.area_id AND i.month = f.month
            AND i.load_id = $1 + f.file_no AND i.known_to = $3 AND i.known_from = $2
        """;
}
