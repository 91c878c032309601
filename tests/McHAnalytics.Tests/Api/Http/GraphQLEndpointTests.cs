using System.IO.Compression;
using System.Net;
using System.Text;
using McHAnalytics.Api.Http;

namespace McHAnalytics.Tests.Api.Http;

public sealed class GraphQLEndpointTests
{
    private const string ResponseJson = "application/graphql-response+json";

    [Theory]
    [InlineData("application/json", 200, "application/json")]
    [InlineData(ResponseJson, 400, ResponseJson)]
    [InlineData("text/html, */*", 200, "application/json")]
    public async Task The_form_of_the_answer_decides_the_status_of_a_refused_document(string accept, int status, string type)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(new { query = "{ nothing }" }, accept);

        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal(type, response.MediaType());
        Assert.Equal("utf-8", response.Content.Headers.ContentType?.CharSet);
        Assert.False((await response.JsonAsync()).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_partial_answer_is_an_answer()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(new { query = "{ word broken }" }, ResponseJson);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("妇幼", (await response.JsonAsync()).GetProperty("data").GetProperty("word").GetString());
    }

    [Fact]
    public async Task A_fault_inside_a_resolver_is_one_opaque_message_with_the_trace_id_that_the_operator_reads()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(new { query = "{ broken }" });
        var text = await response.Content.ReadAsStringAsync();

