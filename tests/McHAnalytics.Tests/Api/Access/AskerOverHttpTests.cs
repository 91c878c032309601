using System.Net;
using System.Text;
using System.Text.Json;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Places;
using McHAnalytics.Tests.Warehouse.Support;
using McHAnalytics.Warehouse.Catalogue;
using Microsoft.AspNetCore.Builder;

namespace McHAnalytics.Tests.Api.Access;

/// <summary>Who asks, from the command line's viewer and the development header to the figures and their feeds.</summary>
public sealed class AskerOverHttpTests : IAsyncLifetime
{
    private const string Births =
        "{ analyze(input: { measures: [{ code: \"live_births\" }], groupBy: [{ orgLevel: TOWNSHIP }], "
        + "time: { periods: [\"202401\"] } }) { rows { nodes { orgUnit { code } cell { value state } } } plan { cached } } }";

    private readonly TestWarehouse _warehouse = new();
    private readonly string _data = Directory.CreateTempSubdirectory("mch-asker-").FullName;

    public Task InitializeAsync()
    {
        _warehouse
            .Place(1, "610528000000", "富平县", OrgLevel.County, null)
            .Place(2, "610528100000", "庄里镇", OrgLevel.Township, 1)
            .Place(3, "610528101000", "留古镇", OrgLevel.Township, 1)
            .Place(4, "610528102000", "王寮镇", OrgLevel.Township, 1)
            .Load().Measure(1, "live_births")
            .Fact(1, 202401, 2, 4).Fact(1, 202401, 3, 40).Fact(1, 202401, 4, 50)
            .Publish()
            .Withhold(SuppressionRules.Of(CatalogueFolder.Load(Path.Combine(Repository.Root, "catalogue")), []));
        Directory.CreateDirectory(Path.Combine(_data, "warehouse"));
        foreach (var file in Directory.EnumerateFiles(_warehouse.Folder))
        {
            File.Copy(file, Path.Combine(_data, "warehouse", Path.GetFileName(file)));
        }

        return Task.CompletedTask;
    }

    public Task DisposeAsync()
    {
        _warehouse.Dispose();
        Directory.Delete(_data, recursive: true);
        return Task.CompletedTask;
    }

    [Fact]
    public async Task The_header_names_the_asker_where_the_server_allows_it()
    {
        await using var server = await StartAsync(Asker.LocalOwner, allowHeader: true);
        using var http = Client(server);

        // 4 is small; 40, the smaller of the others, is withheld with it, for the county's 94 less 90 would be 4.
        Assert.Equal(["4 OK", "40 OK", "50 OK"], await CellsAsync(http, null));
        Assert.Equal(["- SUPPRESSED", "- SUPPRESSED", "50 OK"], await CellsAsync(http, "PUBLIC"));
        Assert.Equal(["- SUPPRESSED", "- SUPPRESSED", "50 OK"], await CellsAsync(http, "NATIONAL"));
        Assert.Equal(["40 OK"], await CellsAsync(http, "TOWNSHIP:610528101"));
        Assert.Equal(["4 OK", "40 OK", "50 OK"], await CellsAsync(http, "COUNTY:610528"));
        Assert.Equal(["4 OK", "40 OK", "50 OK"], await CellsAsync(http, null));
    }

    [Fact]
    public async Task The_header_is_refused_where_the_server_does_not_allow_it_and_nonsense_everywhere()
    {
        await using var closed = await StartAsync(Asker.LocalOwner, allowHeader: false);
        await using var open = await StartAsync(Asker.LocalOwner, allowHeader: true);
        using var refusing = Client(closed);
        using var allowing = Client(open);

        Assert.Equal((HttpStatusCode.Forbidden, "MCH-Q038"), await RefusalAsync(refusing, "LOCAL_OWNER"));
        Assert.Equal((HttpStatusCode.BadRequest, "MCH-Q039"), await RefusalAsync(allowing, "KING"));
        Assert.Equal((HttpStatusCode.BadRequest, "MCH-Q039"), await RefusalAsync(allowing, "COUNTY"));
        Assert.Equal((HttpStatusCode.BadRequest, "MCH-Q039"), await RefusalAsync(allowing, "PUBLIC:61"));
    }

