using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Threading.Channels;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;

namespace McHAnalytics.Tests.GraphQL.Execution;

public sealed class SubscriptionTests
{
    private const string Sdl = """
        type Query { version: Version! }
        type Subscription { published(from: Int! = 1): Version! noted: String! }
        type Version { id: Int! name: String! broken: String }
        """;

    private readonly Channel<Version> _events = Channel.CreateUnbounded<Version>();
    private readonly List<Exception> _faults = [];

    [Fact]
    public async Task Each_event_is_answered_once_and_the_stream_ends_with_its_source()
    {
        var stream = await SubscribeAsync("subscription($from: Int!) { published(from: $from) { id name } }", """{"from":2}""");
        foreach (var id in new[] { 1, 2, 3 })
        {
            _events.Writer.TryWrite(new Version(id));
        }

        _events.Writer.Complete();

        Assert.Equal(
            [
                """{"data":{"published":{"id":2,"name":"v2"}}}""",
                """{"data":{"published":{"id":3,"name":"v3"}}}""",
            ],
            await ReadAsync(stream));
    }

    [Fact]
    public async Task A_fault_in_one_event_is_told_there_and_the_next_event_is_answered()
    {
        var stream = await SubscribeAsync("subscription { published { id broken } }");
        _events.Writer.TryWrite(new Version(1));
        _events.Writer.TryWrite(new Version(2));
        _events.Writer.Complete();

        var responses = await ReadAsync(stream);

        Assert.Equal(2, responses.Count);
        Assert.Contains(""""path":["published","broken"]"""", responses[0], StringComparison.Ordinal);
        Assert.DoesNotContain("secret", responses[0], StringComparison.Ordinal);
        Assert.Equal("""{"data":{"published":{"id":2,"broken":"whole"}}}""", responses[1]);
    }

    [Fact]
    public async Task A_source_that_fails_midway_says_so_without_its_words_and_ends()
    {
        var stream = await SubscribeAsync("subscription { noted }");

        var responses = await ReadAsync(stream);

        Assert.Equal("""{"data":{"noted":"first"}}""", responses[0]);
        Assert.Contains("INTERNAL_ERROR", responses[1], StringComparison.Ordinal);
        Assert.DoesNotContain("disk secret", responses[1], StringComparison.Ordinal);
        Assert.Equal(2, responses.Count);
        Assert.Equal("disk secret", Assert.Single(_faults).Message);
    }

    [Theory]
    [InlineData("subscription { nothing }", ErrorCodes.ValidationFailed)]
    [InlineData("subscription { published { id } noted }", ErrorCodes.ValidationFailed)]
    [InlineData("subscription { ", ErrorCodes.ParseFailed)]
    [InlineData("query { version { id } }", ErrorCodes.OperationNotAllowed)]
    [InlineData("subscription($from: Int!) { published(from: $from) { id } }", ErrorCodes.BadUserInput)]
    public async Task What_cannot_be_subscribed_to_is_refused_before_anything_runs(string query, string code)
    {
        var stream = await SubscribeAsync(query);

        Assert.Null(stream.Responses);
        Assert.Equal(code, Assert.Single(stream.Refusal!.Errors).Code);
        Assert.True(stream.Refusal.IsRequestError);
    }

    [Fact]
    public async Task A_subscription_sent_as_a_query_is_told_how_to_ask()
    {
        var response = await Executor().ExecuteAsync(new GraphQLRequest { Query = "subscription { noted }" });

        var error = Assert.Single(response.Errors);
        Assert.Equal(ErrorCodes.OperationNotAllowed, error.Code);
        Assert.Contains("text/event-stream", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Giving_up_ends_the_source()
    {
        using var stop = new CancellationTokenSource();
        var stream = await SubscribeAsync("subscription { published { id } }", cancel: stop.Token);
        _events.Writer.TryWrite(new Version(1));
        await using var responses = stream.Responses!.GetAsyncEnumerator(CancellationToken.None);
        Assert.True(await responses.MoveNextAsync());

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await responses.MoveNextAsync());
    }

    [Fact]
    public void A_field_of_the_subscription_root_must_be_bound_to_a_stream()
    {
        var fault = Assert.Throws<SchemaBindingException>(
            () => SchemaBinder.Create("type Query { a: Int } type Subscription { a: Int }")
                .BindResolvers(typeof(PlainResolvers), "Query")
                .BindResolvers(typeof(PlainResolvers), "Subscription")
                .Build());

        Assert.Contains("Subscription.a: Int32 cannot answer Int as a stream", Assert.Single(fault.Faults), StringComparison.Ordinal);
    }

    private async Task<GraphQLResponseStream> SubscribeAsync(
        string query, string? variables = null, CancellationToken cancel = default) =>
        await Executor().SubscribeAsync(
            new GraphQLRequest
            {
                Query = query,
                Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
                Items = new Dictionary<string, object?> { ["events"] = _events.Reader },
            },
            cancel);

    private GraphQLExecutor Executor() => new(
        SchemaBinder.Create(Sdl)
            .BindType<Version>()
            .BindResolvers(typeof(QueryResolvers), "Query")
            .BindResolvers(typeof(SubscriptionResolvers), "Subscription")
            .Build(),
        onFault: (fault, _) => _faults.Add(fault));

    private static async Task<List<string>> ReadAsync(GraphQLResponseStream stream)
    {
        var texts = new List<string>();
        await foreach (var response in stream.Responses!)
        {
            texts.Add(response.ToJson());
        }

        return texts;
    }

    internal sealed record Version(int Id)
    {
        public string Name => $"v{Id}";

        public string? Broken => Id == 1 ? throw new InvalidOperationException("secret") : "whole";
    }

    internal static class QueryResolvers
    {
        public static Version Version() => new(0);
    }

    internal static class SubscriptionResolvers
    {
        public static async IAsyncEnumerable<Version> PublishedAsync(
            int from, ResolverContext context, [EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var version in ((ChannelReader<Version>)context.Items["events"]!).ReadAllAsync(cancel))
            {
                if (version.Id >= from)
                {
                    yield return version;
                }
            }
        }

        public static async IAsyncEnumerable<string> Noted()
        {
            await Task.Yield();
            yield return "first";
            throw new IOException("disk secret");
        }
    }

    internal static class PlainResolvers
    {
        public static int A() => 1;
    }
}