        var (fault, trace) = Assert.Single(route.Faults);
        Assert.Equal("disk secret at /var/secret.db", fault.Message);
        Assert.Contains(trace, text, StringComparison.Ordinal);
        Assert.Contains("INTERNAL_ERROR", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
        Assert.DoesNotContain("InvalidOperation", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_takes_too_long_is_stopped_and_told_with_a_code()
    {
        await using var route = await RouteUnderTest.StartAsync(new EndpointOptions { Timeout = TimeSpan.FromSeconds(1) });

        using var old = await route.PostAsync(new { query = "{ slow }" }, "application/json");
        using var modern = await route.PostAsync(new { query = "{ slow }" }, ResponseJson);
        using var after = await route.PostAsync(new { query = "{ word }" });

        Assert.Equal(HttpStatusCode.OK, old.StatusCode);
        Assert.Equal("MCH-H504", await old.CodeAsync());
        Assert.Equal(HttpStatusCode.GatewayTimeout, modern.StatusCode);
        Assert.True((await after.JsonAsync()).TryGetProperty("data", out _));
    }

    [Fact]
    public async Task A_fault_of_the_route_itself_is_opaque_too()
    {
        await using var route = await RouteUnderTest.StartAsync(operations: new BrokenOperations());

        using var response = await route.PostAsync(new { query = "{ word }" });
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        Assert.Equal("MCH-H500", await response.CodeAsync());
        Assert.Contains("traceId", text, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_an_operation_costs_is_reported_to_those_who_ask()
    {
        await using var route = await RouteUnderTest.StartAsync();
        var asked = new HttpRequestMessage(HttpMethod.Get, "?query=%7Bword%7D");
        asked.Headers.Add("GraphQL-Cost", "report");

        using var told = await route.SendAsync(asked);
        using var untold = await route.GetAsync("query=%7Bword%7D");

        Assert.True((await told.JsonAsync()).GetProperty("extensions").TryGetProperty("cost", out _));
        Assert.False((await untold.JsonAsync()).TryGetProperty("extensions", out _));
    }

    [Fact]
    public async Task A_schema_that_is_not_told_is_told_in_no_way()
    {
        await using var route = await RouteUnderTest.StartAsync(new EndpointOptions { TellsSchema = false, Suggests = false });

        using var asked = await route.PostAsync(new { query = "{ __schema { queryType { name } } }" }, ResponseJson);
        using var typename = await route.PostAsync(new { query = "{ __typename }" });
        using var misspelt = await route.PostAsync(new { query = "{ wrod }" });
        using var text = await route.GetAsync("sdl", "text/plain, */*");

        Assert.Equal(HttpStatusCode.BadRequest, asked.StatusCode);
        Assert.Equal("INTROSPECTION_DISABLED", await asked.CodeAsync());
        Assert.Equal("Query", (await typename.JsonAsync()).GetProperty("data").GetProperty("__typename").GetString());
        Assert.DoesNotContain("\"word\"", await misspelt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, text.StatusCode);
    }

    [Fact]
    public async Task A_schema_that_is_told_is_told_in_every_way()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var asked = await route.PostAsync(new { query = "{ __schema { queryType { name } } }" }, ResponseJson);
        using var misspelt = await route.PostAsync(new { query = "{ wrod }" });
        using var text = await route.GetAsync("sdl");

        Assert.Equal(HttpStatusCode.OK, asked.StatusCode);
        Assert.Contains("Did you mean", await misspelt.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.StartsWith("type Query {", await text.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_goes_away_stops_the_work()
    {
        await using var route = await RouteUnderTest.StartAsync();
        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => route.Http.GetAsync("?query=%7Bslow%7D", impatient.Token));

        await route.Stopped.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_mutation_is_run_by_POST_and_never_by_GET()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var byGet = await route.GetAsync("query=mutation%7Badd%7D", "application/json");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, byGet.StatusCode);
        Assert.Equal(["POST"], byGet.Content.Headers.Allow);
        Assert.Equal(0, route.Added);

        using var byPost = await route.PostAsync(new { query = "mutation { add }" });
        Assert.Equal(1, (await byPost.JsonAsync()).GetProperty("data").GetProperty("add").GetInt32());
    }

    [Theory]
    [InlineData("query=%7Bword%7D", "word", "妇幼")]
    [InlineData("query=query%20A(%24t%3AString)%7Becho(text%3A%24t)%7D%20query%20B%7Bword%7D&operationName=A"
        + "&variables=%7B%22t%22%3A%22%E4%B8%AD%22%2C%22undeclared%22%3A1%7D&extensions=%7B%7D", "echo", "中")]
    [InlineData("query=%7Bword%7D&operationName=&variables=&other=1", "word", "妇幼")]
    public async Task A_query_may_be_asked_by_GET_with_all_its_parameters(string parameters, string field, string expected)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.GetAsync(parameters);

        Assert.Equal(expected, (await response.JsonAsync()).GetProperty("data").GetProperty(field).GetString());
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Contains("Accept", response.Headers.Vary);
    }

    [Theory]
    [InlineData("")]
    [InlineData("query=%7Bword%7D&query=%7Bcount%7D")]
    [InlineData("query=%7Bword%7D&variables=%5B%5D")]
    [InlineData("query=%7Bword%7D&variables=%7B")]
    [InlineData("query=%7Bword%7D&variables=%7B%7D%7B%7D")]
    [InlineData("query=%7Bword%7D&extensions=7")]
    public async Task What_is_no_GraphQL_request_by_GET_is_refused(string parameters)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.GetAsync(parameters, "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("MCH-H400", await response.CodeAsync());
    }

    [Theory]
    [InlineData("application/x-www-form-urlencoded", "query=%7Bword%7D")]
    [InlineData("text/plain", "{\"query\":\"{word}\"}")]
    [InlineData("text/plain;application/json", "{\"query\":\"{word}\"}")]
    [InlineData("multipart/form-data; boundary=x", "--x--")]
    [InlineData("application/graphql", "{word}")]
    [InlineData("application/json; charset=utf-16", "{\"query\":\"{word}\"}")]
    [InlineData("", "{\"query\":\"{word}\"}")]
    public async Task A_POST_that_another_site_could_send_unasked_is_refused(string type, string body)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostTextAsync(body, type);

        Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        Assert.Equal("MCH-H415", await response.CodeAsync());
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    [Fact]
    public async Task OPTIONS_names_the_methods_and_allows_no_other_site()
    {
        await using var route = await RouteUnderTest.StartAsync();
        var preflight = new HttpRequestMessage(HttpMethod.Options, "");
        preflight.Headers.Add("Origin", "null");
        preflight.Headers.Add("Access-Control-Request-Method", "POST");

        using var response = await route.SendAsync(preflight);

        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Equal(["GET", "OPTIONS", "POST"], response.Content.Headers.Allow.Order());
        Assert.DoesNotContain(response.Headers, header => header.Key.StartsWith("Access-Control", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    public async Task Another_method_is_told_which_there_are(string method)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.SendAsync(new HttpRequestMessage(new HttpMethod(method), ""));

        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Equal(["GET", "OPTIONS", "POST"], response.Content.Headers.Allow.Order());
    }

    [Fact]
    public async Task An_Accept_that_takes_nothing_of_ours_is_answered_406()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(new { query = "{ word }" }, "application/xml");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Equal("MCH-H406", await response.CodeAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[{\"query\":\"{word}\"}]")]
    [InlineData("\"{word}\"")]
    [InlineData("{\"query\":")]
    [InlineData("{\"query\":\"{word}\"} {}")]
    [InlineData("{\"query\":\"{word}\",}")]
    [InlineData("{\"query\":null}")]
    [InlineData("{\"query\":\"\\ud800\"}")]
    [InlineData("{\"query\":\"{word}\",\"variables\":{\"a\":[\"\\ud800\"]}}")]
    [InlineData("{\"query\":\"{word}\",\"variables\":{\"\\udc00\":1}}")]
    [InlineData("{\"query\":\"{word}\",\"operationName\":{}}")]
    public async Task What_is_no_GraphQL_request_by_POST_is_refused(string body)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostTextAsync(body, accept: "application/json");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("MCH-H400", await response.CodeAsync());
    }

    [Fact]
    public async Task Bytes_that_are_no_UTF8_and_variables_nested_without_end_are_refused()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var latin = await route.PostBytesAsync(Encoding.Latin1.GetBytes("{\"query\":\"{ echo(text: \\\"é\\\") }\"}"));
        using var deep = await route.PostTextAsync(
            "{\"query\":\"{word}\",\"variables\":{\"a\":" + new string('[', 100_000) + new string(']', 100_000) + "}}");

        Assert.Equal(HttpStatusCode.BadRequest, latin.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, deep.StatusCode);
    }

    [Theory]
    [InlineData("\uFEFF{\"query\":\"{word}\"}", "application/json; charset=UTF-8")]
    [InlineData("{\"unknown\":[{}],\"query\":\"{count}\",\"query\":\"{word}\"}", "Application/JSON")]
    [InlineData("{\"query\":\"{word}\",\"variables\":null,\"operationName\":null,\"extensions\":null}", "application/json;charset=\"utf-8\"")]
    public async Task What_JSON_allows_is_taken(string body, string type)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostTextAsync(body, type);

        Assert.Equal("妇幼", (await response.JsonAsync()).GetProperty("data").GetProperty("word").GetString());
    }

    [Fact]
    public async Task A_body_over_the_limit_is_refused_however_it_arrives()
    {
        await using var route = await RouteUnderTest.StartAsync();
        var large = Encoding.UTF8.GetBytes(Large(256 * 1024));

        using var plain = await route.PostBytesAsync(large);
        using var packed = await route.PostBytesAsync(Gzip(large), coding: "gzip");
        var chunks = new StreamContent(new MemoryStream(large));
        chunks.Headers.ContentType = new("application/json");
        using var chunked = await route.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, "") { Content = chunks, Headers = { TransferEncodingChunked = true } });

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, plain.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, packed.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, chunked.StatusCode);
    }

