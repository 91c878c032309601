using McHAnalytics.Etl;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Risk;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl;

/// <summary>Exports with a place and month a line and a measure a column.</summary>
public sealed class BulkSumsTests : IDisposable
{
    private const string Form = """
        code: wide
        kind: bulk
        name_zh: 宽表
        name_en: Wide table
        bulk:
          date: month
          place: place
          measures:
            - {measure: live_births, sum: births}
            - {measure: low_birth_weight, sum: light}
        """;

    private readonly LoadBench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public async Task Figures_blanks_and_sentinels_become_facts_and_wrong_lines_are_told()
    {
        await ImportPlacesAsync();

        var receipt = await LoadAsync("""
            ('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '7.5', '-1'), ('T1', '2024-02-01', '', '-2'),
            ('T2', '2024-02-01', '4', '0'), ('T9', '2024-01-01', '1', '1'), ('T1', 'soon', '1', '1'),
            ('T1', '2024-03-01', 'many', '1'), ('T2', '2024-03-01', '3', '-7')
            """);

        var file = Assert.Single(receipt.Files);
        Assert.Equal(
            (8L, 4L, 4L, LoadStatus.Partial), (file.Counts.Read, file.Counts.Inserted, file.Counts.Rejected, file.Status));
        Assert.Equal(["MCH-L101", "MCH-L102", "MCH-L104"], CodesOf(file, 3));
        Assert.Equal(17.5m, _bench.Sum("live_births", 202401, 202401));
        Assert.Equal(4m, _bench.Sum("live_births", 202402, 202402));
        Assert.Equal(2m, _bench.Sum("low_birth_weight", 202401, 202402));
        Assert.Equal(
            "T1 1,T1 3,T2 2",
            _bench.Ask<string>("""
                SELECT string_agg(code || ' ' || status, ',' ORDER BY code, status)
                FROM fact_value JOIN area USING (area_id) WHERE status <> 0
                """));
    }

    [Fact]
    public async Task The_same_file_again_changes_nothing_and_another_replaces_its_months_and_keeps_what_they_said()
    {
        await ImportPlacesAsync();
        const string First = "('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '7', '1'), ('T1', '2024-02-01', '5', '0')";

        var first = await LoadAsync(First);
        var again = await LoadAsync(First);
        var changed = await LoadAsync("('T1', '2024-01-01', '11', '2'), ('T2', '2024-03-01', '1', '0')");

        Assert.Null(again.Version);
        Assert.Equal(3, Assert.Single(again.Files).Counts.Unchanged);
        Assert.Equal(first.Version + 1, changed.Version);
        Assert.Equal(11m, _bench.Sum("live_births", 202401, 202401));
        Assert.Equal(5m, _bench.Sum("live_births", 202402, 202402));
        Assert.Equal(17m, _bench.Ask<decimal>($"""
            SELECT sum(value) FROM fact_value JOIN measure USING (measure_id)
            WHERE code = 'live_births' AND month = 202401 AND known_to = {changed.Version}
            """));
    }

    [Fact]
    public async Task A_file_of_one_township_leaves_what_another_said_of_its_months()
    {
        await ImportPlacesAsync();
        await LoadAsync("('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '7', '1')");

        await LoadAsync("('T1', '2024-01-01', '11', '2')");

        Assert.Equal(18m, _bench.Sum("live_births", 202401, 202401));
    }

    [Fact]
    public async Task Lines_of_one_place_and_month_add_up()
    {
        await ImportPlacesAsync();

        await LoadAsync("""
            ('T1', '2024-01-01', '10', '-1'), ('T1', '2024-01-09', '4', ''), ('T2', '2024-01-01', '-2', '-1'),
            ('T2', '2024-01-02', '-1', '-2')
            """);

        Assert.Equal(14m, _bench.Sum("live_births", 202401, 202401));
        Assert.Equal(
            "live_births T1 0,live_births T2 2,low_birth_weight T1 1,low_birth_weight T2 2",
            _bench.Ask<string>("""
                SELECT string_agg(m.code || ' ' || a.code || ' ' || status, ',' ORDER BY m.code, a.code)
                FROM fact_value JOIN area a USING (area_id) JOIN measure m USING (measure_id)
                """));
    }

