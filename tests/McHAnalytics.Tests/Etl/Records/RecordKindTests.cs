using System.Globalization;
using McHAnalytics.Ledger.Runs;

namespace McHAnalytics.Tests.Etl.Records;

/// <summary>Every kind of record of the demo county: taken whole, counted as its file says, and unchanged the second time.</summary>
public sealed class RecordKindTests(RecordWarehouse demo) : IClassFixture<RecordWarehouse>
{
    private static readonly DateOnly s_today = new(2025, 11, 2);

    [Fact]
    public void Every_line_of_every_register_is_taken_and_nothing_changes_the_second_time()
    {
        Assert.All(demo.First.Files, file =>
        {
            Assert.True(file.Counts.Balance, file.File);
            Assert.True(
                file.Status == LoadStatus.Succeeded,
                $"{file.File}: {string.Join("; ", file.Problems.Select(problem => problem.First.ToString()))}");
            Assert.Equal(demo.Truth.Lines[file.Form!], file.Counts.Read);
            Assert.True(file.Counts.Inserted > 0, file.File);
        });
        Assert.Null(demo.Again.Version);
        Assert.All(demo.Again.Files, file => Assert.Equal(file.Counts.Read, file.Counts.Unchanged));
    }

    [Fact]
    public void Each_form_has_an_example_of_its_own_and_each_measure_is_counted_somewhere()
    {
        var read = demo.First.Files.Select(file => file.Form).ToHashSet();
        var forms = RecordForms.All.Where(form => form.Register?.Record is not null).ToList();

        Assert.Equal(forms.Select(form => form.Code).Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal)!);
        Assert.All(forms.SelectMany(form => form.Measures), measure => Assert.Equal(
            1L, demo.Bench.Ask<long>($"""
                SELECT count(DISTINCT code) FROM fact_value JOIN measure USING (measure_id) WHERE code = '{measure}'
                """)));
    }

    [Fact]
    public void A_record_has_one_current_line_and_its_fields()
    {
        Assert.Equal(0L, demo.Bench.Ask<long>("""
            SELECT count(*) FROM (SELECT record_id FROM record WHERE known_to = 2147483647 GROUP BY record_id HAVING count(*) > 1)
            """));
        Assert.Equal(0L, demo.Bench.Ask<long>("""
            SELECT count(*) FROM record r ANTI JOIN record_field f ON f.record_id = r.record_id AND f.known_from = r.known_from
            """));
        Assert.Equal(0L, demo.Bench.Ask<long>("SELECT count(*) FROM record WHERE length(pseudonym) <> 32"));
    }

    [Theory]
    [MemberData(nameof(Safety))]
    public void What_is_counted_is_what_the_file_says(RecordCount expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        var lines = demo.Lines(expected.Form).Where(line =>
            line.Day(expected.Date) is { } day && day <= s_today && expected.Counts(line));
        var byMonth = lines
            .GroupBy(line => line.Day(expected.Date)!.Value is var day ? (day.Year * 100) + day.Month : 0)
            .OrderBy(group => group.Key)
            .Select(group => (Month: group.Key, Total: expected.Total(group)))
            .Where(group => group.Total > 0)
            .Select(group => string.Create(CultureInfo.InvariantCulture, $"{group.Month} {group.Total:0.00}"));

        Assert.Equal(byMonth, demo.Facts(expected.Measure));
    }

    public static TheoryData<RecordCount> Safety() => new(
        new("screenings_positive_referred", "risk_screening", "筛查日期", line => line["筛查结果"] == "阳性" && line["转评估"] == "是"),
        new("screenings_recorded", "risk_screening", "筛查日期"),
        new("risk_reports_orange_3d", "risk_report", "评估日期", line =>
            line["风险颜色"] == "橙色" && line.Days("评估日期", "报告日期") is <= 3),
        new("risk_reports_red_1d", "risk_report", "评估日期", line =>
            line["风险颜色"] == "红色" && line.Days("评估日期", "报告日期") is <= 1),
        new("risk_reports_purple", "risk_report", "评估日期", line => line["传染病(紫色)"] == "是"),
        new("special_cases_orange", "special_case", "建档日期", line => line["颜色"] == "橙色"),
        new("special_cases_closed_safe", "special_case", "结案日期", line => line["转归"] == "平安分娩"),
        new("case_contacts_due", "case_contact", "应随访日期"),
        new("case_contacts_on_time", "case_contact", "应随访日期", line => line.Days("应随访日期", "实际随访日期") is >= -7 and <= 3),
        new("referrals_same_day", "referral", "转出日期", line => line.Days("转出日期", "到达日期") is 0),
        new("referrals_handed_over", "referral", "转出日期", line => line["交接记录"] == "是"),
        new("critical_mothers", "critical_case", "发生日期", line => line["对象"] == "孕产妇"),
        new("critical_newborns_saved", "critical_case", "发生日期", line => line["对象"] == "新生儿" && line["转归"] == "抢救成功"),
        new("critical_transfused", "critical_case", "发生日期", line => line.Number("用血量ml") > 0),
        new("death_reports_newborn", "death_report", "死亡日期", line => line["类别"] == "新生儿"),
        new("death_reports_7d", "death_report", "死亡日期", line => line.Days("死亡日期", "报告日期") is <= 7),
        new("death_reports_avoidable", "death_report", "死亡日期", line => line["可避免性"] is "可避免" or "创造条件可避免"),
        new("interviews_held", "unit_interview", "约谈日期"),
        new("interviews_mended_in_time", "unit_interview", "约谈日期", line => line.Days("整改完成日期", "整改期限") is >= 0));
}

/// <summary>What a measure must be, month by month, by the lines of its file.</summary>
/// <param name="Measure">Code of the measure.</param>
/// <param name="Form">Code of the form.</param>
/// <param name="Date">Heading of the day that says the month.</param>
/// <param name="When">Which lines count; all where null.</param>
/// <param name="Sum">What is summed of a line; 1 where null.</param>
public sealed record RecordCount(string Measure, string Form, string Date, Func<object, bool>? When = null, Func<object, decimal>? Sum = null)
{
    internal RecordCount(string measure, string form, string date, Func<RecordFileLine, bool> when, Func<RecordFileLine, decimal>? sum = null)
        : this(measure, form, date, line => when((RecordFileLine)line), sum is null ? null : line => sum((RecordFileLine)line))
    {
    }

    internal bool Counts(RecordFileLine line) => When?.Invoke(line) ?? true;

    internal decimal Total(IEnumerable<RecordFileLine> lines) => lines.Sum(line => Sum?.Invoke(line) ?? 1);

    public override string ToString() => Measure;
}
