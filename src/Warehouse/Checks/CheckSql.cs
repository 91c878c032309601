using McHAnalytics.Models.Checks;

namespace McHAnalytics.Warehouse.Checks;

/// <summary>One statement for each kind of check; numbers in braces come from the catalogue.</summary>
/// <remarks>
/// Columns: area_id, month, measure, observed, expected, detail_zh, detail_en, load_id, sheet_no, source_row,
/// source_column.
/// Counts are compared on the scale of 2·√(x + 3/8), where a Poisson count spreads by 1 whatever its size.
/// </remarks>
internal static class CheckSql
{
    private const string MissingReport = """
        SELECT e.area_id, e.month, NULL AS measure, '0' AS observed, '1' AS expected,
               e.form || ' ' || e.month || ' 应于 ' || e.due_on || ' 前报送' AS detail_zh,
               e.form || ' of ' || e.month || ' was due on ' || e.due_on AS detail_en,
               NULL AS load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM report_expectation e
        ANTI JOIN (SELECT * FROM report_instance WHERE known_to = {still_known}) i
            ON i.form = e.form AND i.area_id = e.area_id AND i.month = e.month
        WHERE e.due_on <= {today}
        """;

    private const string LateReport = """
        SELECT e.area_id, e.month, NULL AS measure, i.received_on::VARCHAR AS observed, e.due_on::VARCHAR AS expected,
               '迟报 ' || date_diff('day', e.due_on, i.received_on) || ' 天' AS detail_zh,
               date_diff('day', e.due_on, i.received_on) || ' days late' AS detail_en,
               i.load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM report_expectation e
        -- A report is late where the first that was sent is: a correction comes later by its nature.
        JOIN (SELECT form, area_id, month, arg_min(load_id, received_on) AS load_id, min(received_on) AS received_on
              FROM report_instance GROUP BY ALL) i
            ON i.form = e.form AND i.area_id = e.area_id AND i.month = e.month
        WHERE i.received_on > e.due_on
        """;

    private const string Noted = """
        SELECT area_id, month, measure, observed, expected, observed || ' ≠ ' || expected AS detail_zh,
               observed || ' instead of ' || expected AS detail_en, load_id, sheet_no, source_row, source_column
        FROM finding WHERE severity < 0 AND rule =
        """;

    private const string Rules = """
        SELECT f.area_id, f.month, f.measure, trim_number(f.value) AS observed,
               any_value(r.text) || ' (' || trim_number(sum(o.value * t.factor)) || ')' AS expected,
               f.measure || ' ' || trim_number(f.value) || '，应 ' || any_value(r.text) AS detail_zh,
               f.measure || ' is ' || trim_number(f.value) || ' but should be ' || any_value(r.text) AS detail_en,
               f.load_id, f.sheet_no, f.source_row, f.source_column
        FROM check_rule r
        JOIN checked_fact f ON f.form = r.form AND f.measure = r.measure
        JOIN check_term t ON t.rule_no = r.rule_no
        JOIN checked_fact o ON o.form = f.form AND o.measure = t.measure AND o.area_id = f.area_id AND o.month = f.month
        WHERE {comparison}
        GROUP BY r.rule_no, r.terms, r.comparison, f.area_id, f.month, f.measure, f.value, f.load_id, f.sheet_no,
                 f.source_row, f.source_column
        HAVING count(*) = r.terms AND CASE r.comparison
            WHEN 'AtMost' THEN f.value > sum(o.value * t.factor)
            WHEN 'AtLeast' THEN f.value < sum(o.value * t.factor)
            ELSE f.value <> sum(o.value * t.factor) END
        """;

    // Swapped back, part and whole come nearer to the unit's usual level than as they stand.
    private const string SwappedColumns = """
        SELECT p.unit_id AS area_id, p.month, r.measure, trim_number(p.value) AS observed,
            trim_number(w.value) AS expected,
               r.measure || ' ' || trim_number(p.value) || ' 与 ' || t.measure || ' ' || trim_number(w.value)
                   || ' 疑似互换' AS detail_zh,
               r.measure || ' ' || trim_number(p.value) || ' and ' || t.measure || ' ' || trim_number(w.value)
                   || ' seem to be swapped' AS detail_en,
               p.load_id, p.sheet_no, p.source_row, p.source_column
        FROM check_rule r JOIN check_term t USING (rule_no)
        JOIN unit_fact p ON p.form = r.form AND p.measure = r.measure
        JOIN unit_fact w ON w.form = r.form AND w.measure = t.measure AND w.unit_id = p.unit_id AND w.month = p.month
        JOIN unit_level lp ON lp.form = r.form AND lp.measure = r.measure AND lp.unit_id = p.unit_id
        JOIN unit_level lw ON lw.form = r.form AND lw.measure = t.measure AND lw.unit_id = p.unit_id
        WHERE r.comparison = 'AtMost' AND r.terms = 1 AND t.factor = 1 AND p.value > w.value AND lp.months >= 6
          AND abs(sqrt(p.value + 0.375) - sqrt(lw.usual + 0.375)) + abs(sqrt(w.value + 0.375) - sqrt(lp.usual + 0.375))
            < abs(sqrt(p.value + 0.375) - sqrt(lp.usual + 0.375)) + abs(sqrt(w.value + 0.375) - sqrt(lw.usual + 0.375))
        """;

