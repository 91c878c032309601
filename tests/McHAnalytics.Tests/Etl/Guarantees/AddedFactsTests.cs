using System.Globalization;
using McHAnalytics.Etl;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Forms;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Publishing;

namespace McHAnalytics.Tests.Etl.Guarantees;

/// <summary>Into a large warehouse a small change is added; what is published is what making all again would publish.</summary>
public sealed class AddedFactsTests : IDisposable
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

    private static readonly string[] s_places = ["P1", "C1", "C2", "T11", "T12", "T21", "T22"];

    private static readonly string[] s_followed =
    [
        """
        SELECT m.code, s.form, s.latest_month, s.above_county FROM fact_source s JOIN measure m USING (measure_id)
        """,
        "SELECT a.code FROM fact_area JOIN area a USING (area_id)",
        """
        SELECT m.code, r.month, a.code, r.value, r.reported, r.blank, r.not_collected, r.not_carried_out
        FROM rollup_county r JOIN measure m USING (measure_id) JOIN area a ON a.area_id = r.county_id
        """,
        "SELECT m.code, s.* EXCLUDE (measure_id, area_id), a.code FROM suppression s JOIN measure m USING (measure_id) JOIN area a USING (area_id)",
    ];

    private readonly LoadBench _added = new();
    private readonly LoadBench _fresh = new();

    public void Dispose()
    {
        _added.Dispose();
        _fresh.Dispose();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Adding_to_what_stands_says_what_making_all_again_says(int seed)
    {
        await ImportPlacesAsync(_added);
        await ImportPlacesAsync(_fresh);
        var random = new Random(seed);
        for (var load = 0; load < 4; load++)
        {
            var lines = Lines(random);
            var one = await LoadAsync(_added, lines, leastFacts: 1);
            var other = await LoadAsync(_fresh, lines, leastFacts: long.MaxValue);

            Assert.Equal(other.Version, one.Version);
            Assert.Equal(VersionState.OfPublished(_fresh.WarehouseFolder), VersionState.OfPublished(_added.WarehouseFolder));
            Assert.All(s_followed, table => Assert.Equal(Rows(_fresh, table), Rows(_added, table)));
        }

        Assert.NotEqual("0", Appended(_added));
        Assert.Equal("0", Appended(_fresh));
    }

    [Fact]
    public async Task A_place_whose_facts_are_withdrawn_is_gone_and_so_is_what_stood_above_the_counties()
    {
        await ImportPlacesAsync(_added);
        await LoadAsync(_added, "('T11', '2024-01-01', '5', '1'), ('T12', '2024-02-01', '6', '')", leastFacts: 1);
        Assert.Equal(202402, _added.Ask<int>("SELECT max(latest_month) FROM fact_source"));

        await LoadAsync(_added, "('T11', '2024-02-01', '7', '1'), ('T11', '2024-01-01', '5', '1')", leastFacts: 1);
        Assert.Equal("T11,T12", _added.Ask<string>(Codes));

        // The province's file speaks for both townships, and names one.
        await LoadAsync(_added, "('T11', '2024-02-01', '7', '1'), ('T21', '2024-02-01', '7', '1')", leastFacts: 1);
        Assert.Equal("T11,T21", _added.Ask<string>(Codes));
        Assert.Equal(14m, _added.Sum("live_births", 202402, 202402));
        Assert.Equal(7m, _added.Ask<decimal>("""
            SELECT value FROM rollup_county JOIN area ON area_id = rollup_county.county_id JOIN measure m USING (measure_id)
            WHERE area.code = 'C1' AND month = 202402 AND m.code = 'live_births'
            """));

        await LoadAsync(_added, "('P1', '2024-03-01', '9', '2')", leastFacts: 1);
        Assert.True(_added.Ask<bool>("SELECT bool_and(above_county AND latest_month = 202403) FROM fact_source"));
        await LoadAsync(_added, "('T11', '2024-03-01', '4', '1'), ('T21', '2024-03-01', '5', '1')", leastFacts: 1);
        Assert.False(_added.Ask<bool>("SELECT bool_or(above_county) FROM fact_source"));
        Assert.Equal("T11,T21", _added.Ask<string>(Codes));
    }

    private const string Codes =
        "SELECT string_agg(code, ',' ORDER BY code) FROM fact_area JOIN area USING (area_id)";

    // Some places and months of a year, among them figures of a whole province; blanks, sentinels and repeated lines too.
    private static string Lines(Random random)
    {
        var first = random.Next(s_places.Length);
        var places = s_places[first..random.Next(first + 1, s_places.Length + 1)];
        var lines = Enumerable.Range(0, random.Next(2, 9)).Select(_ => string.Create(
            CultureInfo.InvariantCulture,
            $"('{places[random.Next(places.Length)]}', '2024-{random.Next(1, 7):00}-01', '{Figure(random)}', '{Figure(random)}')"));
        return string.Join(", ", lines);
    }

    private static string Figure(Random random) => random.Next(10) switch
    {
        0 => "",
        1 => "-1",
        2 => "-2",
        3 => "2.5",
        _ => random.Next(40).ToString(CultureInfo.InvariantCulture),
    };

    private static string? Appended(LoadBench bench) => bench.Ask<string>("SELECT value FROM meta WHERE key = 'facts_appended'");

    private static string? Rows(LoadBench bench, string table) =>
        bench.Ask<string>($"SELECT string_agg(t::VARCHAR, '; ' ORDER BY t::VARCHAR) FROM ({table}) t");

    private static async Task ImportPlacesAsync(LoadBench bench)
    {
        var path = bench.FileAt("places.csv");
        await File.WriteAllTextAsync(path, """
            code,name,name_en,level,parent,valid_from,valid_to,successor
            P1,Province,,PROVINCE,,,,
            C1,County 1,,COUNTY,P1,,,
            C2,County 2,,COUNTY,P1,,,
            T11,Town 11,,TOWNSHIP,C1,,,
            T12,Town 12,,TOWNSHIP,C1,,,
            T21,Town 21,,TOWNSHIP,C2,,,
            T22,Town 22,,TOWNSHIP,C2,,,
            """);
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [path] });
    }

    private static async Task<LoadReceipt> LoadAsync(LoadBench bench, string lines, long leastFacts)
    {
        var file = bench.FileAt("wide.parquet");
        using (var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory()))
        {
            connection.Execute(
                $"COPY (FROM (VALUES {lines}) v(place, month, births, light)) TO '{file}' (FORMAT parquet)");
        }

        var form = FormReader.Read(Form, "wide.yaml", _ => true);
        var rules = SuppressionRules.Of(bench.ReadCatalogue(), [form]);
        var setting = bench.Setting() with
        {
            Forms = [form],
            Suppression = rules with
            {
                Series = [.. rules.Series.Where(series => series.Name is "live_births" or "low_birth_weight")],
                Identities = [],
            },
            LeastFactsToAddTo = leastFacts,
        };
        return await new LoadFiles(setting).RunAsync([file], new LoadOptions(), null, CancellationToken.None);
    }
}
