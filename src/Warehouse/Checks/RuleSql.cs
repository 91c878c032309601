using System.Globalization;
using McHAnalytics.Models.Checks;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Warehouse.Checks;

/// <summary>Makes one statement of a rule of the catalogue: every place and period is judged in one pass.</summary>
/// <remarks>
/// Measures become the columns m0, m1, ... of a place and period; a column is null where the measure is missing: never
/// reported, a cell without a number under the place, a month or a report that has not come. Nothing of the catalogue's
/// text but parsed numbers and the codes of measures, which are letters, digits and underscores, enters the statement.
/// </remarks>
internal static class RuleSql
{
    /// <summary>The columns as <see cref="CheckSql"/> says them.</summary>
    public static string For(CheckRule rule)
    {
        var measures = rule.Measures;
        var place = rule.Level is { } level ? $"a.{ColumnOf(level)}" : "f.area_id";
        var list = string.Join(", ", measures.Select(measure => $"'{measure}'"));
        var months = MonthsOf(rule.Over);
        var columns = string.Join(",\n", measures.Select((measure, number) =>
            $"max(value) FILTER (measure = '{measure}' AND is_whole) AS m{number}"));
        var (left, right) = (Side(rule, rule.Left), Side(rule, rule.Right));
        var missing = Missing(rule, measures.Count);
        return $"""
            WITH cells AS (
                SELECT {place} AS area_id, f.measure, {LastMonth(rule.Over)} AS month,
                       sum(f.value)::DOUBLE AS value, any_value(f.load_id) AS load_id,
                       bool_and(f.value IS NOT NULL){(rule.Level is null ? string.Empty : " AND NOT bool_or(f.is_gap)")}
                           AND count(DISTINCT f.month) = greatest(1, any_value(f.a_year) * {months} // 12) AS is_whole,
                       CASE WHEN count(*) = 1 THEN any_value(f.sheet_no) END AS sheet_no,
                       CASE WHEN count(*) = 1 THEN any_value(f.source_row) END AS source_row,
                       CASE WHEN count(*) = 1 THEN any_value(f.source_column) END AS source_column
                FROM series_fact f JOIN area a USING (area_id)
                WHERE f.measure IN ({list}) AND {place} IS NOT NULL
                GROUP BY ALL),
            wide AS (
                SELECT area_id, month, {columns},
                       arg_min(load_id, measure <> '{measures[0]}') AS load_id,
                       max(sheet_no) FILTER (measure = '{measures[0]}') AS sheet_no,
                       max(source_row) FILTER (measure = '{measures[0]}') AS source_row,
                       max(source_column) FILTER (measure = '{measures[0]}') AS source_column
                FROM cells GROUP BY area_id, month),
            sides AS (SELECT *, {left} AS l, {right} AS r FROM wide WHERE {missing})
            SELECT area_id, month, '{measures[0]}' AS measure,
                   coalesce(trim_number(round(l, 4)), '—') AS observed,
                   '{Sign(rule.Operator)} ' || coalesce(trim_number(round(r, 4)), '—') AS expected,
                   '{rule.Left} = ' || coalesce(trim_number(round(l, 4)), '—') || '，应 {Sign(rule.Operator)} {rule.Right} = '
                       || coalesce(trim_number(round(r, 4)), '—') AS detail_zh,
                   '{rule.Left} = ' || coalesce(trim_number(round(l, 4)), '—') || ' should be {Sign(rule.Operator)} {rule.Right} = '
                       || coalesce(trim_number(round(r, 4)), '—') AS detail_en,
                   load_id, sheet_no, source_row, source_column
            FROM sides WHERE {Broken(rule)}
            """;
    }

    private static string ColumnOf(OrgLevel level) => level.ToString().ToLowerInvariant() + "_id";

    private static int MonthsOf(RuleSpan span) => span switch
    {
        RuleSpan.Month => 1,
        RuleSpan.Quarter => 3,
        _ => 12,
    };

    // A period is named by its last month, at which quarterly and annual figures stand.
    private static string LastMonth(RuleSpan span) => span switch
    {
        RuleSpan.Month => "f.month",
        RuleSpan.Quarter => "f.month // 100 * 100 + (f.month % 100 + 2) // 3 * 3",
        RuleSpan.Year => "f.month // 100 * 100 + 12",
        _ => "(f.month // 100 + (f.month % 100 >= 10)::INTEGER) * 100 + 9",
    };

    private static string Side(CheckRule rule, CheckExpression side) => side switch
    {
        CheckNumber number => number.Value.ToString(CultureInfo.InvariantCulture) + "::DOUBLE",
        CheckMeasure measure when rule.Missing == MissingStrategy.SkipIfAny || IsPair(rule) => Column(rule, measure),
        CheckMeasure measure => $"coalesce({Column(rule, measure)}, 0)",
        CheckOperation { Sign: '/' } division => $"({Side(rule, division.Left)} / nullif({Side(rule, division.Right)}, 0))",
        CheckOperation other => $"({Side(rule, other.Left)} {other.Sign} {Side(rule, other.Right)})",
        _ => throw new ArgumentOutOfRangeException(nameof(side), side, "No statement says this expression."),
    };

    private static string Column(CheckRule rule, CheckMeasure measure) =>
        "m" + rule.Measures.Index().First(each => each.Item == measure.Code).Index.ToString(CultureInfo.InvariantCulture);

    private static bool IsPair(CheckRule rule) =>
        rule.Operator is RuleOperator.CompulsoryPair or RuleOperator.ExclusivePair;

    private static string Missing(CheckRule rule, int measures)
    {
        var columns = Enumerable.Range(0, measures).Select(number => $"m{number} IS NOT NULL");
        return IsPair(rule) || rule.Missing == MissingStrategy.NeverSkip ? "true"
            : rule.Missing == MissingStrategy.SkipIfAny ? string.Join(" AND ", columns)
            : $"({string.Join(" OR ", columns)})";
    }

    private static string Broken(CheckRule rule)
    {
        // Sums of decimals become binary numbers: a hair's breadth is no difference.
        var margin = string.Create(
            CultureInfo.InvariantCulture,
            $"greatest(1e-6, {rule.Tolerance} * greatest(abs(l), abs(r)), {rule.Chance} * sqrt(greatest(l + r, 0)))");
        return rule.Operator switch
        {
            RuleOperator.Equal => $"abs(l - r) > {margin}",
            RuleOperator.NotEqual => $"abs(l - r) <= {margin}",
            RuleOperator.Less => $"l > r + {margin} OR l = r",
            RuleOperator.AtMost => $"l > r + {margin}",
            RuleOperator.Greater => $"l < r - {margin} OR l = r",
            RuleOperator.AtLeast => $"l < r - {margin}",
            RuleOperator.CompulsoryPair => "(l IS NULL) <> (r IS NULL)",
            RuleOperator.ExclusivePair => "l IS NOT NULL AND r IS NOT NULL",
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule.Operator, "No statement answers this operator."),
        };
    }

    private static string Sign(RuleOperator operation) => operation switch
    {
        RuleOperator.Equal => "=",
        RuleOperator.NotEqual => "!=",
        RuleOperator.Less => "<",
        RuleOperator.AtMost => "<=",
        RuleOperator.Greater => ">",
        RuleOperator.AtLeast => ">=",
        RuleOperator.CompulsoryPair => "&",
        _ => "xor",
    };
}
