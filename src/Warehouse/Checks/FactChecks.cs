using System.Globalization;
using McHAnalytics.Models.Checks;
using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Checks;

/// <summary>Runs the catalogue's checks over a version's facts and brings its findings up to date.</summary>
/// <remarks>Each check is one set-based statement; a finding that still holds keeps its number and its day.</remarks>
public static class FactChecks
{
    /// <summary>Writes the reporting facts, then the findings, then the score of each unit and month.</summary>
    /// <param name="build">The version that is made.</param>
    /// <param name="forms">The forms: their rules are checked.</param>
    /// <param name="checks">The checks.</param>
    /// <param name="today">What is due by this day counts as owed.</param>
    /// <returns>How many findings are new.</returns>
    public static long Run(
        WarehouseBuild build, IReadOnlyList<FormDefinition> forms, CheckCatalogue checks, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(build);
        ArgumentNullException.ThrowIfNull(checks);
        ReportingFacts.Write(build, forms, today);
        Prepare(build, forms, checks, today);
        foreach (var check in checks.Checks)
        {
            Run(build, check, today);
        }

        foreach (var rule in checks.Rules)
        {
            Insert(build, RuleSql.For(rule), rule.Code, rule.Severity, rule.NameZh, rule.NameEn, today);
        }

        if (checks.Checks.FirstOrDefault(check => check.Kind == CheckKind.Outlier) is { } outlier)
        {
            ReportingFacts.WriteOutliers(build, forms, outlier.Code);
        }

        foreach (var (form, months) in forms.SelectMany(form => form.Incomplete, (form, months) => (form, months)))
        {
            build.File.Execute(
                FindingSql.SourceIncomplete, form.Code, months.From, months.To, months.WhyZh, months.WhyEn,
                WarehouseTables.StillKnown, FindingSql.SourceIncompleteRule);
        }

        build.File.Execute(FindingSql.EndGone, build.Version, WarehouseTables.StillKnown);
        build.File.Execute(FindingSql.InsertNew, build.Version, WarehouseTables.StillKnown, build.Now);
        QualityScores.Write(build.File, forms, checks, today);
        return build.File.Scalar<long>(FindingSql.CountNew, build.Version);
    }

    private static void Prepare(
        WarehouseBuild build, IReadOnlyList<FormDefinition> forms, CheckCatalogue checks, DateOnly today)
    {
        var file = build.File;
        file.Execute(CheckSql.Macros);
        file.Execute(FindingSql.Tables);
        var rules = forms.SelectMany(form => form.Rules, (form, rule) =>
            (Form: form.Code, rule.Measure, rule.Rule)).ToList();
        file.Append("check_rule", rules.Select((entry, number) => new object?[]
        {
            number, entry.Form, entry.Measure, entry.Rule.Comparison.ToString(), entry.Rule.Terms.Count,
                entry.Rule.ToString(),
        }));
        file.Append("check_term", rules.SelectMany((entry, number) => entry.Rule.Terms.Select(term => new object?[]
        {
            number, term.Measure, term.Factor,
        })));
        file.Append("check_form", forms.Where(form => form.Bulk is not { IsChecked: false }).Select(form => new object?[]
        {
            form.Code, (sbyte)(form.Unit?.Level ?? 0), (sbyte)(form.Due is { Months.Count: > 0 } due ? due.Months.Count : 12),
            form.Kind != FormKind.Register,
        }));
        file.Append("check_limit", checks.Limits.Select(limit => new object?[]
        {
            limit.Place, limit.Measure, (double)limit.Low, (double)limit.High,
        }));
        file.Execute(SeriesSql.Facts, WarehouseTables.StillKnown, today);
        file.Execute(FindingSql.CurrentFacts);
        file.Execute(FindingSql.UnitFacts);
        file.Execute(FindingSql.UnitLevels);
        file.Execute(SeriesSql.Series);
        file.CommitAndGoOn();
    }

    private static void Run(WarehouseBuild build, CheckDefinition check, DateOnly today)
    {
        var statement = CheckSql.For(check.Kind);
        foreach (var (name, number) in check.Numbers)
        {
            statement = statement.Replace(
                $"{{{name}}}", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        }

        Insert(build, statement, check.Code, check.Severity, check.NameZh, check.NameEn, today);
    }

    private static void Insert(
        WarehouseBuild build, string statement, string code, int severity, string nameZh, string nameEn, DateOnly today)
    {
        statement = statement
            .Replace("{today}", $"DATE '{today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}'",
                StringComparison.Ordinal)
            .Replace("{still_known}", WarehouseTables.StillKnown.ToString(CultureInfo.InvariantCulture),
                StringComparison.Ordinal);
        build.File.Execute(
            $"INSERT INTO new_finding SELECT $1, $2, area_id, month, measure, observed, expected, "
            + "$3 || '：' || detail_zh, $4 || ': ' || detail_en, load_id, sheet_no, source_row, source_column "
            + $"FROM ({statement})",
            code,
            (sbyte)severity,
            nameZh,
            nameEn);
    }
}