    [Fact]
    public async Task A_body_just_under_the_limit_is_taken_in_pieces()
    {
        await using var route = await RouteUnderTest.StartAsync();
        var large = Encoding.UTF8.GetBytes(Large(250_000));

        using var response = await route.PostBytesAsync(large);

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task A_body_may_be_gzip_and_no_other_coding()
    {
        await using var route = await RouteUnderTest.StartAsync();
        var body = Encoding.UTF8.GetBytes("{\"query\":\"{word}\"}");

        using var gzip = await route.PostBytesAsync(Gzip(body), coding: "gzip");
        using var false_ = await route.PostBytesAsync(body, coding: "gzip");
        using var brotli = await route.PostBytesAsync(body, coding: "br");

        Assert.Equal(HttpStatusCode.OK, gzip.StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, false_.StatusCode);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, brotli.StatusCode);
        Assert.Contains("gzip", brotli.Headers.GetValues("Accept-Encoding").Single(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(20_000, "gzip", true)]
    [InlineData(20_000, "identity", false)]
    [InlineData(20_000, "gzip;q=0", false)]
    [InlineData(100, "gzip", false)]
    public async Task A_long_answer_is_sent_as_gzip_with_its_true_length(int length, string acceptEncoding, bool packed)
    {
        await using var route = await RouteUnderTest.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, $"?query=%7Blong(length%3A{length})%7D");
        request.Headers.TryAddWithoutValidation("Accept-Encoding", acceptEncoding);

        using var response = await route.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();

        Assert.Equal(packed, response.Content.Headers.ContentEncoding.Contains("gzip"));
        Assert.Equal(body.Length, response.Content.Headers.ContentLength);
        var text = Encoding.UTF8.GetString(packed ? Inflated(body) : body);
        Assert.Equal($$$"""{"data":{"long":"{{{new string('x', length)}}}"}}""", text);
    }

    [Fact]
    public async Task Many_requests_at_once_each_get_their_own_answer()
    {
        await using var route = await RouteUnderTest.StartAsync();

        await Parallel.ForAsync(0, 400, async (i, _) =>
        {
            using var response = await route.PostAsync(
                new { query = "query($t: String) { echo(text: $t) }", variables = new { t = $"text {i}" } });
            Assert.Equal($"text {i}", (await response.JsonAsync()).GetProperty("data").GetProperty("echo").GetString());
        });
    }

    private sealed class BrokenOperations : PersistedOperations
    {
        public override HttpFault? Find(in SentRequest request, out string text) => throw new IOException("secret place");

        public override void Keep(in SentRequest request)
        {
        }
    }

    private static string Large(int length) =>
        "{\"query\":\"{word}\",\"variables\":{\"a\":\"" + new string('x', length) + "\"}}";

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }

    private static byte[] Inflated(byte[] bytes)
    {
        using var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress);
        using var inflated = new MemoryStream();
        gzip.CopyTo(inflated);
        return inflated.ToArray();
    }
}
