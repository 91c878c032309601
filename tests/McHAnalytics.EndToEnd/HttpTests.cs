using System.Net;
using System.Text;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed class HttpTests(DemoServer server)
{
    private const string Version = "{ dataVersion { id } }";

    [Fact]
    public async Task A_query_may_be_asked_by_GET()
    {
        var answer = await server.Http.GetStringAsync($"/graphql?query={Uri.EscapeDataString(Version)}");

        Assert.Contains("\"id\":\"v0", answer, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_response_media_type_decides_the_status_of_a_refused_question()
    {
        Assert.Equal(HttpStatusCode.BadRequest, await StatusAsync("{ nothing }", "application/graphql-response+json"));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync("{ nothing }", "application/json"));
    }

    [Theory]
    [InlineData("text/plain", "{\"query\":\"{ dataVersion { id } }\"}", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("application/json", "{\"query\":", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "[{\"query\":\"{ dataVersion { id } }\"}]", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"query\":7}", HttpStatusCode.BadRequest)]
    [InlineData("application/json", "{\"query\":\"{ dataVersion { id } }\",\"variables\":[]}", HttpStatusCode.BadRequest)]
    public async Task What_is_no_GraphQL_request_is_refused(string type, string body, HttpStatusCode status)
    {
        using var content = new StringContent(body, Encoding.UTF8, type);
        using var response = await server.Http.PostAsync("/graphql", content);

        Assert.Equal(status, response.StatusCode);
        Assert.Contains("errors", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_body_larger_than_the_limit_is_refused()
    {
        using var content = new StringContent(
            $"{{\"query\":\"{Version}\",\"variables\":{{\"a\":\"{new string('x', 300_000)}\"}}}}", Encoding.UTF8, "application/json");
        using var response = await server.Http.PostAsync("/graphql", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [Fact]
    public async Task Another_method_is_told_which_there_are()
    {
        using var response = await server.Http.DeleteAsync("/graphql");

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "OPTIONS", "POST"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task A_browser_that_names_no_question_gets_GraphiQL_from_this_server()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/graphql");
        request.Headers.Accept.ParseAdd("text/html, */*;q=0.8");
        using var response = await server.Http.SendAsync(request);

        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Contains("GraphiQL", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_without_a_name_may_be_asked_from_a_browsers_address_line()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(Version)}");
        request.Headers.Accept.ParseAdd("text/html, */*;q=0.8");
        using var response = await server.Http.SendAsync(request);

        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task A_foreign_host_name_that_resolves_here_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.Host = "rebound.example";

        using var response = await server.Http.SendAsync(request);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, response.StatusCode);
    }

    [Fact]
    public async Task The_schema_can_be_read_as_text()
    {
        var sdl = await server.Http.GetStringAsync("/graphql?sdl");

        Assert.Contains("type Query {", sdl, StringComparison.Ordinal);
        Assert.Contains("townshipPerformance(", sdl, StringComparison.Ordinal);
    }

    private async Task<HttpStatusCode> StatusAsync(string query, string accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql")
        {
            Content = new StringContent($"{{\"query\":\"{query}\"}}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Accept.ParseAdd(accept);
        using var response = await server.Http.SendAsync(request);
        return response.StatusCode;
    }
}
