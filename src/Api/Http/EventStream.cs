using System.Buffers;
using McHAnalytics.GraphQL.Execution;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Http;

/// <summary>Results as server-sent events: GraphQL over SSE, distinct connections mode. One request, one stream.</summary>
internal static class EventStream
{
    // A line that says nothing, so that whatever stands between does not take the connection for dead.
    private static readonly TimeSpan s_heartbeat = TimeSpan.FromSeconds(12);

    /// <summary>Sends each response as it comes, until the source ends or the asker goes.</summary>
    public static async Task SendAsync(
        HttpContext http, IAsyncEnumerable<GraphQLResponse> responses, CancellationToken cancel)
    {
        var headers = http.Response.Headers;
        headers.ContentType = $"{Negotiation.EventStream}; charset=utf-8";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        await http.Response.StartAsync(cancel);
        await http.Response.BodyWriter.FlushAsync(cancel);

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        await using var source = responses.GetAsyncEnumerator(stop.Token);
        var next = source.MoveNextAsync().AsTask();
        try
        {
            while (await ComesBeforeHeartbeatsAsync(http, next, stop.Token))
            {
                WriteNext(http.Response.BodyWriter, source.Current);
                await http.Response.BodyWriter.FlushAsync(stop.Token);
                next = source.MoveNextAsync().AsTask();
            }

            WriteComplete(http.Response.BodyWriter);
            await http.Response.BodyWriter.FlushAsync(stop.Token);
        }
        finally
        {
            // The source may be let go only when it no longer works on the next event.
            await stop.CancelAsync();
            await ((Task)next).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Writes a response as an event.</summary>
    public static void WriteNext(IBufferWriter<byte> target, GraphQLResponse response)
    {
        BeginNext(target);
        response.WriteTo(target);
        EndNext(target);
    }

    /// <summary>Begins an event; what follows is one line of JSON.</summary>
    public static void BeginNext(IBufferWriter<byte> target) => target.Write("event: next\ndata: "u8);

    /// <summary>Ends an event.</summary>
    public static void EndNext(IBufferWriter<byte> target) => target.Write("\n\n"u8);

    /// <summary>Says that there are no more events. Browsers drop an event that has no data line.</summary>
    public static void WriteComplete(IBufferWriter<byte> target) => target.Write("event: complete\ndata:\n\n"u8);

    private static async Task<bool> ComesBeforeHeartbeatsAsync(HttpContext http, Task<bool> next, CancellationToken cancel)
    {
        while (true)
        {
            try
            {
                return await next.WaitAsync(s_heartbeat, cancel);
            }
            catch (TimeoutException) when (!next.IsCompleted)
            {
                http.Response.BodyWriter.Write(":\n\n"u8);
                await http.Response.BodyWriter.FlushAsync(cancel);
            }
        }
    }
}
