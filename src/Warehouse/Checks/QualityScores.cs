using McHAnalytics.Models.Checks;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Checks;

/// <summary>Scores each reporting unit's month: the weighted share of the checks that its reports passed.</summary>
/// <remarks>
/// A check counts once a unit and month, whatever number of findings it gave: an error weighs 3, a warning 1, what only
/// informs nothing. It counts where it can look at all: checks of reporting where a report is due, the others where one came;
/// a rule where the form brings its first measure. A unit that owes and sent nothing has passed nothing: its score is 0.
/// </remarks>
internal static class QualityScores
{
    private const int OfError = 3;
    private const int OfWarning = 1;

    // Tables of versions of before lack it.
    private const string Create = """
        CREATE TABLE IF NOT EXISTS quality_score (
            area_id INTEGER NOT NULL, month INTEGER NOT NULL, passed INTEGER NOT NULL, weight INTEGER NOT NULL,
            failed VARCHAR NOT NULL)
        """;

    /// <summary>$1 still known, $2 today.</summary>
    private const string Fill = """
        INSERT INTO quality_score
        WITH units AS (
            SELECT area_id, month, form, bool_or(came) AS came FROM (
                SELECT e.area_id, e.month, e.form, i.form IS NOT NULL AS came
                FROM report_expectation e
                LEFT JOIN (SELECT DISTINCT form, area_id, month FROM report_instance WHERE known_to = $1) i
                    ON i.form = e.form AND i.area_id = e.area_id AND i.month = e.month
                WHERE e.due_on <= $2
                UNION ALL SELECT DISTINCT unit_id, month, form, true FROM series_fact WHERE is_series)
            GROUP BY area_id, month, form),
        failed AS (
            SELECT DISTINCT CASE WHEN a.level = 5 THEN a.parent_id ELSE f.area_id END AS area_id, f.month, f.rule,
                   CASE f.severity WHEN 2 THEN {error} WHEN 1 THEN {warning} ELSE 0 END AS weight
            FROM finding f JOIN area a USING (area_id)
            WHERE f.known_to = $1 AND f.severity > 0 AND f.month IS NOT NULL),
        looked_at AS (
            SELECT u.area_id, u.month, s.rule, s.weight FROM units u JOIN check_scope s USING (form) WHERE u.came OR s.is_reporting
            UNION ALL SELECT f.area_id, f.month, f.rule, f.weight FROM failed f SEMI JOIN units u USING (area_id, month)),
        judged AS (SELECT area_id, month, rule, max(weight) AS weight FROM looked_at GROUP BY ALL),
        sent AS (SELECT area_id, month, bool_or(came) AS came FROM units GROUP BY ALL)
        SELECT j.area_id, j.month, coalesce(sum(j.weight) FILTER (f.rule IS NULL AND s.came), 0)::INTEGER, sum(j.weight)::INTEGER,
               coalesce(string_agg(j.rule, ' ' ORDER BY j.rule) FILTER (f.rule IS NOT NULL), '')
        FROM judged j JOIN sent s USING (area_id, month)
        LEFT JOIN (SELECT DISTINCT area_id, month, rule FROM failed) f USING (area_id, month, rule)
        GROUP BY j.area_id, j.month HAVING sum(j.weight) > 0
        ORDER BY j.area_id, j.month
        """;

    /// <summary>Writes the scores anew, from the findings as they stand.</summary>
    public static void Write(BuildingFile file, IReadOnlyList<FormDefinition> forms, CheckCatalogue checks, DateOnly today)
    {
        file.Execute(Create);
        file.Execute("DELETE FROM quality_score");
        file.Execute("CREATE OR REPLACE TEMP TABLE check_scope (form VARCHAR, rule VARCHAR, weight INTEGER, is_reporting BOOLEAN)");
        file.Append("check_scope", forms.Where(form => form.Kind != FormKind.Register && form.Bulk is not { IsChecked: false })
            .SelectMany(form => ScopeOf(form, checks)));
        file.Execute(
            Fill.Replace("{error}", $"{OfError}", StringComparison.Ordinal)
                .Replace("{warning}", $"{OfWarning}", StringComparison.Ordinal),
            WarehouseTables.StillKnown, today);
    }

    // A code that several checks share weighs as its gravest.
    private static IEnumerable<object?[]> ScopeOf(FormDefinition form, CheckCatalogue checks)
    {
        var measures = form.Measures.ToHashSet(StringComparer.Ordinal);
        var ofForm = checks.Checks
            .Where(check => Looks(check.Kind, form))
            .Select(check => (check.Code, check.Severity, IsReporting: IsReporting(check.Kind)))
            .Concat(checks.Rules
                .Where(rule => measures.Contains(rule.Left.Measures[0]))
                .Select(rule => (rule.Code, rule.Severity, IsReporting: false)))
            .Where(check => check.Severity > 0);
        return ofForm.GroupBy(check => check.Code).Select(code => new object?[]
        {
            form.Code, code.Key, code.Max(check => check.Severity) == 2 ? OfError : OfWarning, code.Any(check => check.IsReporting),
        });
    }

    private static bool IsReporting(CheckKind kind) =>
        kind is CheckKind.MissingReport or CheckKind.LateReport or CheckKind.EarlyReport;

    private static bool Looks(CheckKind kind, FormDefinition form) => kind switch
    {
        CheckKind.MissingReport or CheckKind.LateReport or CheckKind.EarlyReport => form.Due is not null,
        CheckKind.EqualRules => form.Rules.Any(rule => rule.Rule.Comparison == RuleComparison.Equal),
        CheckKind.OrderRules => form.Rules.Any(rule => rule.Rule.Comparison != RuleComparison.Equal),
        CheckKind.LowCompleteness or CheckKind.PartialYear or CheckKind.DuplicatePerson or CheckKind.MergedPlace => false,
        _ => form.Due is null or { Months.Count: 0 },
    };
}
