using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Monthly;

/// <summary>Plants what is seen only beside other months, other columns or the totals, in reports without other defects.</summary>
internal sealed class SeriesDefects(
    DemoOptions options, IReadOnlyList<MonthlyReport> reports, ISet<MonthlyReport> touched, List<DemoDefect> defects)
{
    private const int Zeroes = 10;
    private const int Outliers = 8;
    private const int Shifts = 3;
    private const int Perfect = 4;
    private const int PerfectMonths = 6;
    private const int RoundedYears = 3;
    private const int Repeated = 4;
    private const int RepeatedMonths = 7;
    private const int Singles = 6;

    // Columns that no other is a part of, and that are never legally left without a number.
    private static readonly string[] s_freeColumns = ["syphilis_tested", "hbv_tested"];

    private static readonly (string Part, string Whole)[] s_perfectPairs = [("anc_8plus", "anc_5plus"), ("risk_positive", "risk_screened")];

    private readonly DemoRandom _random = new(options.Seed, stream: 31);
    private readonly HashSet<(string Unit, string Column)> _used = [];
    private readonly Dictionary<(string Unit, int Month), MonthlyReport> _byMonth =
        reports.ToDictionary(report => (report.Unit.Code, report.Month));

    /// <summary>Plants all kinds; the long ones first, which need whole years without another defect.</summary>
    public void Plant()
    {
        PlantShifts();
        PlantRounded();
        PlantRuns(Repeated, RepeatedMonths, PlantRepeated);
        PlantRuns(Perfect, PerfectMonths, PlantPerfect);
        Each(Zeroes, PlantZero);
        Each(Outliers, PlantOutlier);
        Each(Singles, PlantEarly);
        Each(Singles, PlantWrongTotal);
        Each(Singles, report => PlantCell(report, "wrong_parts", "live_births_unknown_sex",
            line => Number(line, "live_births_unknown_sex") + 2, "boys, girls and unknown are 2 more than the live births"));
        Each(Singles, report => PlantCell(report, "broken_cascade", "high_risk_managed", line => Number(line, "high_risk_women") + 3,
            "more high-risk women managed than there are"));
        Each(Singles, report => PlantCell(report, "birth_identity", "women_delivered",
            line => Number(line, "live_births") + Number(line, "fetal_deaths_28w") + 4, "more women delivered than children born"));
        Each(Singles, report => PlantCell(report, "fraction", "pregnancies_registered",
            line => Number(line, "pregnancies_registered") + 0.5, "half a woman"));
        Each(Singles, PlantRatio);
    }

    private void Each(int count, Func<MonthlyReport, bool> plant)
    {
        var free = reports.Where(report => IsFree(report) && report.Values.Count > 0).ToArray();
        var planted = 0;
        foreach (var report in _random.Sample(free, free.Length))
        {
            if (planted < count && !touched.Contains(report) && plant(report))
            {
                touched.Add(report);
                planted++;
            }
        }
    }

    private bool IsFree(MonthlyReport report) =>
        !touched.Contains(report) && !report.IsMissing && DemoOptions.DueOn(report.Month) <= options.Today;

    // A whole year has seldom no other defect: those of other columns do not matter, but for
    // copies, which must stay copies, and reports that a second one replaces.
    private bool IsOpen(MonthlyReport report, string code) => !report.IsMissing && !defects.Any(defect =>
        defect.Unit == report.Unit.Code
        && ((defect.Column == code && defect.Month == Period.ToYearMonth(report.Month))
            || (defect.Kind == "corrected_report" && defect.Month == Period.ToYearMonth(report.Month))
            || (defect.Kind == "copied_month" && Period.ToMonthIndex(defect.Month) - report.Month is 0 or 1)));

    private bool PlantZero(MonthlyReport report)
    {
        var code = _random.Pick(s_freeColumns);
        if (Before(report, 12, code) is not { } before || before.Average() < 20 || !_used.Add((report.Unit.Code, code)))
        {
            return false;
        }

        Change("zero_reported", report, code, _ => 0, "0 in all rows where women were examined");
        return true;
    }

    private bool PlantOutlier(MonthlyReport report)
    {
        const string Code = "children_0_36m_managed";
        if (Before(report, 12, Code) is null || !IsWhole(report, Code) || !_used.Add((report.Unit.Code, Code)))
        {
            return false;
        }

        Change("outlier", report, Code, value => value * 3, "three times what was so");
        return true;
    }

    // The last whole MCH year, every month of it, after a year that is as it was.
    private void PlantShifts()
    {
        var first = options.FirstMonthIndex + 24;
        var planted = 0;
        foreach (var unit in _random.Sample(Units(), Units().Length))
        {
            var code = _random.Pick(s_freeColumns);
            var months = Months(unit, first - 12, 24 + (options.LastMonthIndex - first - 11));
            if (planted == Shifts || months is null || months.Any(report => report.IsMissing || !IsWhole(report, code))
                || !months.All(report => IsOpen(report, code)) || months.Take(12).Sum(report => Sum(report, code)) < 180)
            {
                continue;
            }

            foreach (var report in months.Skip(12))
            {
                Change("level_shift", report, code, value => Math.Floor(value * 0.4), "four tenths of what was so, from this year on");
                touched.Add(report);
            }

            _used.Add((unit, code));
            planted++;
        }
    }

    private void PlantRounded()
    {
        const string Code = "children_under7_managed";
        var planted = 0;
        foreach (var unit in _random.Sample(Units(), Units().Length))
        {
            var months = Months(unit, options.FirstMonthIndex + (12 * _random.Below(2)), 12);
            if (planted == RoundedYears || months is null || !months.All(report => IsOpen(report, Code))
                || months.Sum(report => report.Values.Count(line => Number(line, Code) >= 100)) < 40)
            {
                continue;
            }

            foreach (var report in months)
            {
                Change("rounded", report, Code, value => value < 100 ? value : Math.Round(value / 100) * 100, "rounded to hundreds");
                touched.Add(report);
            }

            planted++;
        }
    }

    private void PlantRuns(int count, int length, Func<List<MonthlyReport>, bool> plant)
    {
        var planted = 0;
        foreach (var unit in _random.Sample(Units(), Units().Length))
        {
            for (var start = options.FirstMonthIndex; start + length <= options.LastMonthIndex && planted < count; start++)
            {
                if (Months(unit, start, length) is { } months && months.All(IsFree) && SameRows(months) && plant(months))
                {
                    planted++;
                    foreach (var report in months)
                    {
                        touched.Add(report);
                    }

                    break;
                }
            }
        }
    }

    private bool PlantRepeated(List<MonthlyReport> months)
    {
        var code = _random.Pick(s_freeColumns);
        if (Sum(months[0], code) < 15 || !months.All(report => IsWhole(report, code)) || !_used.Add((months[0].Unit.Code, code)))
        {
            return false;
        }

        var column = MonthlyColumns.IndexOf(code);
        var first = months[0].Values.Select(line => line[column]).ToArray();
        foreach (var report in months)
        {
            Rewrite("repeated_value", report, code, (_, row) => first[row], "the figures of the first month again");
        }

        return true;
    }

    private bool PlantPerfect(List<MonthlyReport> months)
    {
        var (part, whole) = _random.Pick(s_perfectPairs);
        if (months.Sum(report => Sum(report, whole)) < 60
            || !months.All(report => IsWhole(report, whole) && IsWhole(report, part) && Sum(report, whole) > 0))
        {
            return false;
        }

        foreach (var report in months)
        {
            Rewrite("too_perfect", report, part, (line, _) => line[MonthlyColumns.IndexOf(whole)], $"{part} is made equal to {whole}");
        }

        return true;
    }

    private bool PlantEarly(MonthlyReport report)
    {
        var on = Period.Containing(PeriodType.Month, report.Month).Start.AddDays(_random.Between(20, 26));
        Note("early_report", report, null, null, Day(report.ReportedOn), Day(on), "dated before the month ended");
        report.ReportedOn = on;
        return true;
    }

    private bool PlantWrongTotal(MonthlyReport report)
    {
        var column = MonthlyColumns.IndexOf("pregnancies_registered");
        if (report.Total(column).Number is not { } total)
        {
            return false;
        }

        report.TotalErrors[column] = 7;
        Note("wrong_total", report, "pregnancies_registered", null, Text(total), Text(total + 7), "the printed total is 7 too large");
        return true;
    }

    private bool PlantRatio(MonthlyReport report)
    {
        var births = Sum(report, "live_births");
        var rows = report.Values.Index().OrderByDescending(row => Number(row.Item, "newborn_visited")).Select(row => row.Index);
        return births >= 8 && IsWhole(report, "live_births") && IsWhole(report, "newborn_visited") && PlantCell(
            report, "ratio", "newborn_visited",
            line => Number(line, "newborn_visited") + Math.Ceiling(births * 1.3) + 2 - Sum(report, "newborn_visited"),
            "more newborns visited than born", rows.First());
    }

    private bool PlantCell(
        MonthlyReport report, string kind, string code, Func<SheetCell[], double> value, string note, int? at = null)
    {
        var row = at ?? _random.Below(report.Values.Count);
        var line = report.Values[row];
        if (!MonthlyColumns.All.Select((_, i) => line[i]).All(cell => cell.Number >= 0))
        {
            return false;
        }

        var column = MonthlyColumns.IndexOf(code);
        var was = line[column];
        line[column] = value(line);
        Note(kind, report, code, report.Unit.Rows[row].Code, was.ToString(), line[column].ToString(), note);
        return true;
    }

    private string[] Units() => [.. reports.Select(report => report.Unit.Code).Distinct().Order(StringComparer.Ordinal)];

    private List<MonthlyReport>? Months(string unit, int first, int count)
    {
        var months = Enumerable.Range(first, count).Select(month => _byMonth.GetValueOrDefault((unit, month))).ToList();

        // The newest month has come from few: where it has not, the months before it are all there are.
        while (months.Count > 0 && months[^1] is null)
        {
            months.RemoveAt(months.Count - 1);
        }

        return months.Count >= count - 1 && !months.Contains(null) ? [.. months.OfType<MonthlyReport>()] : null;
    }

    // The sums of the months before, where all were reported whole.
    private List<double>? Before(MonthlyReport report, int count, string code)
    {
        var months = Months(report.Unit.Code, report.Month - count, count);
        return months is { } all && all.Count == count && SameRows([.. all, report])
            && all.All(month => !month.IsMissing && IsWhole(month, code)) && IsWhole(report, code)
            ? [.. all.Select(month => Sum(month, code))]
            : null;
    }

    private static bool SameRows(List<MonthlyReport> months) =>
        months.All(month => month.Unit.Rows.Select(row => row.Code).SequenceEqual(months[0].Unit.Rows.Select(row => row.Code)));

    private static bool IsWhole(MonthlyReport report, string code)
    {
        var column = MonthlyColumns.IndexOf(code);
        return report.Values.All(line => line[column].Number >= 0);
    }

    private static double Sum(MonthlyReport report, string code) => report.Values.Sum(line => Number(line, code));

    private static double Number(SheetCell[] line, string code) => line[MonthlyColumns.IndexOf(code)].Number ?? 0;

    private void Change(string kind, MonthlyReport report, string code, Func<double, double> change, string note) =>
        Rewrite(kind, report, code, (line, _) => change(Number(line, code)), note);

    private void Rewrite(
        string kind, MonthlyReport report, string code, Func<SheetCell[], int, SheetCell> written, string note)
    {
        var column = MonthlyColumns.IndexOf(code);
        var before = ReportDefects.Texts(report, column);
        for (var row = 0; row < report.Values.Count; row++)
        {
            report.Values[row][column] = written(report.Values[row], row);
        }

        Note(kind, report, code, null, before, ReportDefects.Texts(report, column), note);
    }

    private void Note(
        string kind, MonthlyReport report, string? column, string? village, string? original, string? written, string note) =>
        defects.Add(new DemoDefect(
            kind, report.Unit.Code, Period.ToYearMonth(report.Month), column, village, original, written, note));

    private static string Day(DateOnly day) => ReportDefects.Day(day);

    private static string Text(double number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
