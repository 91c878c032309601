using System.Text.Json;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Warehouse.Catalogue;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>Questions that were asked before, against a bare Kestrel endpoint that writes the same bytes.</summary>
/// <remarks>The warehouse is that of <see cref="AnalyzeBenchmark"/>; the result cache is on.</remarks>
internal static class RepeatedQuestions
{
    private const double Required = 0.80;

    internal static async Task<bool> RunAsync(TextWriter output)
    {
        var data = Directory.CreateTempSubdirectory("mch-bench-");
        try
        {
            var warehouse = data.CreateSubdirectory("warehouse").FullName;
            AnalyzeBenchmark.Build(Path.Combine(warehouse, "v000001.duckdb"), CatalogueFolder.Load(Documents.CatalogueFolder));
            await File.WriteAllTextAsync(Path.Combine(warehouse, "CURRENT"), "v000001.duckdb\n");
            await using var server = McHServer.Create(new ServerOptions
            {
                Port = 0, DataFolder = data.FullName, CatalogueFolder = Documents.CatalogueFolder,
            });
            await server.StartAsync();
            HttpComparison.WriteHead(output);
            var isHeld = true;
            foreach (var (work, input, rows) in Questions())
            {
                var query = $"query Q($i: AnalyzeInput!) {{ analyze(input: $i) {{ {rows} }} }}";
                var body = JsonSerializer.Serialize(new { query, variables = new { i = input } });
                isHeld &= await HttpComparison.CompareAsync(output, server, work, body, Required);
            }

            await server.StopAsync();
            return isHeld;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static IEnumerable<(string Work, object Input, string Rows)> Questions()
    {
        var range = new { from = "2023-01-01", to = "2024-12-31", periodType = "MONTH" };
        var months = new { range };
        const string Cell = "cell { value numerator denominator ciLow ciHigh state }";
        yield return (
            "A repeated question: 1 indicator, a year, a county",
            new
            {
                measures = new[] { new { code = "DEL_CS" } }, orgUnits = new { ids = new[] { AnalyzeBenchmark.County } },
                time = new { periods = new[] { "2024" } },
            },
            $"rows {{ nodes {{ {Cell} }} }}");
        yield return (
            "6 indicators, 24 months, a county",
            new
            {
                measures = new[] { "DEL_CS", "DEL_HOSP", "ANC5", "ANC_EARLY", "LBW", "HR_CASE" }.Select(code => new { code }),
                groupBy = new[] { new { period = "MONTH" } },
                orgUnits = new { ids = new[] { AnalyzeBenchmark.County } }, time = months,
            },
            $"rows(first: 200) {{ nodes {{ period {Cell} }} }}");
        yield return (
            "1 indicator, 24 months, 100 counties",
            new
            {
                measures = new[] { new { code = "DEL_CS" } },
                groupBy = new object[] { new { orgLevel = "COUNTY" }, new { period = "MONTH" } }, time = months,
            },
            "table(limit: 3000) { nodes { orgUnit { code } period values states } }");
    }
}
