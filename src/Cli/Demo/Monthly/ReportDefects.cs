using System.Globalization;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Monthly;

/// <summary>Plants what goes wrong in reporting, each kind in reports of its own, and keeps the truth.</summary>
internal sealed class ReportDefects(DemoOptions options, IReadOnlyList<MonthlyReport> reports)
{
    private const int Late = 40;
    private const int Missing = 12;
    private const int Sentinels = 16;
    private const int HeapedYears = 3;
    private const int Copied = 10;
    private const int WrongUnits = 14;
    private const int Swapped = 14;
    private const int Corrected = 4;

    private static readonly string[] s_sentinelColumns = ["live_births", "women_delivered", "anc_1plus", "risk_screened"];
    private static readonly string[] s_unitColumns = ["hb_tested", "anc_1plus", "newborn_visited", "hiv_tested", "postnatal_visited"];
    private static readonly string[] s_heapedColumns = ["children_0_36m_managed", "children_under7_managed"];

    // Part and whole: once swapped, the part is larger than its whole.
    private static readonly (string Whole, string Part)[] s_pairs =
    [
        ("anc_5plus", "anc_8plus"),
        ("risk_screened", "risk_positive"),
        ("hospital_live_births", "caesarean_live_births"),
        ("hb_tested", "anaemia_moderate_severe"),
    ];

    private readonly DemoRandom _random = new(options.Seed, stream: 7);
    private readonly Dictionary<(string Unit, int Month), MonthlyReport> _byMonth =
        reports.ToDictionary(report => (report.Unit.Code, report.Month));

    private readonly HashSet<MonthlyReport> _touched = [];
    private readonly List<DemoDefect> _defects = [];
    private readonly List<MonthlyReport> _corrections = [];

    /// <summary>Plants all kinds; gives the defects and the second reports.</summary>
    public (IReadOnlyList<DemoDefect> Defects, IReadOnlyList<MonthlyReport> Corrections) Plant()
    {
        PlantHeaped();
        Each(Copied, CanCopy, PlantCopied);
        Each(Sentinels, report => report.Values.Count > 0, PlantSentinel);
        Each(WrongUnits, _ => true, PlantWrongUnit);
        Each(Swapped, _ => true, PlantSwapped);
        Each(Missing, _ => true, PlantMissing);
        Each(Corrected, _ => true, PlantCorrected);
        Each(Late, _ => true, PlantLate);
        new SeriesDefects(options, reports, _touched, _defects).Plant();
        return (_defects, _corrections);
    }

    // A report carries at most one kind, and none where the month is not due yet; the plant may refuse a report.
    private void Each(int count, Func<MonthlyReport, bool> isPossible, Func<MonthlyReport, bool> plant)
    {
        var free = reports
            .Where(report => !_touched.Contains(report) && DemoOptions.DueOn(report.Month) <= options.Today && isPossible(report))
            .ToArray();
        var planted = 0;
        foreach (var report in _random.Sample(free, free.Length))
        {
            if (planted < count && !_touched.Contains(report) && plant(report))
            {
                _touched.Add(report);
                planted++;
            }
        }
    }

    private void PlantHeaped()
    {
        var units = reports.GroupBy(report => report.Unit.Code).Where(unit => unit.Count() > 24)
            .OrderBy(unit => unit.Key, StringComparer.Ordinal).ToArray();
        foreach (var unit in _random.Sample(units, HeapedYears))
        {
            var start = options.FirstMonthIndex + (12 * _random.Below(3));
            foreach (var report in unit.Where(report => report.Month >= start && report.Month < start + 12))
            {
                _touched.Add(report);
                foreach (var code in s_heapedColumns)
                {
                    Change("heaped", report, code, value => Math.Round(value / 5) * 5, "rounded to a multiple of 5");
                }
            }
        }
    }

    private bool CanCopy(MonthlyReport report) =>
        _byMonth.TryGetValue((report.Unit.Code, report.Month - 1), out var before)
        && !_touched.Contains(before)
        && before.Unit.Rows.Select(row => row.Code).SequenceEqual(report.Unit.Rows.Select(row => row.Code));

    private bool PlantCopied(MonthlyReport report)
    {
        var before = _byMonth[(report.Unit.Code, report.Month - 1)];
        if (_touched.Contains(before))
        {
            return false;
        }

        // The month before stays as it is: otherwise the copy would no longer be one.
        _touched.Add(before);
        var births = MonthlyColumns.IndexOf("live_births");
        Note("copied_month", report, null, null, Texts(report, births), Texts(before, births),
            $"all rows repeat {Period.ToYearMonth(before.Month)}; original and written show live_births");
        report.Values = [.. before.Values.Select(line => line.ToArray())];
        return true;
    }

