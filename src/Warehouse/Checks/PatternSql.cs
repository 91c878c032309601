namespace McHAnalytics.Warehouse.Checks;

/// <summary>Checks for figures that were made up or copied rather than counted, and for reports and persons out of place.</summary>
/// <remarks>Columns as <see cref="CheckSql"/> says; the series are those of <see cref="SeriesSql"/>.</remarks>
internal static class PatternSql
{
    public const string LowCompleteness = """
        WITH shares AS (
            SELECT a.county_id AS area_id, e.form, e.month, count(*) AS owed, count(i.form) AS came
            FROM report_expectation e JOIN area a USING (area_id)
            LEFT JOIN (SELECT DISTINCT form, area_id, month FROM report_instance WHERE known_to = {still_known}) i
                ON i.form = e.form AND i.area_id = e.area_id AND i.month = e.month
            WHERE e.due_on <= {today} AND a.county_id <> e.area_id
            GROUP BY ALL)
        SELECT area_id, month, NULL AS measure, came || '/' || owed AS observed, '>= ' || {below} AS expected,
               form || ' ' || month || ' 应报 ' || owed || '，实报 ' || came AS detail_zh,
               came || ' of ' || owed || ' reports of ' || form || ' for ' || month || ' came' AS detail_en,
               NULL AS load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM shares WHERE owed >= {least_reports} AND came < {below} * owed AND came >= {from} * owed
        """;

    // Of years that are over; the calendar year where the form's own months make up calendar years.
    public const string PartialYear = """
        WITH years AS (
            SELECT e.form, e.area_id, (e.month // 100 + (e.month % 100 >= 10)::INTEGER) AS mch_year, max(e.month) AS month,
                   max(e.due_on) AS due_on, count(*) AS owed, count(i.form) AS came
            FROM report_expectation e
            LEFT JOIN (SELECT DISTINCT form, area_id, month FROM report_instance WHERE known_to = {still_known}) i
                ON i.form = e.form AND i.area_id = e.area_id AND i.month = e.month
            GROUP BY ALL)
        SELECT area_id, month, NULL AS measure, came || '/' || owed AS observed, owed || '/' || owed AS expected,
               form || ' ' || mch_year || ' 年度只有 ' || came || ' 期（应 ' || owed || ' 期），不可当作全年' AS detail_zh,
               form || ': ' || came || ' of ' || owed || ' reports of the MCH year ' || mch_year
                   || ': not to be taken for a whole year' AS detail_en,
               NULL AS load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM years WHERE owed > 1 AND came > 0 AND came < owed AND due_on <= {today} AND month % 100 = 9
        """;

    // A part that equals its whole, or is 0, in so many months that the rate of the other months makes it incredible. Months
    // that are far above the usual are wrong themselves and say nothing of the rate.
    public const string TooPerfect = """
        WITH levels AS (SELECT form, measure, place_id, median(value) AS usual FROM place_series GROUP BY ALL),
        pairs AS (
            SELECT DISTINCT p.form, p.measure, w.measure AS whole_measure, p.place_id, p.month, p.month_index,
                   p.value AS part, w.value AS whole, p.load_id
            FROM check_rule r JOIN check_term t USING (rule_no)
            JOIN place_series p ON p.form = r.form AND p.measure = r.measure
            JOIN place_series w ON w.form = r.form AND w.measure = t.measure AND w.place_id = p.place_id AND w.month = p.month
            JOIN levels l ON l.form = w.form AND l.measure = w.measure AND l.place_id = w.place_id
            WHERE r.comparison = 'AtMost' AND r.terms = 1 AND t.factor = 1 AND w.value > 0 AND p.value <= w.value
              AND w.value <= 3 * l.usual + 10),
        rates AS (SELECT form, measure, whole_measure, sum(part) / sum(whole) AS rate FROM pairs GROUP BY ALL),
        runs AS (
            SELECT p.*, rate, count(*) OVER w AS months, sum(part) OVER w AS parts, sum(whole) OVER w AS wholes,
                   sum(part) OVER u - sum(part) OVER w AS other_parts, sum(whole) OVER u - sum(whole) OVER w AS other_wholes
            FROM pairs p JOIN rates USING (form, measure, whole_measure)
            WINDOW w AS (PARTITION BY form, measure, whole_measure, place_id ORDER BY month_index
                    RANGE BETWEEN {months} - 1 PRECEDING AND CURRENT ROW),
                u AS (PARTITION BY form, measure, whole_measure, place_id)),
        judged AS (
            SELECT *, CASE WHEN other_parts > 0 AND other_parts < other_wholes THEN other_parts / other_wholes END AS own
            FROM runs WHERE months = {months} AND wholes >= {least_cases} AND (parts = wholes OR parts = 0))
        SELECT place_id AS area_id, month, measure, trim_number(parts) || '/' || trim_number(wholes) AS observed,
               round(100 * coalesce(own, rate), 1) || ' %' AS expected,
               '连续 ' || months || ' 个月 ' || measure || ' 为 ' || whole_measure || ' 的 ' || CASE WHEN parts = 0 THEN '0' ELSE '100' END
                   || ' %，平时 ' || round(100 * coalesce(own, rate), 1) || ' %' AS detail_zh,
               measure || ' is ' || CASE WHEN parts = 0 THEN '0' ELSE '100' END || ' % of ' || whole_measure || ' in ' || months
                   || ' months running; usually ' || round(100 * coalesce(own, rate), 1) || ' %' AS detail_en,
               load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM judged
        WHERE wholes * ln(CASE WHEN parts = 0 THEN 1 - least(rate, coalesce(own, rate)) ELSE greatest(rate, coalesce(own, rate)) END)
            < ln({p})
        """;

