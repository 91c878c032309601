using System.Text;
using McHAnalytics.Cli.Demo.Files;
using McHAnalytics.Cli.Demo.Monthly;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Cli.Demo.Pregnancies;
using McHAnalytics.Cli.Demo.Records;
using McHAnalytics.Cli.Demo.Registers;
using McHAnalytics.Cli.Demo.Returns;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo;

/// <summary>Writes the records of a made-up Fuping (富平县): real place codes, invented people, planted defects.</summary>
/// <remarks>Women and their pregnancies are made first; every file is what was written down of them, so the monthly
/// reports, the registers and the claims agree wherever no defect was planted.</remarks>
public static class DemoCounty
{
    // Townships whose sender saves the sheet as CSV.
    private static readonly string[] s_sendCsv = ["薛镇", "老庙镇", "梅家坪镇", "觅子镇"];

    /// <summary>Writes all files and the truth about them (<c>truth.json</c>), and gives the truth.</summary>
    public static DemoTruth Write(DemoOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Checked();

        var places = DemoPlaces.Read(options);
        var pregnancies = new PregnancyDraw(options, places).Draw();
        var reports = new MonthlyReports(options, places, pregnancies).Make();
        var totals = Totals(reports);
        var (planted, corrections) = new ReportDefects(options, reports).Plant();
        var defects = planted.ToList();

        Clear(options.Folder);
        File.WriteAllText(Path.Combine(options.Folder, "places_mergers.csv"), places.MergersCsv(), new UTF8Encoding(false));
        WriteMonthly(options.Folder, reports, corrections);
        var lines = WriteRegisters(options, places, pregnancies, defects);
        var listed = new ReturnPlaces(options, places, pregnancies);
        File.WriteAllText(Path.Combine(options.Folder, "places_facilities.csv"), listed.FacilitiesCsv(), new UTF8Encoding(false));
        new ReturnFiles(options, listed, new ReturnDefects(options, places, reports, defects)).Write(WriteScreening(options, places));

        var truth = new DemoTruth
        {
            Seed = options.Seed,
            Today = options.Today,
            Months = [.. totals.Keys.Order()],
            Defects = defects,
            Merged = Mergers(places, options),
            Totals = totals,
            TotalsWritten = Totals([.. Latest(reports, corrections)]),
            Colours = Colours(pregnancies),
            Outcomes = Outcomes(pregnancies),
            Lines = lines,
            Underperforming = places.Townships
                .First(township => township.Name == CareLevels.UnderperformingTownship).Code,
        };
        truth.Write(Path.Combine(options.Folder, "truth.json"));
        return truth;
    }

