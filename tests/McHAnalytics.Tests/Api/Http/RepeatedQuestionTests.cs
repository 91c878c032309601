using System.Text;
using System.Text.Json;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Models.Places;
using McHAnalytics.Tests.Warehouse.Support;

namespace McHAnalytics.Tests.Api.Http;

/// <summary>A question that is asked again, of a server whose warehouse gets a new version meanwhile.</summary>
public sealed class RepeatedQuestionTests : IDisposable
{
    private const string Births =
        "{ analyze(input: { measures: [{ code: \"live_births\" }], time: { periods: [\"202401\"] } }) "
        + "{ rows { nodes { cell { value } } } } }";

    private readonly string _data = Directory.CreateTempSubdirectory("mch-again-").FullName;

    [Fact]
    public async Task A_new_version_never_serves_an_old_answer()
    {
        using var warehouse = new TestWarehouse();
        warehouse
            .Place(1, "610528000000", "富平县", OrgLevel.County, null)
            .Load().Measure(1, "live_births").Fact(1, 202401, 1, 40).Publish();
        Directory.CreateSymbolicLink(Path.Combine(_data, "warehouse"), warehouse.Folder);
        await using var server = McHServer.Create(new ServerOptions
        {
            Port = 0, DataFolder = _data, CatalogueFolder = Path.Combine(Repository.Root, "catalogue"),
            Clock = new PinnedDay("2024-06-01"),
        });
        await server.StartAsync();
#pragma warning disable RS0030 // To the server that the test itself started.
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030

        Assert.Equal([40m, 40m, 40m], [await AskAsync(http), await AskAsync(http), await AskAsync(http)]);
        warehouse.Fact(1, 202401, 1, 2, row: 6).Publish();

        // 40 + 2.
        Assert.Equal([42m, 42m], [await AskAsync(http), await AskAsync(http)]);
    }

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private static async Task<decimal> AskAsync(HttpClient http)
    {
        using var body = new StringContent(JsonSerializer.Serialize(new { query = Births }), Encoding.UTF8, "application/json");
        using var response = await http.PostAsync("/graphql", body);
        return JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement
            .GetProperty("data").GetProperty("analyze").GetProperty("rows").GetProperty("nodes")[0]
            .GetProperty("cell").GetProperty("value").GetDecimal();
    }
}
