using System.Globalization;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Tests.Etl;

/// <summary>Answers by dimension beside plain SQL over the lines themselves, and beside published shares.</summary>
[Collection(BrazilWarehouse.Collection)]
public sealed class BrazilDimensionTests(BrazilWarehouse brazil) : IDisposable
{
    // Written for this test from the words of the file, and not from the form.
    private const string Births = """
        SELECT 'BR-' || codmunres::VARCHAR AS place, ano::INTEGER AS year,
            coalesce(nullif(trim(codestab::VARCHAR), ''), 'unknown') AS facility,
            CASE cat_parto WHEN 'Cesariana' THEN 'caesarean' WHEN 'Vaginal' THEN 'vaginal' ELSE 'unknown' END AS delivery_kind,
            CASE cat_idademae WHEN 'Até 14' THEN 'under_20' WHEN '15 à 19' THEN 'under_20' WHEN '20 à 24' THEN '20_24'
                WHEN '25 à 29' THEN '25_29' WHEN '30 à 34' THEN '30_34' WHEN '35 à 39' THEN '35_39'
                WHEN '40 à 44' THEN '40_plus' WHEN 'Mais de 45' THEN '40_plus' ELSE 'unknown' END AS age_group,
            CASE cat_consultas WHEN 'Nenhuma' THEN 'none' WHEN 'De 1 à 3' THEN '1_3' WHEN 'De 4 à 6' THEN '4_6'
                WHEN '7 ou mais' THEN '7_plus' ELSE 'unknown' END AS visits,
            CASE WHEN cat_peso = 'Acima de 2500g' THEN 'normal' WHEN coalesce(cat_peso, '') = '' THEN 'unknown' ELSE 'low' END AS birth_weight,
            1 AS live_births,
            coalesce(cat_parto = 'Cesariana', false)::INTEGER AS caesarean_live_births,
            coalesce(cat_peso IN ('Baixo', 'Muito baixo', 'Extremamente baixo'), false)::INTEGER AS low_birth_weight
        FROM read_parquet(
        """;

    private static readonly string[] s_dimensions = ["age_group", "delivery_kind", "visits", "birth_weight"];
    private static readonly string[] s_measures = ["live_births", "caesarean_live_births", "low_birth_weight"];

    private readonly Lazy<(PublishedWarehouse Warehouse, Analyst Analyst)> _asked = new(() =>
    {
        var options = new WarehouseOptions();
        var warehouse = new PublishedWarehouse(
            brazil.Bench.WarehouseFolder, new DuckDbBackend(options), options, TimeProvider.System);
        return (warehouse, new Analyst(
            warehouse, CatalogueFolder.Load(Path.Combine(Repository.Root, "catalogue")), new PinnedDay("2025-11-02")));
    });

    public void Dispose()
    {
        if (_asked.IsValueCreated)
        {
            _asked.Value.Warehouse.Dispose();
        }
    }

    [SharedDataFact(BrazilWarehouse.Births)]
    public async Task Shares_of_births_are_those_published()
    {
        Assert.Equal("60.7772", await ShareOfKnown("2012", "delivery_kind", "caesarean"));
        Assert.Equal("69.4521", await ShareOfKnown("2012", "visits", "7_plus"));
        Assert.Equal("7.926", await ShareOfKnown("2012", "birth_weight", "low"));
        Assert.Equal("58.1903", await ShareOfKnown("2020", "delivery_kind", "caesarean"));
        Assert.Equal("78.1696", await ShareOfKnown("2020", "visits", "7_plus"));
        Assert.Equal("7.8908", await ShareOfKnown("2020", "birth_weight", "low"));
    }

    [SharedDataFact(BrazilWarehouse.Births)]
    public async Task Every_facility_of_every_municipality_has_the_births_that_plain_sql_counts()
    {
        var answer = await Ask(new Question
        {
            Measures = [new("live_births"), new("caesarean_live_births")],
            ByLevel = OrgLevel.County,
            ByDimensions = ["facility"],
            Time = Year("2016"),
            Totals = [TotalsLevel.Grand],
        });

        var found = answer.Rows
            .Where(row => row.Cell.Value > 0)
            .Select(row => $"{row.Measure.Code} {row.OrgUnit!.Code} {row.Dimensions[0].Code} {Text(row.Cell.Value)}");
        var expected = s_measures[..2].SelectMany(measure => Query($"""
            SELECT '{measure} ' || place || ' ' || facility || ' ' || sum({measure}) FROM births WHERE year = 2016
            GROUP BY place, facility HAVING sum({measure}) > 0
            """));
        Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
        Assert.Equal(95_313m, answer.Totals[0].Cell.Value);
    }