    private static void Clear(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var part in new[] { "monthly", "registers", "screening", ReturnFiles.Folder, RecordFiles.Folder })
        {
            var path = Path.Combine(folder, part);
            if (Directory.Exists(path))
            {
                Directory.Delete(path, recursive: true);
            }

            Directory.CreateDirectory(path);
        }
    }

    private static void WriteMonthly(
        string folder, IReadOnlyList<MonthlyReport> reports, IReadOnlyList<MonthlyReport> corrections)
    {
        foreach (var report in reports.Concat(corrections).Where(report => !report.IsMissing))
        {
            var month = Path.Combine(folder, "monthly", Period.ToYearMonth(report.Month).ToString("000000", null));
            Directory.CreateDirectory(month);
            var name = $"{report.Unit.Name}_{MonthlySheet.MonthText(report.Month)}_月报表{(report.IsCorrection ? "_更正" : "")}";
            var sheet = MonthlySheet.Of(report);
            if (s_sendCsv.Contains(report.Unit.Name))
            {
                CsvFile.Write(Path.Combine(month, name + ".csv"), sheet, CsvFile.Gb18030);
            }
            else
            {
                XlsxFile.Write(Path.Combine(month, name + ".xlsx"), sheet);
            }
        }
    }

    private static Dictionary<string, int> WriteRegisters(
        DemoOptions options, DemoPlaces places, IReadOnlyList<DemoPregnancy> pregnancies, List<DemoDefect> defects)
    {
        var registers = Path.Combine(options.Folder, "registers");
        var register = new PregnancyRegister(options).Make(pregnancies);
        var assessments = new RiskAssessmentFile(options).Make(pregnancies);
        var claims = new SubsidyRegister(options).Make(pregnancies);
        CsvFile.Write(Path.Combine(registers, "pregnancy_register.csv"), register, CsvFile.Utf8WithMark);
        CsvFile.Write(Path.Combine(registers, "risk_assessment.csv"), assessments, CsvFile.Utf8WithMark);
        XlsxFile.Write(Path.Combine(registers, "subsidy_register.xlsx"), claims);
        var wrong = new RegisterDefects(options, pregnancies, defects);
        CsvFile.Write(Path.Combine(registers, RegisterDefects.FileName), wrong.Make(register), CsvFile.Utf8WithMark);
        wrong.NoteDuplicates();

        return new Dictionary<string, int>
        {
            ["pregnancy_register"] = register.Rows.Count - 1,
            ["risk_assessment"] = assessments.Rows.Count - 1,
            ["subsidy_register"] = claims.Rows.Count - 3,
        }
        .Concat(RecordFiles.Write(options, places, pregnancies))
        .ToDictionary();
    }

    private static List<(int Number, int LastMonth, Sheet Sheet)> WriteScreening(DemoOptions options, DemoPlaces places)
    {
        var screening = new ScreeningRounds(options, places);
        var written = new List<(int Number, int LastMonth, Sheet Sheet)>();
        foreach (var round in screening.Rounds)
        {
            var name = $"{DemoPlaces.CountyName}妇女常见病筛查_第{round.Number}轮.xlsx";
            var sheet = screening.Make(round.Number);
            XlsxFile.Write(Path.Combine(options.Folder, "screening", name), sheet);
            written.Add((round.Number, round.LastMonth, sheet));
        }

        return written;
    }

    private static IEnumerable<MonthlyReport> Latest(
        IReadOnlyList<MonthlyReport> reports, IReadOnlyList<MonthlyReport> corrections) => reports
        .Concat(corrections)
        .Where(report => !report.IsMissing)
        .GroupBy(report => (report.Unit.Code, report.Month))
        .Select(group => group.Last());

    private static Dictionary<int, IReadOnlyDictionary<string, long>> Totals(IReadOnlyList<MonthlyReport> reports) =>
        reports.GroupBy(report => Period.ToYearMonth(report.Month)).ToDictionary(
            month => month.Key,
            month => (IReadOnlyDictionary<string, long>)MonthlyColumns.All
                .Select((column, i) => (column.Code, Sum: month.Sum(report => report.Values.Sum(line =>
                    line[i].Number is { } number and >= 0 ? (long)number : 0))))
                .ToDictionary(pair => pair.Code, pair => pair.Sum));

    private static DemoMerger[] Mergers(DemoPlaces places, DemoOptions options) =>
    [
        .. places.Townships.Where(township => township.Merged is not null).SelectMany(township => township.Villages
            .SelectMany(village => village.Before.Select(old => new DemoMerger(old.Code, old.Name, village.Code, options.MergedOn)))
            .Prepend(new DemoMerger(township.Merged!.Code, township.Merged.Name, township.Code, options.MergedOn))),
    ];

    private static Dictionary<string, int> Colours(IReadOnlyList<DemoPregnancy> pregnancies)
    {
        var assessed = pregnancies.Where(pregnancy => pregnancy.RegisteredOn is not null).ToArray();
        var colours = assessed
            .GroupBy(pregnancy => pregnancy.Condition.Colour)
            .OrderBy(colour => colour.Key)
            .ToDictionary(colour => colour.Key.ToString().ToLowerInvariant(), colour => colour.Count());
        colours["purple"] = assessed.Count(pregnancy => pregnancy.Condition.IsPurple);
        return colours;
    }

    private static Dictionary<string, int> Outcomes(IReadOnlyList<DemoPregnancy> pregnancies)
    {
        var deliveries = pregnancies.Select(pregnancy => pregnancy.Delivery).OfType<DemoDelivery>().ToArray();
        return new Dictionary<string, int>
        {
            ["delivered"] = deliveries.Length,
            ["adverse_composite"] = deliveries.Count(DemoOutcome.IsAdverse),
            ["pph_1000"] = deliveries.Count(DemoOutcome.IsHeavyLoss),
            ["preterm_lt34"] = deliveries.Count(delivery => delivery.Weeks < 34),
            ["preterm_lt37"] = deliveries.Count(delivery => delivery.Weeks < 37),
            ["stillbirth"] = deliveries.Count(DemoOutcome.IsStillbirth),
            ["severe_maternal"] = deliveries.Count(DemoOutcome.IsSevere),
        };
    }
}
