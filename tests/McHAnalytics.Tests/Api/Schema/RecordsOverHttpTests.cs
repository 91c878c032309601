using System.Text;
using System.Text.Json;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Models.Access;
using McHAnalytics.Tests.Etl;
using McHAnalytics.Tests.Etl.Records;
using McHAnalytics.Tests.Warehouse.Support;

namespace McHAnalytics.Tests.Api.Schema;

/// <summary>Single records of registers over HTTP: whole for those who own them, and for nobody else.</summary>
public sealed class RecordsOverHttpTests
{
    private const string Head = "个案编号,类别,姓名,户籍地(村),出生或分娩日期,死亡日期,报告日期,孕周或日龄,死亡地点,死因ICD-10,评审日期,可避免性";
    private const string Ask = "records(form: \"death_report\") { totalCount nodes { orgUnit { name } occurredOn pseudonym fields { name value } } }";

    [Fact]
    public async Task A_death_report_is_read_by_its_owners_and_by_nobody_else()
    {
        using var bench = await RecordRulesTests.NewBenchAsync();
        Assert.Equal(0, (await AskAsync(bench, "COUNTY:990101", Ask)).GetProperty("data").GetProperty("records").GetProperty("totalCount").GetInt32());
        await RecordRulesTests.LoadAsync(bench, "d.csv", "死亡个案报告", Head, [
            "SW1,孕产妇,王小花,测试镇/甲村,2024-03-01,2024-03-02,2024-03-04,38,医院,O72.1,2024-04-01,可避免",
            "SW2,新生儿,王小花之子,测试镇/乙村,2024-05-01,2024-05-02,2024-05-04,1,家中,P21.0,,",
        ]);

        var found = (await AskAsync(bench, "TOWNSHIP:990101001", Ask)).GetProperty("data").GetProperty("records");

        // The newest first; nothing of a blank cell, and nothing that names a person.
        Assert.Equal(2, found.GetProperty("totalCount").GetInt32());
        var (newborn, mother) = (found.GetProperty("nodes")[0], found.GetProperty("nodes")[1]);
        Assert.Equal("乙村", newborn.GetProperty("orgUnit").GetProperty("name").GetString());
        Assert.Equal(
            "avoidability=avoidable born_on=2024-03-01 cause=O72.1 died_on=2024-03-02 kind=maternal place_of_death=facility "
                + "reported_on=2024-03-04 reviewed_on=2024-04-01 weeks_or_days=38",
            string.Join(' ', mother.GetProperty("fields").EnumerateArray().Select(each => $"{each.GetProperty("name")}={each.GetProperty("value")}")));
        Assert.DoesNotContain("王", found.GetRawText(), StringComparison.Ordinal);
        foreach (var other in (string[])["NATIONAL", "PUBLIC"])
        {
            Assert.Equal("MCH-Q036", CodeOf(await AskAsync(bench, other, Ask)));
        }

        Assert.Equal("MCH-Q003", CodeOf(await AskAsync(
            bench, "COUNTY:990101", "records(form: \"death_report\", under: \"770000\") { totalCount }")));
        Assert.Equal(1, (await AskAsync(
            bench, "COUNTY:990101", "records(form: \"death_report\", under: \"990101001001\", from: \"2024-03-01\", to: \"2024-03-31\") { totalCount }"))
            .GetProperty("data").GetProperty("records").GetProperty("totalCount").GetInt32());
    }

    private static string? CodeOf(JsonElement answer) =>
        answer.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();

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
