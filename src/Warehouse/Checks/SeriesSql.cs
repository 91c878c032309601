namespace McHAnalytics.Warehouse.Checks;

/// <summary>The figures of each place as series in time, and the checks that compare a figure with its own series.</summary>
/// <remarks>
/// A series is that of a township (with the villages under it and what was merged into it), of a facility or of a county. A
/// month counts only where it is whole: no cell without a number, no report missing. Columns as <see cref="CheckSql"/> says.
/// Counts spread at least as Poisson counts do: a standard deviation or a median deviation is never taken for less than the
/// square root of the usual count, so that a series that hardly moved is not flagged for moving by one.
/// </remarks>
internal static class SeriesSql
{
    /// <summary>
    /// $1 still known, $2 today. All cells of the checked forms, with or without a number, and whether a report of the place is
    /// missing, or not due yet and so perhaps not complete.
    /// </summary>
    public const string Facts = """
        CREATE OR REPLACE TEMP TABLE series_fact AS
        WITH gaps AS (
            SELECT DISTINCT e.form, e.month, coalesce(a.township_id, a.county_id, a.area_id) AS place_id, true AS is_gap
            FROM report_expectation e JOIN area a USING (area_id)
            LEFT JOIN (SELECT * FROM report_instance WHERE known_to = $1) i
                ON i.form = e.form AND i.area_id = e.area_id AND i.month = e.month
            WHERE i.form IS NULL OR e.due_on > $2)
        SELECT l.form, c.a_year::INTEGER AS a_year, c.is_series, m.code AS measure, f.month, f.month // 100 * 12 + f.month % 100 - 1 AS month_index, f.area_id,
               CASE WHEN a.level IN (4, 5) THEN a.township_id ELSE f.area_id END AS place_id,
               CASE WHEN a.level = c.unit_level + 1 THEN a.parent_id ELSE f.area_id END AS unit_id, f.value,
               coalesce(g.is_gap, false) AS is_gap, f.load_id, f.sheet_no, f.source_row, f.source_column
        FROM fact_value f
        JOIN measure m USING (measure_id) JOIN load l USING (load_id) JOIN area a USING (area_id)
        JOIN check_form c ON c.form = l.form
        LEFT JOIN gaps g ON g.form = l.form AND g.month = f.month
            AND g.place_id = coalesce(a.township_id, a.county_id, a.area_id)
        WHERE f.known_to = $1 AND f.category_id = 0
        """;

    /// <summary>The whole months of the monthly forms' counts.</summary>
    public const string Series = """
        CREATE OR REPLACE TEMP TABLE place_series AS
        SELECT form, measure, place_id, month, month_index, (month_index + 3) // 12 AS mch_year, sum(value)::DOUBLE AS value,
               any_value(load_id) AS load_id, CASE WHEN count(*) = 1 THEN any_value(sheet_no) END AS sheet_no,
               CASE WHEN count(*) = 1 THEN any_value(source_row) END AS source_row,
               CASE WHEN count(*) = 1 THEN any_value(source_column) END AS source_column
        FROM series_fact WHERE is_series AND a_year = 12 AND measure NOT LIKE '%_amount'
        GROUP BY form, measure, place_id, month, month_index
        HAVING bool_and(value IS NOT NULL) AND NOT bool_or(is_gap)
        """;

    public const string ZeroReporting = """
        WITH windows AS (
            SELECT *, avg(value) OVER w AS mean, coalesce(var_samp(value) OVER w, 0) AS variance, count(*) OVER w AS months,
                   median(value) OVER w AS middle
            FROM place_series
            WINDOW w AS (PARTITION BY form, measure, place_id ORDER BY month_index RANGE BETWEEN 12 PRECEDING AND 1 PRECEDING)),
        -- A negative binomial of the same mean and variance where the counts spread wider than Poisson.
        judged AS (
            SELECT *, greatest(0, (variance - mean) / nullif(mean, 0) ** 2) AS over FROM windows
            WHERE value = 0 AND months >= {least_months} AND least(mean, middle) > {least_mean})
        SELECT place_id AS area_id, month, measure, '0' AS observed, trim_number(round(mean, 1)) AS expected,
               '本月为 0，近 12 月平均 ' || trim_number(round(mean, 1)) AS detail_zh,
               '0 against a mean of ' || trim_number(round(mean, 1)) || ' over 12 months' AS detail_en,
               load_id, sheet_no, source_row, source_column
        FROM judged WHERE CASE WHEN over < 1e-6 THEN exp(-mean) ELSE (1 + over * mean) ** (-1 / over) END < {p}
        """;