    private bool PlantSentinel(MonthlyReport report)
    {
        var code = _random.Pick(s_sentinelColumns);
        var column = MonthlyColumns.IndexOf(code);
        var rows = Enumerable.Range(0, report.Values.Count).Where(i => report.Values[i][column].Number > 0).ToArray();
        if (rows.Length == 0)
        {
            return false;
        }

        var row = _random.Pick(rows);
        double mark = _random.Chance(0.5) ? -1 : -2;
        Note("sentinel", report, code, report.Unit.Rows[row].Code, report.Values[row][column].ToString(),
            mark.ToString(CultureInfo.InvariantCulture), "stands for a number that was known; the sum counts it as a number");
        report.Values[row][column] = mark;
        report.SumsSentinels = true;
        return true;
    }

    private bool PlantWrongUnit(MonthlyReport report)
    {
        var code = _random.Pick(s_unitColumns);
        var factor = _random.Chance(0.7) ? 10 : 100;
        var column = MonthlyColumns.IndexOf(code);
        return report.Values.Sum(line => line[column].Number ?? 0) >= 5
            && Change("wrong_unit", report, code, value => value * factor, $"times {factor}");
    }

    private bool PlantSwapped(MonthlyReport report)
    {
        var (whole, part) = _random.Pick(s_pairs);
        var (left, right) = (MonthlyColumns.IndexOf(whole), MonthlyColumns.IndexOf(part));
        if (!report.Values.Any(line => line[left].Number > line[right].Number && line[right].Number >= 0))
        {
            return false;
        }

        Note("swapped_columns", report, $"{whole}|{part}", null, Texts(report, left), Texts(report, right),
            $"{whole} stands in the column of {part} and the other way round");
        foreach (var line in report.Values)
        {
            (line[left], line[right]) = (line[right], line[left]);
        }

        return true;
    }

    private bool PlantMissing(MonthlyReport report)
    {
        report.IsMissing = true;
        Note("missing_report", report, null, null, null, null, "never sent");
        return true;
    }

    private bool PlantLate(MonthlyReport report)
    {
        // A late report has come by the demo's today.
        var due = DemoOptions.DueOn(report.Month);
        var most = Math.Min(25, options.Today.DayNumber - due.DayNumber);
        if (most < 1)
        {
            return false;
        }

        var days = _random.Between(1, most);
        report.ReportedOn = due.AddDays(days);
        Note("late", report, null, null, Day(due), Day(report.ReportedOn), $"{days} days after the due day");
        return true;
    }

    private bool PlantCorrected(MonthlyReport report)
    {
        var column = MonthlyColumns.IndexOf("women_delivered");
        var row = _random.Below(report.Values.Count);
        var was = report.Values[row][column].Number ?? 0;
        _corrections.Add(report.Copy(DemoOptions.DueOn(report.Month).AddDays(_random.Between(1, 6))));
        report.Values[row][column] = was + 3;
        Note("corrected_report", report, "women_delivered", report.Unit.Rows[row].Code,
            was.ToString(CultureInfo.InvariantCulture), (was + 3).ToString(CultureInfo.InvariantCulture),
            "the first report is wrong, a second one with a later day corrects it");
        return true;
    }

    private bool Change(string kind, MonthlyReport report, string code, Func<double, double> change, string note)
    {
        var column = MonthlyColumns.IndexOf(code);
        var before = Texts(report, column);
        foreach (var line in report.Values.Where(line => line[column].Number > 0))
        {
            line[column] = change(line[column].Number!.Value);
        }

        // A column that is legally left without numbers has nothing to change.
        if (report.Values.Any(line => line[column].Number > 0))
        {
            Note(kind, report, code, null, before, Texts(report, column), note);
        }

        return true;
    }

    private void Note(
        string kind, MonthlyReport report, string? column, string? village, string? original, string? written, string note) =>
        _defects.Add(new DemoDefect(
            kind, report.Unit.Code, Period.ToYearMonth(report.Month), column, village, original, written, note));

    internal static string Texts(MonthlyReport report, int column) =>
        string.Join(' ', report.Values.Select(line => line[column].IsEmpty ? "·" : line[column].ToString()));

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
