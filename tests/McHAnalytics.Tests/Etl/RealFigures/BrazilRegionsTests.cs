using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Places;

namespace McHAnalytics.Tests.Etl.RealFigures;

/// <summary>Births of Santa Catarina from the state down to 24 health regions and 295 municipalities, each held to the raw file.</summary>
public sealed class BrazilRegionsTests
{
    private const string Births = "data/brazil_sc_births/sinasc_sc_2012_2020.csv.gz";
    private const string Regions = "data/brazil_sc_births/sc_health_regions.csv";

    private static readonly string[] s_codes = ["live_births", "caesarean_live_births", "low_birth_weight"];

    [SharedDataFact(Births)]
    public async Task The_regions_and_municipalities_have_the_births_of_the_file_and_sum_to_the_state()
    {
        using var bench = new LoadBench();
        await bench.ImportAsync(new PlaceSources { PlaceFiles = [BrazilWarehouse.WritePlaces(bench)] });
        await bench.LoadAsync(SharedData.PathOf(Births));

        var state = await bench.AnswerAsync(By(null));
        var regions = await bench.AnswerAsync(By(OrgLevel.Prefecture));
        var municipalities = await bench.AnswerAsync(By(OrgLevel.County));

        Assert.Equal([88_772m, 97_916m], Values(state, "live_births"));
        Assert.Equal(24, regions.Rows.Select(row => row.OrgUnit!.Code).Distinct().Count());
        Assert.Equal(295, municipalities.Rows.Select(row => row.OrgUnit!.Code).Where(code => code != "BR-420000").Distinct().Count());

        foreach (var (measure, condition) in s_codes.Zip([
            "true", "cat_parto = 'Cesariana'", "cat_peso IN ('Baixo', 'Muito baixo', 'Extremamente baixo')"]))
        {
            Assert.Equal(Raw("name", condition), Answered(regions, measure, unit => unit.Name));
            Assert.Equal(Raw("b.codmunres", condition), Answered(municipalities, measure, unit => unit.Code["BR-".Length..]));

            // Births of the unknown municipality are the state's, and of no region.
            Assert.Equal(
                Values(state, measure).Select(value => value!.Value),
                new[] { 2012, 2020 }.Select(year => municipalities.Rows
                    .Where(row => row.Measure.Code == measure && row.Period!.Value.Id == $"{year}")
                    .Sum(row => row.Cell.Value ?? 0)));
        }
    }

    private static Question By(OrgLevel? level) => new()
    {
        Measures = [.. s_codes.Select(code => new MeasureAsk(code))],
        ByLevel = level,
        ByPeriod = PeriodType.Year,
        Time = new TimeAsk([Period.Containing(PeriodType.Year, new DateOnly(2012, 1, 1)), Period.Containing(PeriodType.Year, new DateOnly(2020, 1, 1))]),
        OrgUnits = new OrgUnitSelection { Under = ["BR-42"] },
    };

    private static IEnumerable<decimal?> Values(Answer answer, string measure) =>
        answer.Rows.Where(row => row.Measure.Code == measure).Select(row => row.Cell.Value);

    private static SortedDictionary<string, decimal> Answered(Answer answer, string measure, Func<OrgUnit, string> key) => new(
        answer.Rows
            .Where(row => row.Measure.Code == measure && row.Cell.Value > 0)
            .ToDictionary(row => $"{key(row.OrgUnit!)} {row.Period!.Value.Id}", row => row.Cell.Value!.Value),
        StringComparer.Ordinal);

    // Plain SQL on the two files, without anything of ours.
    private static SortedDictionary<string, decimal> Raw(string key, string condition)
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Loading(DuckDbOptions.MemoryPath));
        using var command = connection.CreateCommand($"""
            SELECT {key} || ' ' || b.ano, count(*)
            FROM read_csv('{SharedData.PathOf(Births)}', header = true, all_varchar = true) b
            LEFT JOIN (SELECT cod6 AS code, reg_saude AS name
                       FROM read_csv('{SharedData.PathOf(Regions)}', header = true, all_varchar = true)) r ON r.code = b.codmunres
            WHERE b.ano IN ('2012', '2020') AND {condition} AND {key} IS NOT NULL
            GROUP BY 1
            """);
        using var reader = command.ExecuteReader();
        var sums = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        while (reader.Read())
        {
            sums.Add(reader.GetString(0), reader.GetInt64(1));
        }

        return sums;
    }
}
