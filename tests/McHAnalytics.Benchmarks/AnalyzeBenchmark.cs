using System.Diagnostics;
using System.Globalization;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Native.DuckDb;
using McHAnalytics.Warehouse.Catalogue;
using McHAnalytics.Warehouse.DuckDb;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Benchmarks;

/// <summary>How long questions take at the server, from the question object to the answer object, on about 5 million facts.</summary>
/// <remarks>100 counties of 15 townships, 120 months, 28 measures: 5,040,000 facts. The result cache is off.</remarks>
internal static class AnalyzeBenchmark
{
    private const int Counties = 100;
    private const int Measures = 28;
    internal const string County = "610142000000";
    private const int Rounds = 100;

    private static readonly string[] s_six = ["DEL_CS", "DEL_HOSP", "ANC5", "ANC_EARLY", "LBW", "HR_CASE"];

    public static async Task RunAsync()
    {
        var catalogue = CatalogueFolder.Load();
        var folder = Directory.CreateTempSubdirectory("mch-analyze-");
        try
        {
            Build(Path.Combine(folder.FullName, "v000001.duckdb"), catalogue);
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "CURRENT"), "v000001.duckdb\n");
            Console.WriteLine($"{"question",-46} {"from",-14} {"rows",6} {"p50 ms",8} {"p95 ms",8} {"CPU ms",8}");
            foreach (var useRollup in new[] { true, false })
            {
                var options = new WarehouseOptions { CachedRows = 0, UseRollup = useRollup };
                using var warehouse = new PublishedWarehouse(
                    folder.FullName, new DuckDbBackend(options), options, TimeProvider.System);
                var analyst = new Analyst(warehouse, catalogue, TimeProvider.System);
                foreach (var (name, question) in Questions())
                {
                    await MeasureAsync(name, analyst, question);
                }
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Name, Question Question)> Questions()
    {
        var month = new DateRange(new DateOnly(2023, 1, 1), new DateOnly(2024, 12, 31), PeriodType.Month);
        var year = Period.Containing(PeriodType.Year, month.To);
        var all = new Question
        {
            Measures = [.. s_six.Select(code => new MeasureAsk(code))],
            Time = new TimeAsk(Range: month),
            ByPeriod = PeriodType.Month,
            OrgUnits = new OrgUnitSelection { Ids = [County] },
        };
        yield return ("6 indicators, 24 months, a county", all);
        yield return ("1 indicator, 24 months, all counties", all with
        {
            Measures = [new MeasureAsk("DEL_CS")], ByLevel = OrgLevel.County, OrgUnits = new OrgUnitSelection(),
        });
        yield return ("3 indicators, a year, all townships", all with
        {
            Measures = [.. s_six.Take(3).Select(code => new MeasureAsk(code))],
            Time = new TimeAsk([year]), ByPeriod = null, ByLevel = OrgLevel.Township, OrgUnits = new OrgUnitSelection(),
        });
        yield return ("6 indicators, 10 years, everywhere", all with
        {
            Time = new TimeAsk(Range: new DateRange(new DateOnly(2015, 1, 1), new DateOnly(2024, 12, 31), PeriodType.Year)),
            ByPeriod = PeriodType.Year, OrgUnits = new OrgUnitSelection(),
        });
    }

    private static async Task MeasureAsync(string name, Analyst analyst, Question question)
    {
        var answer = await analyst.AnswerAsync(question, Asker.LocalOwner, CancellationToken.None);
        var times = new List<double>(Rounds);
        var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        for (var round = 0; round < Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            await analyst.AnswerAsync(question, Asker.LocalOwner, CancellationToken.None);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        process.Refresh();
        var used = (process.TotalProcessorTime - cpu).TotalMilliseconds / Rounds;
        times.Sort();
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{name,-46} {answer.Plan.Rollup ?? "fact_value",-14} {answer.Rows.Count,6} {times[Rounds / 2],8:0.0} "
            + $"{times[Rounds * 95 / 100],8:0.0} {used,8:0.0}"));
    }

    internal static void Build(string file, DomainCatalogue catalogue)
    {
        using var connection = DuckDbConnection.Connect(DuckDbOptions.Loading(file));
        connection.Execute(WarehouseTables.CreateAll);
        connection.Execute("INSERT INTO publication VALUES (1, TIMESTAMP '2025-01-01 00:00:00')");
        connection.Execute("INSERT INTO meta VALUES ('version', '1'), ('published_at', '2025-01-01T00:00:00Z')");
        connection.Execute("INSERT INTO load VALUES (1, 'r', 'synthetic', '', 'synthetic', TIMESTAMP '2025-01-01', 1)");
        var codes = s_six
            .SelectMany(code => CellRecipe.For(catalogue, code).Measures)
            .Concat(["reports_expected", "reports_received", "reports_on_time"])
            .Concat(catalogue.Measures.Select(measure => measure.Code))
            .Distinct()
            .Take(Measures)
            .ToList();
        for (var measure = 0; measure < codes.Count; measure++)
        {
            connection.Execute("INSERT INTO measure VALUES ($1, $2)", measure + 1, codes[measure]);
        }

        connection.Execute($"""
            INSERT INTO area VALUES
                (1, '610000000000', 'P', NULL, 1, NULL, '/610000000000', DATE '2000-01-01', NULL, NULL, 1, NULL, NULL, NULL, NULL, NULL, NULL);
            INSERT INTO area
                SELECT 1 + c, format('6101{"{:02d}"}000000', c - 1), 'C', NULL, 3, 1, format('/610000000000/6101{"{:02d}"}000000', c - 1),
                       DATE '2000-01-01', NULL, NULL, 1, NULL, 1 + c, NULL, NULL, NULL, NULL
                FROM range(1, {Counties + 1}) t(c);
            INSERT INTO area
                SELECT 1000 + t, format('6101{"{:02d}"}1{"{:02d}"}000', t // 15, t % 15), 'T', NULL, 4, 2 + t // 15,
                       format('/610000000000/6101{"{:02d}"}000000/6101{"{:02d}"}1{"{:02d}"}000', t // 15, t // 15, t % 15),
                       DATE '2000-01-01', NULL, NULL, 1, NULL, 2 + t // 15, 1000 + t, NULL, NULL, NULL
                FROM range({Counties * 15}) t(t);
            INSERT INTO fact_value ({WarehouseTables.FactColumns})
                SELECT m, (2015 + p // 12) * 100 + p % 12 + 1, 1000 + t, 0, 5 + hash(m, p, t) % 90, 0, 0, 1, 1, 1, 1, 1, 2147483647
                FROM range(1, {Measures + 1}) x(m), range(120) y(p), range({Counties * 15}) z(t)
                ORDER BY ALL;
            INSERT INTO rollup_county ({WarehouseTables.RollupColumns})
                SELECT measure_id, month, county_id, sum(whole), 0, count(*), 0, 0, 0
                FROM fact_value JOIN area USING (area_id) GROUP BY ALL ORDER BY ALL;
            CHECKPOINT
            """);
        Console.WriteLine($"{connection.Scalar<long>("SELECT count(*) FROM fact_value"):N0} facts");
    }
}
