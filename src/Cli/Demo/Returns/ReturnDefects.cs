using System.Globalization;
using McHAnalytics.Cli.Demo.Monthly;
using McHAnalytics.Cli.Demo.Places;
using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>Plants figures of the county's reports that contradict those of the townships' monthly reports.</summary>
internal sealed class ReturnDefects(
    DemoOptions options, DemoPlaces places, IReadOnlyList<MonthlyReport> reports, List<DemoDefect> defects)
{
    // Kind, report, heading, measure, how many; what becomes of the count; the monthly columns that must be whole beside it.
    private static readonly Planting[] s_plantings =
    [
        new("cross_source", "妇幼健康工作补充月报表", "橙红色评估人数", "orange_red_assessed", 6, count => count + 15, ["risk_orange", "risk_red"]),
        new("part_above_whole", "妇幼健康工作补充月报表", "农业户籍活产数", "rural_live_births", 6, count => count + 120, ["live_births"]),
        new("overpaid", "新型农村合作医疗补偿月报表", "医药总费用", "ncms_expense_amount", 6, amount => amount * 0.3, []),
        new("rollup", "县妇幼卫生季报表", "橙红色产妇分娩数", "orange_red_delivered", 5, count => count + 8, ["risk_orange", "risk_red"]),
        new("rollup", "人口与生育年报表", "25-29岁产妇活产数", "births_25_29", 2, count => count + 25, ["live_births"]),
        new("recount", "数据质量核查年报表", "原始登记复核数", "verified_recounted", 5, count => (count * 1.5) + 6, []),
    ];

    private readonly DemoRandom _random = new(options.Seed, stream: 32);
    private readonly Dictionary<(string Unit, int Month), MonthlyReport> _byMonth =
        reports.ToDictionary(report => (report.Unit.Code, report.Month));

    /// <summary>The report with what was planted in it.</summary>
    public DemoReturn Spoil(DemoReturn form, IReadOnlyList<ReturnPeriod> periods)
    {
        var planted = s_plantings.Where(planting => planting.Form == form.Name).SelectMany(planting => _random
            .Sample(Possible(planting, periods), Math.Min(planting.Count, Possible(planting, periods).Length))
            .Select(at => (planting, at.Period, at.Township))).ToList();
        return planted.Count == 0 ? form : form with { Rows = period => Spoiled(form, period, planted) };
    }

    // Townships that were never merged, where the monthly reports give every figure to compare with.
    private (ReturnPeriod Period, DemoTownship Township)[] Possible(Planting planting, IReadOnlyList<ReturnPeriod> periods) =>
    [
        .. periods.SelectMany(period => places.Townships
            .Where(township => township.Merged is null && Enumerable.Range(period.FirstMonth, period.Length)
                .All(month => planting.Beside.Count == 0 || IsWhole(township, month, planting.Beside)))
            .Select(township => (period, township))),
    ];

    private bool IsWhole(DemoTownship township, int month, IReadOnlyList<string> codes) =>
        _byMonth.TryGetValue((township.Code, month), out var report) && !report.IsMissing && codes.All(code =>
            report.Values.All(line => line[MonthlyColumns.IndexOf(code)].Number >= 0));

    private List<(string Place, double[] Counts)> Spoiled(
        DemoReturn form, ReturnPeriod period, List<(Planting Planting, ReturnPeriod Period, DemoTownship Township)> planted)
    {
        var rows = form.Rows(period).Select(row => (row.Place, Counts: row.Counts.ToArray())).ToList();
        foreach (var (planting, _, township) in planted.Where(each => each.Period == period))
        {
            var column = form.Headings.Index().First(heading => heading.Item == planting.Heading).Index;
            var counts = rows.First(row => row.Place == township.Name).Counts;
            var was = counts[column];
            counts[column] = planting.Change(was);
            defects.Add(new DemoDefect(
                planting.Kind, township.Code, Period.ToYearMonth(period.LastMonth), planting.Measure, null, Text(was),
                Text(counts[column]), $"in {form.Title}, which another report contradicts"));
        }

        return rows;
    }

    private static string Text(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);

    private sealed record Planting(
        string Kind, string Form, string Heading, string Measure, int Count, Func<double, double> Change, IReadOnlyList<string> Beside);
}