    [SharedDataFact(BrazilWarehouse.Births)]
    public async Task Facilities_add_up_to_municipalities_and_these_to_regions_and_the_state()
    {
        var byFacility = await Ask(new Question
        {
            Measures = [new("live_births")], ByLevel = OrgLevel.County, ByDimensions = ["facility"], Time = Year("2019"),
        });
        var byRegion = await Ask(new Question
        {
            Measures = [new("live_births")], ByLevel = OrgLevel.Prefecture, Time = Year("2019"),
        });
        using var lease = _asked.Value.Warehouse.Lease();

        var sums = byFacility.Rows
            .Where(row => row.OrgUnit!.Code != "BR-420000")
            .GroupBy(row => lease.Places[row.OrgUnit!.ParentId!.Value].Code)
            .ToDictionary(group => group.Key, group => group.Sum(row => row.Cell.Value));
        Assert.Equal(24, byRegion.Rows.Count);
        Assert.All(byRegion.Rows, row => Assert.Equal(row.Cell.Value, sums[row.OrgUnit!.Code]));
        Assert.Equal(98_032m, byFacility.Rows.Sum(row => row.Cell.Value));
    }

    [SharedDataFact(BrazilWarehouse.Births)]
    public async Task Random_questions_by_dimension_have_what_plain_sql_counts()
    {
        var random = new Random(858_307);
        for (var round = 0; round < 25; round++)
        {
            var by = s_dimensions.Where(_ => random.Next(2) == 0).ToList();
            var filtered = s_dimensions[random.Next(4)];
            var codes = Query($"SELECT DISTINCT {filtered} FROM births").Order(StringComparer.Ordinal)
                .Where(_ => random.Next(2) == 0).ToList();
            var isIn = random.Next(2) == 0 && codes.Count > 0;
            var measure = s_measures[random.Next(3)];
            var year = random.Next(2012, 2021);
            var level = random.Next(3) == 0 ? (OrgLevel?)null : OrgLevel.County;
            var answer = await Ask(new Question
            {
                Measures = [new(measure)],
                ByLevel = level,
                ByDimensions = by,
                Where = isIn ? new FactFilter { Tests = [new DimensionTest(filtered, codes)] } : null,
                Time = Year(year.ToString(CultureInfo.InvariantCulture)),
                Totals = [TotalsLevel.Grand],
            });

            var where = isIn ? $"AND {filtered} IN ({string.Join(", ", codes.Select(code => $"'{code}'"))})" : string.Empty;
            var keys = by.Prepend(level is null ? "'all'" : "place").ToList();
            var expected = Query($"""
                SELECT {string.Join(" || ' ' || ", keys)} || ' ' || sum({measure}) FROM births
                WHERE year = {year} {where} GROUP BY {string.Join(", ", keys)} HAVING sum({measure}) > 0
                """);
            var found = answer.Rows.Where(row => row.Cell.Value > 0).Select(row => string.Join(
                ' ', [level is null ? "all" : row.OrgUnit!.Code, .. row.Dimensions.Select(each => each.Code), Text(row.Cell.Value)]));
            Assert.Equal(expected.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
            Assert.Equal(
                Query($"SELECT coalesce(sum({measure}), 0)::VARCHAR FROM births WHERE year = {year} {where}")[0],
                Text(answer.Totals[0].Cell.Value));
            Assert.All(answer.Rows, row => Assert.DoesNotContain(row.Cell.Flags, flag => flag.Code == "PARTLY_DIVIDED"));
        }
    }

    private async Task<string> ShareOfKnown(string year, string dimension, string code)
    {
        var answer = await Ask(new Question
        {
            Measures = [new("live_births")],
            ByDimensions = [dimension],
            Where = new FactFilter { Tests = [new DimensionTest(dimension, NotIn: ["unknown"])] },
            Time = Year(year),
            Totals = [TotalsLevel.Grand],
        });
        var part = answer.Rows.Single(row => row.Dimensions[0].Code == code).Cell.Value;
        return Text(decimal.Round(100 * part!.Value / answer.Totals[0].Cell.Value!.Value, 4));
    }

    private Task<Answer> Ask(Question question) => _asked.Value.Analyst.AnswerAsync(question, CancellationToken.None);

    private static TimeAsk Year(string year) => new([Period.TryParse(year, out var period) ? period : throw new FormatException(year)]);

    private static string Text(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "none";

    private static List<string> Query(string sql)
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.InMemory());
        connection.Execute($"CREATE VIEW births AS {Births}'{SharedData.PathOf(BrazilWarehouse.Lines)}')");
        using var command = connection.CreateCommand(sql);
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }
}