    private const string WrongUnit = """
        SELECT f.unit_id AS area_id, f.month, f.measure, trim_number(f.value) AS observed,
            trim_number(l.usual) AS expected,
               '本月 ' || trim_number(f.value) || '，常年 ' || trim_number(l.usual) || '，约 ' || trim_number(k.factor)
                   || ' 倍' AS detail_zh,
               trim_number(f.value) || ' against ' || trim_number(l.usual) || ' as usual: about ' || trim_number(k.factor)
                   || ' times' AS detail_en,
               f.load_id, f.sheet_no, f.source_row, f.source_column
        FROM unit_fact f JOIN unit_level l USING (form, measure, unit_id)
        CROSS JOIN (VALUES (10.0), (100.0), (1000.0), (0.1), (0.01), (0.001)) k(factor)
        WHERE l.months >= {least_months} AND l.usual >= {least_median} AND f.value > 0
          AND 2 * abs(sqrt(f.value + 0.375) - sqrt(l.usual + 0.375)) / sqrt(l.spread) > {z}
          AND 2 * abs(sqrt(f.value / k.factor + 0.375) - sqrt(l.usual + 0.375)) / sqrt(l.spread) < {z_after}
          AND abs(ln(f.value / k.factor / l.usual)) < ln(2.5)
        """;

    private const string LevelShift = """
        SELECT f.unit_id AS area_id, f.month, f.measure, trim_number(f.value) AS observed,
            trim_number(l.usual) AS expected,
               '本月 ' || trim_number(f.value) || '，常年 ' || trim_number(l.usual) AS detail_zh,
               trim_number(f.value) || ' against ' || trim_number(l.usual) || ' as usual' AS detail_en,
               f.load_id, f.sheet_no, f.source_row, f.source_column
        FROM unit_fact f JOIN unit_level l USING (form, measure, unit_id)
        WHERE l.months >= {least_months} AND l.usual >= {least_median}
          AND (f.value < l.usual / {factor} OR f.value > l.usual * {factor})
          AND 2 * abs(sqrt(f.value + 0.375) - sqrt(l.usual + 0.375)) / sqrt(l.spread) > {z}
        """;

    // Registers are no series. A month with a cell without a number, or that is not due yet, is no whole month; and what was
    // merged into a unit makes its figures larger for a year.
    private const string Outlier = """
        WITH windows AS (
            SELECT *, avg(value) OVER w AS usual, var_samp(value) OVER w AS variance, count(*) OVER w AS months
            FROM unit_fact ANTI JOIN (
                SELECT DISTINCT form, measure, unit_id, month FROM series_fact WHERE value IS NULL OR is_gap)
                USING (form, measure, unit_id, month)
            SEMI JOIN (SELECT form FROM check_form WHERE is_series) USING (form)
            WINDOW w AS (PARTITION BY form, measure, unit_id ORDER BY month_index RANGE BETWEEN 12 PRECEDING
                AND 1 PRECEDING)),
        scored AS (
            SELECT *, 2 * (sqrt(value + 0.375) - sqrt(usual + 0.375))
                      / sqrt(greatest(1, coalesce(variance, 0) / greatest(usual, 0.5)) * (1 + 1.0 / months)) AS z
            FROM windows w WHERE months >= {least_months} AND NOT EXISTS (
                SELECT 1 FROM area o JOIN area u ON o.successor_code = u.code AND o.level = u.level
                WHERE u.area_id = w.unit_id
                  AND year(o.valid_to) * 12 + month(o.valid_to) BETWEEN w.month_index - 12 AND w.month_index - 1))
        SELECT unit_id AS area_id, month, measure, trim_number(value) AS observed,
            trim_number(round(usual, 1)) AS expected,
               '本月 ' || trim_number(value) || '，近 12 月平均 ' || trim_number(round(usual, 1)) AS detail_zh,
               trim_number(value) || ' against a mean of ' || trim_number(round(usual, 1))
                   || ' over 12 months' AS detail_en,
               load_id, sheet_no, source_row, source_column
        FROM scored WHERE abs(z) > {z}
        """;