    // Of values of 100 and more, one in a hundred ends in 00 by chance.
    public const string Rounded = """
        WITH years AS (
            SELECT form, measure, place_id, (month_index + 3) // 12 AS mch_year, max(month) AS month, count(*) AS places,
                   count(*) FILTER (value % 100 = 0) / count(*) AS share
            FROM series_fact WHERE value >= 100 AND value = floor(value) AND measure NOT LIKE '%_amount' AND is_series AND a_year = 12
            GROUP BY ALL)
        SELECT place_id AS area_id, month, measure, round(100 * share) || ' %' AS observed, '1 %' AS expected,
               '截至 ' || month || ' 的一年中，' || round(100 * share) || ' % 的数以 00 结尾' AS detail_zh,
               round(100 * share) || ' % of the values of the year to ' || month || ' end in 00' AS detail_en,
               NULL AS load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM years WHERE places >= {least_values} AND share >= {share}
        """;

    // Two Poisson counts of the same mean are equal with a probability of about 1 / (2 √(π mean)).
    public const string RepeatedValue = """
        WITH numbered AS (
            SELECT *, month_index - row_number() OVER (PARTITION BY form, measure, place_id, value ORDER BY month_index) AS run
            FROM place_series WHERE value >= {least}),
        runs AS (
            SELECT form, measure, place_id, value, run, max(month) AS month, min(month) AS since, count(*) AS months,
                   max(load_id) AS load_id
            FROM numbered GROUP BY ALL)
        SELECT place_id AS area_id, month, measure, trim_number(value) AS observed, '' AS expected,
               '自 ' || since || ' 至 ' || month || ' 每月都是 ' || trim_number(value) AS detail_zh,
               trim_number(value) || ' in every month from ' || since || ' to ' || month AS detail_en,
               load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM runs WHERE months >= {months} AND -(months - 1) * ln(2 * sqrt(pi() * value)) < ln({p})
        """;

    public const string EarlyReport = """
        SELECT area_id, month, NULL AS measure, received_on::VARCHAR AS observed,
               '> ' || last_day(make_date((month // 100)::BIGINT, (month % 100)::BIGINT, 1)) AS expected,
               month || ' 的报表于 ' || received_on || ' 报出，当月尚未结束' AS detail_zh,
               'the report of ' || month || ' is dated ' || received_on || ', before the month ended' AS detail_en,
               load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM report_instance
        WHERE known_to = {still_known} AND received_on < last_day(make_date((month // 100)::BIGINT, (month % 100)::BIGINT, 1))
        """;

    // The same keyed person, with two pregnancies whose last periods are too near to each other.
    public const string DuplicatePerson = """
        SELECT p.area_id, (year(p.registered_on) * 100 + month(p.registered_on))::INTEGER AS month, NULL AS measure,
               p.last_menstrual_period::VARCHAR AS observed, o.last_menstrual_period::VARCHAR AS expected,
               '同一人的另一条登记末次月经为 ' || o.last_menstrual_period || '（第 ' || o.source_row || ' 行）' AS detail_zh,
               'the same person is registered with a last period of ' || o.last_menstrual_period || ' (line ' || o.source_row
                   || ')' AS detail_en,
               p.load_id, NULL AS sheet_no, p.source_row, NULL AS source_column
        FROM pregnancy p JOIN pregnancy o ON o.pseudonym = p.pseudonym AND o.known_to = {still_known}
            AND (o.load_id, o.source_row) < (p.load_id, p.source_row)
            AND abs(date_diff('day', o.last_menstrual_period, p.last_menstrual_period)) < {days}
        WHERE p.known_to = {still_known} AND p.registered_on IS NOT NULL AND o.registered_on IS NOT NULL
        """;
}
