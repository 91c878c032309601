using System.Net;
using McHAnalytics.Api.Http;

namespace McHAnalytics.Tests.Api.Http;

public sealed class EventStreamTests
{
    private const string Events = "text/event-stream";
    private const string Subscription = "subscription { words }";

    [Theory]
    [InlineData(Events)]
    [InlineData("application/graphql-response+json, application/json, text/event-stream")]
    public async Task Each_event_of_a_subscription_is_sent_when_it_comes_and_the_end_is_told(string accept)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(new { query = Subscription }, accept);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        Assert.Equal(Events, response.MediaType());

        await route.Words.Writer.WriteAsync("一");
        Assert.Equal(["event: next", "data: {\"data\":{\"words\":\"一\"}}", ""], await ReadAsync(lines, 3));
        await route.Words.Writer.WriteAsync("二");
        Assert.Equal(["event: next", "data: {\"data\":{\"words\":\"二\"}}", ""], await ReadAsync(lines, 3));
        route.Words.Writer.Complete();
        Assert.Equal(["event: complete", "data:", "", null], await ReadAsync(lines, 4));
    }

    [Fact]
    public async Task EventSource_may_subscribe_by_GET()
    {
        await using var route = await RouteUnderTest.StartAsync();
        await route.Words.Writer.WriteAsync("一");
        route.Words.Writer.Complete();

        using var response = await route.GetAsync("query=" + Uri.EscapeDataString(Subscription), Events);

        Assert.StartsWith("event: next\n", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ word }", "data: {\"data\":{\"word\":\"妇幼\"}}")]
    [InlineData("{ nothing }", "data: {\"errors\":[")]
    [InlineData("subscription { nothing }", "data: {\"errors\":[")]
    public async Task A_single_result_and_a_refused_document_are_one_event_and_the_end(string query, string data)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(new { query }, Events);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(Events, response.MediaType());
        Assert.StartsWith($"event: next\n{data}", text, StringComparison.Ordinal);
        Assert.EndsWith("\n\nevent: complete\ndata:\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_that_is_none_is_refused_by_its_status()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostTextAsync("{", accept: Events);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("application/graphql-response+json", response.MediaType());
    }

    [Fact]
    public async Task A_subscription_without_events_is_told_what_to_accept()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(new { query = Subscription }, "application/graphql-response+json");

        Assert.Equal(HttpStatusCode.NotAcceptable, response.StatusCode);
        Assert.Contains(Events, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_source_that_fails_says_so_as_its_last_event()
    {
        await using var route = await RouteUnderTest.StartAsync();
        await route.Words.Writer.WriteAsync("no");

        using var response = await route.PostAsync(new { query = Subscription }, Events);
        var text = await response.Content.ReadAsStringAsync();

        Assert.Contains("NO_WORD", text, StringComparison.Ordinal);
        Assert.EndsWith("event: complete\ndata:\n\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_subscription_outlives_the_time_of_a_request_and_there_are_only_so_many()
    {
        await using var route = await RouteUnderTest.StartAsync(
            new EndpointOptions { Timeout = TimeSpan.FromSeconds(1), MostStreams = 1 });

        using var response = await route.PostAsync(new { query = Subscription }, Events);
        using var second = await route.PostAsync(new { query = Subscription }, Events + ", application/json");
        await Task.Delay(1_500);
        await route.Words.Writer.WriteAsync("一");
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());

        Assert.Equal("event: next", Assert.Single(await ReadAsync(lines, 1)));
        Assert.Equal("MCH-H503", await second.CodeAsync());

        // Whoever goes makes room.
        response.Dispose();
        for (var i = 0; i < 100; i++)
        {
            using var third = await route.PostAsync(new { query = Subscription }, Events + ", application/json;q=0.5");
            if (third.Headers.TransferEncodingChunked == true)
            {
                return;
            }

            await Task.Delay(50);
        }

        Assert.Fail("A subscription whose client has gone was not let go.");
    }

    [Fact]
    public async Task A_server_that_stops_ends_its_streams()
    {
        var route = await RouteUnderTest.StartAsync();
        using var response = await route.PostAsync(new { query = Subscription }, Events);

        var stopping = route.StopAsync();

        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
        await route.DisposeAsync();
    }

    private static async Task<List<string?>> ReadAsync(StreamReader lines, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        var read = new List<string?>();
        for (var i = 0; i < count; i++)
        {
            read.Add(await lines.ReadLineAsync(limit.Token));
        }

        return read;
    }
}
