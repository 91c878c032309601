using McHAnalytics.Models.Forms;
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

    public static void Write(WarehouseBuild build, IReadOnlyList<FormDefinition> forms, DateOnly today)
    {
        var file = build.File;
        var owed = forms.Where(form => form.Due is not null).ToList();
        foreach (var code in s_measures.Concat(owed.SelectMany(form => FormReports.Of(form.Code))))
        {
            file.Execute("""
                INSERT INTO measure SELECT (SELECT coalesce(max(measure_id), 0) + 1 FROM measure), $1
                WHERE NOT EXISTS (SELECT 1 FROM measure WHERE code = $1)
                """, code);
        }

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

        file.Execute(ReportingSql.Derive, today, WarehouseTables.StillKnown);
        file.Execute(ReportingSql.EndChanged, build.Version, WarehouseTables.StillKnown, DerivedLoad);
        if (file.Scalar<long>("SELECT count(*) FROM derived_report") > 0
            && file.Execute(ReportingSql.InsertNew, build.Version, WarehouseTables.StillKnown, DerivedLoad) > 0)
        {
            build.FactsInOrder = false;
        }

        build.FactsChanged = true;
    }
}