    public const string ZScore = """
        WITH sums AS (
            SELECT *, count(*) OVER u - 1 AS months, sum(value) OVER u - value AS others,
                   sum(value * value) OVER u - value * value AS squares
            FROM place_series WINDOW u AS (PARTITION BY form, measure, place_id)),
        judged AS (
            SELECT *, others / months AS usual,
                   sqrt(greatest(0, (squares - others * others / months) / (months - 1))) AS deviation
            FROM sums WHERE months >= {least_months}),
        scored AS (SELECT *, (value - usual) / greatest(deviation, sqrt(usual)) AS z FROM judged WHERE usual >= {least_usual})
        SELECT place_id AS area_id, month, measure, trim_number(value) AS observed, trim_number(round(usual, 1)) AS expected,
               '本月 ' || trim_number(value) || '，其余月平均 ' || trim_number(round(usual, 1)) || '，z = ' || round(z, 1) AS detail_zh,
               trim_number(value) || ' against a mean of ' || trim_number(round(usual, 1)) || ' in the other months, z = '
                   || round(z, 1) AS detail_en,
               load_id, sheet_no, source_row, source_column
        FROM scored WHERE abs(z) > {z} AND (value > (1 + {ratio}) * usual OR value * (1 + {ratio}) < usual)
        """;

    // 0.6745 is the 75 % point of the normal curve: the median deviation of a normal series in standard deviations.
    private const string Medians = """
        WITH middles AS (
            SELECT form, measure, place_id, median(value) AS usual, count(*) AS months FROM place_series GROUP BY ALL),
        judged AS (
            SELECT form, measure, place_id, m.usual, greatest(median(abs(s.value - m.usual)), 0.6745 * sqrt(m.usual)) AS deviation
            FROM middles m JOIN place_series s USING (form, measure, place_id)
            WHERE m.months >= {least_months} AND m.usual >= {least_usual}
            GROUP BY form, measure, place_id, m.usual)
        SELECT s.place_id AS area_id, s.month, s.measure, trim_number(s.value) AS observed, trim_number(j.usual) AS expected,
               '本月 ' || trim_number(s.value) || '，中位数 ' || trim_number(j.usual) || '，绝对中位差 ' || round(j.deviation, 1) AS detail_zh,
               trim_number(s.value) || ' against a median of ' || trim_number(j.usual) || ', median deviation '
                   || round(j.deviation, 1) AS detail_en,
               s.load_id, s.sheet_no, s.source_row, s.source_column
        FROM place_series s JOIN judged j USING (form, measure, place_id)
        WHERE (s.value > (1 + {ratio}) * j.usual OR s.value * (1 + {ratio}) < j.usual) AND
        """;

    public const string ModifiedZ = Medians + " 0.6745 * abs(s.value - j.usual) / j.deviation > {z}";

    public const string MedianDeviation = Medians + " abs(s.value - j.usual) > {factor} * 1.4826 * j.deviation";

    // What is stored for a place stands above what its earlier MCH years give.
    public const string MinimumMaximum = """
        WITH years AS (SELECT form, measure, place_id, mch_year, count(*) AS n, sum(value) AS s, sum(value * value) AS q
                       FROM place_series GROUP BY ALL),
        history AS (
            SELECT y.form, y.measure, y.place_id, y.mch_year, sum(h.n) AS months, sum(h.s) / sum(h.n) AS usual,
                   sqrt(greatest(0, (sum(h.q) - sum(h.s) ** 2 / sum(h.n)) / greatest(sum(h.n) - 1, 1))) AS deviation
            FROM years y JOIN years h ON h.form = y.form AND h.measure = y.measure AND h.place_id = y.place_id
                AND h.mch_year < y.mch_year
            GROUP BY ALL),
        bounds AS (
            SELECT *, greatest(0, least(usual - {factor} * greatest(deviation, sqrt(usual)), usual / (1 + {ratio}))) AS low,
                   greatest(usual + {factor} * greatest(deviation, sqrt(usual)), usual * (1 + {ratio})) AS high
            FROM history WHERE months >= {least_months} AND usual >= {least_usual}),
        judged AS (
            SELECT s.*, coalesce(l.low, b.low) AS low, coalesce(l.high, b.high) AS high
            FROM place_series s JOIN area a ON a.area_id = s.place_id
            LEFT JOIN check_limit l ON l.place = a.code AND l.measure = s.measure
            LEFT JOIN bounds b ON b.form = s.form AND b.measure = s.measure AND b.place_id = s.place_id
                AND b.mch_year = s.mch_year)
        SELECT place_id AS area_id, month, measure, trim_number(value) AS observed,
               '[' || trim_number(round(low)) || ', ' || trim_number(round(high)) || ']' AS expected,
               '本月 ' || trim_number(value) || '，应在 ' || trim_number(round(low)) || ' 至 ' || trim_number(round(high)) || ' 之间' AS detail_zh,
               trim_number(value) || ' is outside of ' || trim_number(round(low)) || ' to ' || trim_number(round(high)) AS detail_en,
               load_id, sheet_no, source_row, source_column
        FROM judged WHERE value < low OR value > high
        """;

