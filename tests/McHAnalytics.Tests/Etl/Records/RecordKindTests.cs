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
    [MemberData(nameof(RecordCounts.Safety), MemberType = typeof(RecordCounts))]
    [MemberData(nameof(RecordCounts.Subsidy), MemberType = typeof(RecordCounts))]
    [MemberData(nameof(RecordCounts.Screening), MemberType = typeof(RecordCounts))]
    [MemberData(nameof(RecordCounts.Township), MemberType = typeof(RecordCounts))]
    [MemberData(nameof(RecordCounts.Scheme), MemberType = typeof(RecordCounts))]
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

    [Fact]
    public void Distinct_persons_are_the_different_ones_of_the_file()
    {
        var months = demo.Lines("training_attendance").GroupBy(line => line.Day("培训日期")!.Value.Month + (12 * line.Day("培训日期")!.Value.Year));

        Assert.Equal(
            (long)demo.Lines("training_attendance").Select(line => line["身份证号"]).Distinct().Count(),
            demo.Bench.Ask<long>("""
                SELECT count(DISTINCT person) FROM fact_person JOIN measure USING (measure_id)
                WHERE code = 'training_persons' AND known_to = 2147483647
                """));
        Assert.Equal(
            months.Sum(month => month.Select(line => (line["所在乡镇"], line["身份证号"])).Distinct().Count()),
            demo.Bench.Sum("training_persons", 200001, 210012));
    }

    [Fact]
    public void Diseases_by_age_add_up_to_the_visits_and_no_womans_birthday_is_kept()
    {
        var visits = demo.Lines("screening_register");
        var fibroids = visits.Count(line => line["诊断"] == "子宫肌瘤" && AgeOf(line) is >= 40);

        Assert.Equal(visits.Count, demo.Bench.Ask<decimal>(ByDisease("true")));
        Assert.Equal(fibroids, demo.Bench.Ask<decimal>(ByDisease("d.code = 'fibroids' AND a.code = '40_plus'")));
        Assert.Equal(0L, demo.Bench.Ask<long>("""
            SELECT count(*) FROM record r JOIN record_field USING (record_id) WHERE form = 'screening_register' AND field = 'born_on'
            """));
    }

    private static int AgeOf(RecordFileLine line)
    {
        var (born, on) = (line.Day("出生日期")!.Value, line.Day("检查日期")!.Value);
        return on.Year - born.Year - (on < born.AddYears(on.Year - born.Year) ? 1 : 0);
    }

    private static string ByDisease(string where) => $"""
        SELECT sum(value) FROM fact_value JOIN measure m USING (measure_id)
        JOIN category d ON d.category_id = fact_value.category_id AND d.dimension = 'women_disease'
        JOIN category a ON a.category_id = fact_value.category_id AND a.dimension = 'age_group'
        WHERE m.code = 'screening_visits' AND known_to = 2147483647 AND {where}
        """;
}
