using McHAnalytics.Models.Forms;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Publishing;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Checks;

/// <summary>Works out who owes which report, and writes completeness and timeliness as facts like any other.</summary>
/// <remarks>
/// Owed: by every unit of the form's level in each county that has ever sent one (of counties and above by those that
/// have), from the first month to the present one, while the unit existed. Counted form by form and together in the facts: what is due by today.
/// </remarks>
internal static class ReportingFacts
{
    /// <summary>The load in whose name derived facts stand.</summary>
    public const int DerivedLoad = 0;

    private static readonly string[] s_measures =
        ["reports_expected", "reports_received", "reports_on_time", "items_expected", "items_reported"];

    private static readonly string[] s_outlierMeasures = ["values_checked", "values_extreme"];

    public static void Write(WarehouseBuild build, IReadOnlyList<FormDefinition> forms, DateOnly today)
    {
        var file = build.File;
        var owed = forms.Where(form => form.Due is not null).ToList();
        NameMeasures(file, [.. s_measures, .. owed.SelectMany(form => FormReports.Of(form.Code))]);

        file.Execute("""
            INSERT INTO load SELECT $1, '', 'report_expectation', '', 'reporting', $2, $3
            WHERE NOT EXISTS (SELECT 1 FROM load WHERE load_id = $1)
            """, DerivedLoad, build.Now, build.Version);
        file.Execute("DELETE FROM report_expectation");
        foreach (var form in owed)
        {
            var months = form.Due!.Months.Count == 0 ? Enumerable.Range(1, 12) : form.Due.Months;
            file.Execute(ReportingSql.Expect, form.Code, (sbyte)form.Due.Level, form.Due.Day, form.Due.MonthsAfter,
                today,
                WarehouseTables.StillKnown,
                $",{string.Join(',', months)},");
        }

        // Where nothing is owed, nothing follows from the facts, which need not be looked through.
        if (file.Scalar<long>("SELECT count(*) FROM report_expectation") == 0)
        {
            file.Execute(ReportingSql.DeriveNothing);
        }
        else
        {
            file.Execute(ReportingSql.Derive, today, WarehouseTables.StillKnown);
        }

        Keep(build);
    }

    /// <summary>Counts the monthly values that were looked at, and those that a check found to be outliers.</summary>
    /// <param name="build">The version that is made, with its new findings.</param>
    /// <param name="forms">The forms: monthly values are those of forms that are owed every month.</param>
    /// <param name="outlier">Code of the check.</param>
    public static void WriteOutliers(WarehouseBuild build, IReadOnlyList<FormDefinition> forms, string outlier)
    {
        NameMeasures(build.File, s_outlierMeasures);
        var monthly = forms.Where(form => form.Due is { Months.Count: 0 }).Select(form => form.Code);
        build.File.Execute(ReportingSql.DeriveOutliers, outlier, $",{string.Join(',', monthly)},");
        Keep(build);
    }

    private static void NameMeasures(BuildingFile file, IReadOnlyList<string> codes)
    {
        foreach (var code in codes)
        {
            file.Execute("""
                INSERT INTO measure SELECT (SELECT coalesce(max(measure_id), 0) + 1 FROM measure), $1
                WHERE NOT EXISTS (SELECT 1 FROM measure WHERE code = $1)
                """, code);
        }

        file.Execute("CREATE OR REPLACE TEMP TABLE derived_measure (code VARCHAR)");
        file.Append("derived_measure", codes.Select(code => new object?[] { code }));
    }

    private static void Keep(WarehouseBuild build)
    {
        build.File.Execute(ReportingSql.EndChanged, build.Version, WarehouseTables.StillKnown);
        if (build.File.Scalar<long>("SELECT count(*) FROM derived_report") > 0
            && build.File.Execute(ReportingSql.InsertNew, build.Version, WarehouseTables.StillKnown, DerivedLoad) > 0)
        {
            build.FactsInOrder = false;
        }

        build.FactsChanged = true;
    }
}
