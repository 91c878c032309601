using System.Text;
using System.Text.Json;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Etl;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Checks;
using McHAnalytics.Tests.Etl;
using McHAnalytics.Tests.Etl.Records;
using McHAnalytics.Tests.Warehouse.Support;

namespace McHAnalytics.Tests.Api.Schema;

/// <summary>The monthly scores of reporting units, worked out by hand.</summary>
public sealed class QualityScoresOverHttpTests
{
    // Of the whole weight of 6: an error weighs 3, a warning 1, what only informs nothing.
    private const string Checks = """
        checks:
          - {code: DQ-C1, kind: missing_report, severity: warning, zh: 未报, en: Missing}
          - {code: DQ-C2, kind: late_report, severity: warning, zh: 迟报, en: Late}
          - {code: DQ-L2, kind: order_rules, severity: error, zh: 次序, en: Order}
          - {code: DQ-N1, kind: fraction, severity: warning, zh: 小数, en: Fraction}
          - {code: DQ-I2, kind: merged_place, severity: info, zh: 撤并, en: Merged}
        """;

    [Fact]
    public async Task A_month_scores_the_weighted_share_of_what_it_passed_and_a_missing_one_nothing()
    {
        using var bench = await RecordRulesTests.NewBenchAsync();
        var wrong = new MonthlyReportFile
        {
            Period = "2025年8月",
            SentOn = "2025年9月30日", // due on the 23rd
            Cells = new Dictionary<(string Village, string Header), string> { [("甲村", "血红蛋白/中重度贫血人数")] = "3" },
        }.WriteTo(bench, "8.csv");
        var good = new MonthlyReportFile { Period = "2025年7月", SentOn = "2025年8月20日" }.WriteTo(bench, "7.csv");
        var setting = bench.Setting() with { Checks = CheckReader.Read(Checks, "checks.yaml") };
        await new LoadFiles(setting).RunAsync([wrong, good], new LoadOptions(false), null, default);

        var answer = await AskAsync(bench, "TOWNSHIP:990101001", "dataQuality(under: \"990101001000\") "
            + "{ totalCount nodes { orgUnit { name } period score passed weight failed } }");
        var found = answer.GetProperty("data").GetProperty("dataQuality");

        // September's was due on 23 October and never came; October's is not due on 2 November.
        Assert.Equal(
            "测试镇 202509 0 0/2 DQ-C1; 测试镇 202508 33.3 2/6 DQ-C2 DQ-L2; 测试镇 202507 100 6/6",
            string.Join("; ", found.GetProperty("nodes").EnumerateArray().Select(Text)));
        Assert.Equal(3, found.GetProperty("totalCount").GetInt32());
        Assert.True((await AskAsync(bench, "PUBLIC", "dataQuality { totalCount }")).TryGetProperty("errors", out _));
        Assert.Equal(1, (await AskAsync(bench, "COUNTY:990101", "dataQuality(period: \"202507\") { totalCount }"))
            .GetProperty("data").GetProperty("dataQuality").GetProperty("totalCount").GetInt32());
    }

    private static string Text(JsonElement node) =>
        ($"{node.GetProperty("orgUnit").GetProperty("name")} {node.GetProperty("period")} {node.GetProperty("score").GetDecimal():0.#} "
            + $"{node.GetProperty("passed")}/{node.GetProperty("weight")} "
            + string.Join(' ', node.GetProperty("failed").EnumerateArray())).TrimEnd();

    private static async Task<JsonElement> AskAsync(LoadBench bench, string asker, string field)
    {
        await using var server = McHServer.Create(new ServerOptions
        {
            Port = 0, DataFolder = bench.DataFolder, CatalogueFolder = Path.Combine(Repository.Root, "catalogue"),
            Clock = new PinnedDay("2025-11-02"), Viewer = Asker.Parse(asker)!,
        });
        await server.StartAsync();
#pragma warning disable RS0030 // The only client that a test may have: to the server that the test itself started.
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030
        using var body = new StringContent(JsonSerializer.Serialize(new { query = $"{{ {field} }}" }), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/graphql", UriKind.Relative), body);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