    [Fact]
    public async Task The_viewer_and_what_is_for_owners_follow_the_server_s_own_role()
    {
        await using var server = await StartAsync(Asker.Parse("NATIONAL")!, allowHeader: false);
        using var http = Client(server);

        var viewer = (await AskAsync(http, "{ viewer { role places { code } dataClasses costLimit pageSizeLimit } }", null))
            .GetProperty("data").GetProperty("viewer");

        Assert.Equal("NATIONAL", viewer.GetProperty("role").GetString());
        Assert.Equal("610528000000", viewer.GetProperty("places")[0].GetProperty("code").GetString());
        Assert.Equal(["AGGREGATE", "SENSITIVE"], viewer.GetProperty("dataClasses").EnumerateArray().Select(each => each.GetString()));
        Assert.Equal("MCH-Q035", await CodeAsync(http, "{ findings { totalCount } }"));
        Assert.Equal("MCH-Q035", await CodeAsync(http, "{ loadRuns { totalCount } }"));
        Assert.Equal("MCH-Q035", await CodeAsync(http, "{ rejectedRows { totalCount } }"));
        Assert.Equal("MCH-Q036", await CodeAsync(http, "{ pregnancyRisks { totalCount } }"));
        var lineage = Births.Replace("rows {", "rows(first: 1) {", StringComparison.Ordinal)
            .Replace("value state", "lineage(first: 1) { totalCount }", StringComparison.Ordinal);
        Assert.Equal("MCH-Q035", await CodeAsync(http, lineage));
    }

    [Fact]
    public async Task A_feed_tells_its_askers_apart()
    {
        await using var server = await StartAsync(Asker.LocalOwner, allowHeader: true);
        using var http = Client(server);
        const string Address = "/feeds/series.csv?indicator=live_births&level=TOWNSHIP&from=2024-01-01&to=2024-01-31";

        using var owner = await SendAsync(http, Address, null, null);
        using var everybody = await SendAsync(http, Address, "PUBLIC", null);
        using var kept = await SendAsync(http, Address, "PUBLIC", owner.Headers.ETag!.Tag);

        Assert.DoesNotContain("SUPPRESSED", await owner.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("SUPPRESSED", await everybody.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEqual(owner.Headers.ETag, everybody.Headers.ETag);
        Assert.Equal(HttpStatusCode.OK, kept.StatusCode);
    }

    private async Task<WebApplication> StartAsync(Asker viewer, bool allowHeader)
    {
        var server = McHServer.Create(new ServerOptions
        {
            Port = 0, DataFolder = _data, CatalogueFolder = Path.Combine(Repository.Root, "catalogue"),
            Clock = new PinnedDay("2024-06-01"), Viewer = viewer, AllowAsHeader = allowHeader,
        });
        await server.StartAsync();
        return server;
    }

#pragma warning disable RS0030 // The only client that a test may have: to the server that the test itself started.
    private static HttpClient Client(WebApplication server) =>
        new() { BaseAddress = new Uri(server.Urls.First()), Timeout = TimeSpan.FromSeconds(60) };
#pragma warning restore RS0030

    private static async Task<HttpResponseMessage> SendAsync(HttpClient http, string address, string? asker, string? tag)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (asker is not null)
        {
            request.Headers.Add("X-MCH-As", asker);
        }

        if (tag is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        }

        return await http.SendAsync(request);
    }

    private static async Task<(HttpStatusCode Status, JsonElement Body)> PostAsync(HttpClient http, string query, string? asker)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { query }), Encoding.UTF8, "application/json"),
        };
        if (asker is not null)
        {
            request.Headers.Add("X-MCH-As", asker);
        }

        using var response = await http.SendAsync(request);
        return (response.StatusCode, JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement);
    }

    private static async Task<JsonElement> AskAsync(HttpClient http, string query, string? asker) =>
        (await PostAsync(http, query, asker)).Body;

    private static async Task<List<string>> CellsAsync(HttpClient http, string? asker)
    {
        var body = await AskAsync(http, Births, asker);
        Assert.False(body.TryGetProperty("errors", out var errors), errors.ToString());
        return
        [
            .. body.GetProperty("data").GetProperty("analyze").GetProperty("rows").GetProperty("nodes").EnumerateArray()
                .Select(row => row.GetProperty("cell"))
                .Select(cell => cell.GetProperty("value") is { ValueKind: JsonValueKind.Number } value
                    ? $"{value.GetDecimal():0} {cell.GetProperty("state")}"
                    : $"- {cell.GetProperty("state")}"),
        ];
    }

    private static async Task<(HttpStatusCode Status, string? Code)> RefusalAsync(HttpClient http, string asker)
    {
        var (status, body) = await PostAsync(http, "{ today }", asker);
        return (status, CodeOf(body));
    }

    private static async Task<string?> CodeAsync(HttpClient http, string query) => CodeOf(await AskAsync(http, query, null));

    private static string? CodeOf(JsonElement body) =>
        body.GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString();
}
