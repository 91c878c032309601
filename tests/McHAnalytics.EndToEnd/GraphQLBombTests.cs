using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

/// <summary>Requests made to exhaust the server are refused quickly over HTTP, and it serves on.</summary>
[Collection(DemoServerTests.Name)]
public sealed class GraphQLBombTests(DemoServer server)
{
    public static TheoryData<string, string> Bodies => new()
    {
        { "brackets", Body(Repeated("[", 100_000)) },
        { "selection sets", Body(Repeated("{a", 100_000)) },
        { "inline fragments", Body("{" + Repeated("...{", 5_000) + "__typename" + Repeated("}", 5_000) + "}") },
        { "fragments", Body("{...F0}" + string.Concat(
            Enumerable.Range(0, 4_000).Select(i => $" fragment F{i} on Query{{...F{i + 1}}}"))) },
        { "deep variables", $"{{\"query\":\"{{__typename}}\",\"variables\":{{\"v\":{Repeated("[", 100_000)}{Repeated("]", 100_000)}}}}}" },
        { "half a surrogate pair", "{\"query\":\"query($i:ID!){orgUnit(id:$i){id}}\",\"variables\":{\"i\":\"\\ud800\"}}" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task A_bomb_is_refused_quickly_and_the_server_lives(string name, string body)
    {
        var clock = Stopwatch.StartNew();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql") { Content = content };
        request.Headers.Accept.ParseAdd("application/graphql-response+json");

        using var response = await server.Http.SendAsync(request);

        var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement;
        Assert.True(response.StatusCode is HttpStatusCode.BadRequest or HttpStatusCode.RequestEntityTooLarge, $"{name}: {answer}");
        Assert.NotEmpty(answer.GetProperty("errors").EnumerateArray());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Equal("Query", (await server.DataAsync("{ __typename }")).GetProperty("__typename").GetString());
    }

    private static string Body(string query) => JsonSerializer.Serialize(new { query });

    private static string Repeated(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();
}
