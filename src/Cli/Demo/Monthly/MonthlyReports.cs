using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;

namespace McHAnalytics.Cli.Demo.Monthly;

/// <summary>Makes the reports that every township would send if nothing went wrong.</summary>
internal sealed class MonthlyReports(DemoOptions options, DemoPlaces places, IReadOnlyList<DemoPregnancy> pregnancies)
{
    private const double NoWork = -2;
    private const double NotCollected = -1;

    // What a township may legally leave without numbers for a month: work not done (-2), done but not collected (-1).
    private static readonly string[] s_mayLack =
        ["folic_acid_compliant", "hb_tested", "postnatal_42d", "children_0_36m_managed", "children_under7_managed"];

    // Where a single village's count may be unknown.
    private static readonly string[] s_mayBeUnknown =
        ["folic_acid_compliant", "postnatal_42d", "children_0_36m_managed", "children_under7_managed", "low_birth_weight"];

    private readonly DemoRandom _random = new(options.Seed, stream: 6);

    /// <summary>By month and township. A month whose reports are not due yet has come early from three townships.</summary>
    public IReadOnlyList<MonthlyReport> Make()
    {
        var counts = new MonthlyCounts(options, pregnancies);
        var reports = new List<MonthlyReport>();
        for (var month = options.FirstMonthIndex; month <= options.LastMonthIndex; month++)
        {
            var isDue = DemoOptions.DueOn(month) <= options.Today;
            var sent = 0;
            foreach (var unit in places.UnitsIn(month))
            {
                var values = unit.Rows.Select(row => Cells(counts.Count(row, month))).ToArray();
                if (isDue || sent++ < 3)
                {
                    reports.Add(Legal(new MonthlyReport(unit, month, values, SentOn(month, isDue))));
                }
            }
        }

        return reports;
    }

    private static SheetCell[] Cells(int[] counts) => [.. counts.Select(count => (SheetCell)count)];

    private DateOnly SentOn(int month, bool isDue)
    {
        var on = DemoOptions.DueOn(month).AddDays(-_random.Below(7));
        return isDue ? on : options.Today.AddDays(-_random.Below(2));
    }

    private MonthlyReport Legal(MonthlyReport report)
    {
        if (_random.Chance(0.03))
        {
            var column = MonthlyColumns.IndexOf(_random.Pick(s_mayLack));
            SheetCell mark = _random.Chance(0.6) ? NoWork : NotCollected;
            foreach (var line in report.Values)
            {
                line[column] = mark;
                if (column == MonthlyColumns.IndexOf("hb_tested"))
                {
                    line[MonthlyColumns.IndexOf("anaemia_moderate_severe")] = mark;
                }
            }
        }

        foreach (var line in report.Values.Where(_ => _random.Chance(0.03)))
        {
            line[MonthlyColumns.IndexOf(_random.Pick(s_mayBeUnknown))] = _random.Chance(0.5) ? SheetCell.Empty : "—";
        }

        return report;
    }
}