    // A year is the MCH year: October of the year before to September.
    private const string Heaping = """
        WITH years AS (
            SELECT form, measure, unit_id, (month_index + 3) // 12 AS mch_year, max(month) AS month,
                   count(*) AS places, count(*) FILTER (value % 5 = 0) / count(*) AS share
            FROM (SELECT *, month // 100 * 12 + month % 100 - 1 AS month_index FROM checked_fact
                  WHERE value > 0 AND area_id <> unit_id)
            GROUP BY ALL)
        SELECT unit_id AS area_id, max(month) AS month, measure, round(100 * max(share)) || ' %' AS observed,
            '20 %' AS expected,
               '截至 ' || max(month) || ' 的一年中，' || round(100 * max(share)) || ' % 的数以 0 或 5 结尾' AS detail_zh,
               round(100 * max(share)) || ' % of the values of the year to ' || max(month)
                   || ' end in 0 or 5' AS detail_en,
               NULL AS load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM years WHERE places >= {least_values} AND share >= {share}
        GROUP BY unit_id, measure, mch_year
        """;

    private const string CopiedMonth = """
        WITH pairs AS (
            SELECT n.form, n.unit_id, n.month, any_value(p.month) AS former, any_value(n.load_id) AS load_id,
                   count(*) FILTER (n.value > 0) AS filled
            FROM (SELECT *, month // 100 * 12 + month % 100 AS month_index FROM checked_fact) n
            LEFT JOIN (SELECT *, month // 100 * 12 + month % 100 AS month_index FROM checked_fact) p
                ON p.form = n.form AND p.area_id = n.area_id AND p.measure = n.measure
                    AND p.month_index = n.month_index - 1
            GROUP BY n.form, n.unit_id, n.month
            HAVING bool_and(coalesce(p.value = n.value, false)))
        SELECT unit_id AS area_id, month, NULL AS measure, '= ' || former AS observed, '≠ ' || former AS expected,
               '全部数值与 ' || former || ' 相同' AS detail_zh, 'all values equal those of ' || former AS detail_en,
               load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM pairs WHERE filled >= {least_values}
        """;

    private const string MergedPlace = """
        SELECT f.area_id, max(f.month) AS month, NULL AS measure, any_value(a.code) AS observed,
               any_value(a.successor_code) AS expected,
               any_value(a.name) || ' 计入 ' || any_value(s.name) AS detail_zh,
               any_value(a.name) || ' counts for ' || any_value(s.name) AS detail_en,
               NULL AS load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM checked_fact f JOIN area a USING (area_id) JOIN area s ON s.code = a.successor_code
        GROUP BY f.area_id
        """;

    private const string Fraction = """
        SELECT area_id, month, measure, trim_number(value) AS observed, trim_number(round(value)) AS expected,
               measure || ' ' || trim_number(value) AS detail_zh, measure || ' is ' || trim_number(value) AS detail_en,
               load_id, sheet_no, source_row, source_column
        FROM checked_fact WHERE value <> floor(value) AND measure NOT LIKE '%_amount'
        """;

    /// <summary>A number without needless zeros, as a person writes it.</summary>
    public const string Macros = """
        CREATE OR REPLACE TEMP MACRO trim_number(x) AS
            CASE WHEN x = floor(x) THEN (x::DECIMAL(38, 0))::VARCHAR ELSE rtrim((x::DECIMAL(38, 4))::VARCHAR, '0') END
        """;

    public static string For(CheckKind kind) => kind switch
    {
        CheckKind.MissingReport => MissingReport,
        CheckKind.LateReport => LateReport,
        CheckKind.SentinelInTotal => Noted + " 'sentinel_in_total'",
        CheckKind.TotalDiffers => Noted + " 'total_differs'",
        CheckKind.EqualRules => Rules.Replace("{comparison}", "r.comparison = 'Equal'", StringComparison.Ordinal),
        CheckKind.OrderRules => Rules.Replace("{comparison}", "r.comparison <> 'Equal'", StringComparison.Ordinal),
        CheckKind.SwappedColumns => SwappedColumns,
        CheckKind.WrongUnit => WrongUnit,
        CheckKind.LevelShift => LevelShift,
        CheckKind.Outlier => Outlier,
        CheckKind.Heaping => Heaping,
        CheckKind.CopiedMonth => CopiedMonth,
        CheckKind.MergedPlace => MergedPlace,
        CheckKind.Fraction => Fraction,
        CheckKind.LowCompleteness => PatternSql.LowCompleteness,
        CheckKind.PartialYear => PatternSql.PartialYear,
        CheckKind.ZeroReporting => SeriesSql.ZeroReporting,
        CheckKind.ZScore => SeriesSql.ZScore,
        CheckKind.ModifiedZ => SeriesSql.ModifiedZ,
        CheckKind.MedianDeviation => SeriesSql.MedianDeviation,
        CheckKind.MinimumMaximum => SeriesSql.MinimumMaximum,
        CheckKind.Seasonal => SeriesSql.Seasonal,
        CheckKind.YearShift => SeriesSql.YearShift,
        CheckKind.TooPerfect => PatternSql.TooPerfect,
        CheckKind.Rounded => PatternSql.Rounded,
        CheckKind.RepeatedValue => PatternSql.RepeatedValue,
        CheckKind.EarlyReport => PatternSql.EarlyReport,
        CheckKind.DuplicatePerson => PatternSql.DuplicatePerson,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No statement answers this kind of check."),
    };
}