    [Theory]
    [InlineData("('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '', '-1'), ('T1', '2024-02-01', '-2', ' 7')", 0)]
    [InlineData("('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '2.5', '1')", 0)] // not 3
    [InlineData("('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '1e3', '1')", 0)]
    [InlineData("('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '0x1F', '1')", 1)] // not 31
    [InlineData("('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', 'many', '1')", 1)]
    [InlineData("('T1', '2024-01-01', '10', '2'), ('T2', '2024-01-01', '-7', '1')", 1)]
    [InlineData("('T1', '2024-01-01', '99999999999', '2'), ('T9', '2024-01-01', '1', '1')", 1)] // more than fits an integer
    [InlineData("('T1', '2024-01-01', '10', '-1'), ('T1', '2024-01-09', '4', ''), ('T2', 'soon', '-2', '-1')", 1)]
    public async Task A_CSV_says_what_the_same_table_as_Parquet_says(string lines, long rejected)
    {
        using var other = new BulkSumsTests();
        await ImportPlacesAsync();
        await other.ImportPlacesAsync();

        var csv = Assert.Single((await LoadAsync(lines, "csv")).Files);
        var parquet = Assert.Single((await other.LoadAsync(lines)).Files);

        Assert.Equal(rejected, csv.Counts.Rejected);
        Assert.Equal(parquet.Counts, csv.Counts);
        Assert.Equal(
            parquet.Problems.Select(problem => (problem.First.Code, problem.First.Zh)),
            csv.Problems.Select(problem => (problem.First.Code, problem.First.Zh)));
        Assert.Equal(other.Facts(), Facts());
    }

    private string? Facts() => _bench.Ask<string>("""
        SELECT string_agg(concat_ws(' ', m.code, a.code, month, value, status), '; ' ORDER BY m.code, a.code, month)
        FROM fact_value JOIN area a USING (area_id) JOIN measure m USING (measure_id)
        """);

    private static List<string> CodesOf(FileReceipt file, int most) =>
        [.. file.Problems.Select(problem => problem.First.Code).Distinct().Order(StringComparer.Ordinal).Take(most)];

    private async Task ImportPlacesAsync()
    {
        var path = _bench.FileAt("places.csv");
        await File.WriteAllTextAsync(path, """
            code,name,name_en,level,parent,valid_from,valid_to,successor
            C1,County,,COUNTY,,,,
            T1,Town 1,,TOWNSHIP,C1,,,
            T2,Town 2,,TOWNSHIP,C1,,,
            """);
        await _bench.ImportAsync(new PlaceSources { PlaceFiles = [path] });
    }

    private async Task<LoadReceipt> LoadAsync(string lines, string format = "parquet")
    {
        var file = _bench.FileAt($"wide.{format}");
        using (var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory()))
        {
            connection.Execute(
                $"COPY (FROM (VALUES {lines}) v(place, month, births, light)) TO '{file}' (FORMAT {format})");
        }

        return await new LoadFiles(new LoadSetting
        {
            DataFolder = _bench.DataFolder,
            Forms = [FormReader.Read(Form, "wide.yaml", _ => true)],
            Checks = FormFolder.ReadChecks(Path.Combine(Repository.Root, "catalogue/checks.yaml")),
            RiskRules = RiskRuleSet.Read(
                await File.ReadAllTextAsync(Path.Combine(Repository.Root, "catalogue/risk/cn_national_2017.yaml")),
                "cn_national_2017.yaml"),
            Ledger = null,
            Clock = _bench.Clock,
        }).RunAsync([file], new LoadOptions(), null, CancellationToken.None);
    }
}
