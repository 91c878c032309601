using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed class SubscriptionTests(DemoServer server)
{
    [Fact]
    public async Task Who_listens_hears_of_a_version_that_another_process_publishes()
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        var before = (await server.DataAsync("{ dataVersion { id } }")).GetProperty("dataVersion").GetProperty("id").GetString()!;
        using var request = new HttpRequestMessage(
            HttpMethod.Get, "/graphql?query=" + Uri.EscapeDataString("subscription { dataVersionPublished { id etag } }"));
        request.Headers.Accept.ParseAdd("text/event-stream");
        using var response = await server.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync(limit.Token));

        var (exit, output) = await MchProcess.RunAsync(TimeSpan.FromMinutes(2), "publish", "--data", server.DataFolder);
        Assert.True(exit == 0, output);
        var told = await NextAsync(lines, limit.Token);

        var now = (await server.DataAsync("{ dataVersion { id etag } }")).GetProperty("dataVersion");
        Assert.NotEqual(before, told.GetProperty("id").GetString());
        Assert.True(JsonElement.DeepEquals(now, told), $"{told} was told, {now} is published");
    }

    private static async Task<JsonElement> NextAsync(StreamReader lines, CancellationToken cancel)
    {
        while (await lines.ReadLineAsync(cancel) is { } line)
        {
            if (line.StartsWith("data: ", StringComparison.Ordinal))
            {
                return JsonDocument.Parse(line["data: ".Length..]).RootElement.GetProperty("data").GetProperty("dataVersionPublished");
            }
        }

        throw new EndOfStreamException("The stream ended without an event.");
    }
}