    // The season of a month of the year is that of all places together, each weighed alike; 1 where there are few years.
    public const string Seasonal = """
        WITH levels AS (SELECT form, measure, place_id, median(value) AS usual FROM place_series GROUP BY ALL),
        seasons AS (
            SELECT s.form, s.measure, s.month % 100 AS season, median(s.value / l.usual) AS rate
            FROM place_series s JOIN levels l USING (form, measure, place_id) WHERE l.usual >= {least_usual} GROUP BY ALL),
        windows AS (
            SELECT s.*, avg(s.value / n.rate) OVER w AS level, coalesce(var_samp(s.value / n.rate) OVER w, 0) AS variance,
                   count(*) OVER w AS months, n.rate
            FROM place_series s JOIN seasons n ON n.form = s.form AND n.measure = s.measure AND n.season = s.month % 100
            WHERE n.rate > 0
            WINDOW w AS (PARTITION BY s.form, s.measure, s.place_id ORDER BY s.month_index
                RANGE BETWEEN 12 PRECEDING AND 1 PRECEDING)),
        scored AS (
            SELECT *, level * rate AS usual, 2 * (sqrt(value + 0.375) - sqrt(level * rate + 0.375))
                       / sqrt(greatest(1, variance / greatest(level, 0.5)) * (1 + 1.0 / months)) AS z
            FROM windows WHERE months >= {least_months} AND level >= {least_usual})
        SELECT place_id AS area_id, month, measure, trim_number(value) AS observed, trim_number(round(usual, 1)) AS expected,
               '本月 ' || trim_number(value) || '，按季节与近 12 月应为 ' || trim_number(round(usual, 1)) AS detail_zh,
               trim_number(value) || ' against ' || trim_number(round(usual, 1)) || ' by the season and the last 12 months' AS detail_en,
               load_id, sheet_no, source_row, source_column
        FROM scored WHERE abs(z) > {z} AND (value > (1 + {ratio}) * usual OR value * (1 + {ratio}) < usual)
        """;

    // A year is told by its middle month, so that one wrong month is no shift.
    public const string YearShift = """
        WITH years AS (
            SELECT form, measure, place_id, mch_year, max(month) AS month, 12 * median(value) AS value, max(load_id) AS load_id,
                   -- The quartiles of a normal curve are 1.349 standard deviations apart.
                   greatest(1, ((quantile_cont(value, 0.75) - quantile_cont(value, 0.25)) / 1.349) ** 2
                       / greatest(median(value), 0.5)) AS spread
            FROM place_series GROUP BY ALL HAVING count(*) >= {least_months}),
        judged AS (
            SELECT *, avg(value) OVER w AS usual, count(*) OVER w AS years FROM years
            WINDOW w AS (PARTITION BY form, measure, place_id ORDER BY mch_year RANGE BETWEEN 3 PRECEDING AND 1 PRECEDING))
        SELECT place_id AS area_id, month, measure, trim_number(value) AS observed, trim_number(round(usual)) AS expected,
               '全年约 ' || trim_number(value) || '，前 ' || years || ' 年平均 ' || trim_number(round(usual)) AS detail_zh,
               'about ' || trim_number(value) || ' in the year against ' || trim_number(round(usual)) || ' in the ' || years
                   || ' before' AS detail_en,
               load_id, NULL AS sheet_no, NULL AS source_row, NULL AS source_column
        FROM judged
        WHERE years >= 1 AND usual >= {least_usual} AND abs(value - usual) > {share} * usual AND 2 * abs(sqrt(value + 0.375) - sqrt(usual + 0.375)) / sqrt(spread) > {z}
        """;
}
