using System.Text;
using System.Text.Json;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Models.Access;
using McHAnalytics.Tests.Etl;
using McHAnalytics.Tests.Etl.Records;
using McHAnalytics.Tests.Warehouse.Support;
using Microsoft.AspNetCore.Builder;

namespace McHAnalytics.Tests.Api.Schema;

/// <summary>A finding that somebody lets stand: over HTTP, for those who own its place, through loads that find it again.</summary>
public sealed class WaiversOverHttpTests
{
    private const string Registered = "孕产妇管理/新建册人数";
    private const string Early = "孕产妇管理/早孕建册人数";
    private const string Findings = "{ findings(where: { rule: \"DQ-L2\" }) { nodes { id measure observed waiver { by why until holds } } } }";

    [Fact]
    public async Task A_waived_finding_stays_waived_when_it_is_found_again_and_another_figure_is_not()
    {
        using var bench = await RecordRulesTests.NewBenchAsync();
        await bench.LoadAsync(Report(early: "5", born: "0", sent: "2024年4月20日").WriteTo(bench, "a.csv"));
        await using var server = await StartAsync(bench, "TOWNSHIP:990101001");
        var found = Assert.Single(await NodesAsync(server, "findings", Findings));
        Assert.Equal(JsonValueKind.Null, found.GetProperty("waiver").ValueKind);
        var id = found.GetProperty("id").GetString();

        var given = (await AskAsync(server, Waive(id!, "2026-12-31"))).GetProperty("data").GetProperty("waiveFinding");
        var standing = Assert.Single(await NodesAsync(server, "findings", Findings)).GetProperty("waiver");

        Assert.Equal("990101001001/202403/registered_before_13w", given.GetProperty("subject").GetString());
        Assert.Equal(("张三", "2026-12-31", true), (
            standing.GetProperty("by").GetString(), standing.GetProperty("until").GetString(), standing.GetProperty("holds").GetBoolean()));

        // Sent again with another cell changed: the same finding.
        await bench.LoadAsync(Report(early: "5", born: "1", sent: "2024年4月21日").WriteTo(bench, "b.csv"));
        Assert.NotEqual(
            JsonValueKind.Null, Assert.Single(await NodesAsync(server, "findings", Findings)).GetProperty("waiver").ValueKind);

        await bench.LoadAsync(Report(early: "6", born: "1", sent: "2024年4月22日").WriteTo(bench, "c.csv"));
        Assert.Equal(
            JsonValueKind.Null, Assert.Single(await NodesAsync(server, "findings", Findings)).GetProperty("waiver").ValueKind);
        var kept = Assert.Single(await NodesAsync(server, "waivers", "{ waivers { nodes { id observed } } }"));

        var taken = (await AskAsync(
            server, $"mutation {{ withdrawWaiver(id: \"{kept.GetProperty("id").GetString()}\", by: \"李四\") {{ holds withdrawnBy }} }}"))
            .GetProperty("data").GetProperty("withdrawWaiver");
        Assert.Equal(("李四", false), (taken.GetProperty("withdrawnBy").GetString(), taken.GetProperty("holds").GetBoolean()));
        Assert.Empty(await NodesAsync(server, "waivers", "{ waivers { nodes { id } } }"));
        Assert.Single(await NodesAsync(server, "waivers", "{ waivers(holding: false) { nodes { id } } }"));
    }

    [Fact]
    public async Task Only_those_who_own_the_place_let_its_findings_stand_and_not_without_an_end()
    {
        using var bench = await RecordRulesTests.NewBenchAsync();
        await bench.LoadAsync(Report(early: "5", born: "0", sent: "2024年4月20日").WriteTo(bench, "a.csv"));
        string id;
        await using (var server = await StartAsync(bench, "COUNTY:990101"))
        {
            id = Assert.Single(await NodesAsync(server, "findings", Findings)).GetProperty("id").GetString()!;
            Assert.Equal("MCH-V202", CodeOf(await AskAsync(server, Waive(id, "2099-12-31"))));
            Assert.Equal("MCH-A014", CodeOf(await AskAsync(server, Waive("999999", "2026-12-31"))));
            Assert.Equal("MCH-A015", CodeOf(await AskAsync(server, "mutation { withdrawWaiver(id: \"1\", by: \"李四\") { id } }")));
        }

        await using (var server = await StartAsync(bench, "PUBLIC"))
        {
            Assert.Equal("MCH-Q035", CodeOf(await AskAsync(server, Waive(id, "2026-12-31"))));
            Assert.Equal("MCH-A016", CodeOf(await AskAsync(server, "{ waivers { totalCount } }")));
        }
    }

    private static string Waive(string id, string until) =>
        $"mutation {{ waiveFinding(id: \"{id}\", by: \"张三\", why: \"已与登记册核对\", until: \"{until}\") {{ id subject }} }}";

    // 甲村 registered 3 pregnancies in the month, and more than that early.
    private static MonthlyReportFile Report(string early, string born, string sent) => new()
    {
        SentOn = sent,
        Cells = new Dictionary<(string Village, string Header), string>
        {
            [("甲村", Registered)] = "3",
            [("甲村", Early)] = early,
            [("甲村", "产妇数")] = born,
        },
    };

    private static string? CodeOf(JsonElement answer) =>
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

    private static async Task<List<JsonElement>> NodesAsync(WebApplication server, string field, string query) =>
        [.. (await AskAsync(server, query)).GetProperty("data").GetProperty(field).GetProperty("nodes").EnumerateArray()];

    private static async Task<WebApplication> StartAsync(LoadBench bench, string asker)
    {
        var server = McHServer.Create(new ServerOptions
        {
            Port = 0, DataFolder = bench.DataFolder, CatalogueFolder = Path.Combine(Repository.Root, "catalogue"),
            Clock = new PinnedDay("2025-11-02"), Viewer = Asker.Parse(asker)!,
        });
        await server.StartAsync();
        return server;
    }

    private static async Task<JsonElement> AskAsync(WebApplication server, string query)
    {
#pragma warning disable RS0030 // The only client that a test may have: to the server that the test itself started.
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030
        using var body = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(new Uri("/graphql", UriKind.Relative), body);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
    }
}
