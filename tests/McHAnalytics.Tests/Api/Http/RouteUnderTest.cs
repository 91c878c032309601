using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using McHAnalytics.Api.Http;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace McHAnalytics.Tests.Api.Http;

/// <summary>The GraphQL route on a real server of this process, over a schema of a few fields.</summary>
internal sealed class RouteUnderTest : IAsyncDisposable
{
    private const string Sdl = """
        type Query { word: String! echo(text: String): String long(length: Int!): String! broken: String slow: String count: Int! }
        type Mutation { add: Int! }
        type Subscription { words: String! }
        """;

    private readonly TaskCompletionSource _stopped = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly WebApplication _app;
    private int _count;

    private RouteUnderTest(WebApplication app) => _app = app;

    /// <summary>Faults that the operator would read, with their trace ids.</summary>
    public List<(Exception Fault, string Trace)> Faults { get; } = [];

    /// <summary>What <c>Subscription.words</c> hears.</summary>
    public Channel<string> Words { get; } = Channel.CreateUnbounded<string>();

    public HttpClient Http { get; private set; } = null!;

    public int Added => _count;

    /// <summary>Done when a <c>slow</c> field was stopped.</summary>
    public Task Stopped => _stopped.Task;

    public static async Task<RouteUnderTest> StartAsync(
        EndpointOptions? options = null, PersistedOperations? operations = null, GraphQLLimits? limits = null)
    {
        options ??= new EndpointOptions();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore()
            .ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = options.LargestBody)
            .UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        var route = new RouteUnderTest(app);
        var endpoint = new GraphQLEndpoint(
            new GraphQLExecutor(Schema(), limits, (fault, trace) => route.Faults.Add((fault, trace))),
            operations ?? new AutomaticOperations(),
            new OnlyService(route),
            options with { Stopping = app.Lifetime.ApplicationStopping },
            NullLogger.Instance);
        app.Run(endpoint.HandleAsync);
        await app.StartAsync();
#pragma warning disable RS0030 // To the server that the test itself started.
        route.Http = new HttpClient { BaseAddress = new Uri(app.Urls.First() + "/graphql"), Timeout = TimeSpan.FromSeconds(20) };
#pragma warning restore RS0030
        return route;
    }

    public Task<HttpResponseMessage> GetAsync(string parameters, string? accept = null) =>
        SendAsync(new HttpRequestMessage(HttpMethod.Get, "?" + parameters), accept);

    public Task<HttpResponseMessage> PostAsync(object request, string? accept = null) =>
        PostTextAsync(JsonSerializer.Serialize(request), accept: accept);

    public Task<HttpResponseMessage> PostTextAsync(string body, string type = "application/json", string? accept = null) =>
        PostBytesAsync(Encoding.UTF8.GetBytes(body), type, accept);

    public Task<HttpResponseMessage> PostBytesAsync(
        byte[] body, string type = "application/json", string? accept = null, string? coding = null)
    {
        var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        if (coding is not null)
        {
            content.Headers.ContentEncoding.Add(coding);
        }

        return SendAsync(new HttpRequestMessage(HttpMethod.Post, "") { Content = content }, accept);
    }

    public async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, string? accept = null)
    {
        using (request)
        {
            if (accept is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept", accept);
            }

            return await Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        }
    }

    public Task StopAsync() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    private static ExecutableSchema Schema() => SchemaBinder.Create(Sdl)
        .BindResolvers(typeof(Queries), "Query")
        .BindResolvers(typeof(Mutations), "Mutation")
        .BindResolvers(typeof(Subscriptions), "Subscription")
        .Build(type => type == typeof(RouteUnderTest));

    private sealed class OnlyService(RouteUnderTest route) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(RouteUnderTest) ? route : null;
    }

    public static class Queries
    {
        public static string Word() => "妇幼";

        public static string? Echo(string? text) => text;

        public static string Long(int length) => new('x', length);

        public static int Count(RouteUnderTest route) => route._count;

        public static string Broken() => throw new InvalidOperationException("disk secret at /var/secret.db");

        public static async Task<string> SlowAsync(RouteUnderTest route, CancellationToken cancel)
        {
            using var stopped = cancel.Register(() => route._stopped.TrySetResult());
            await Task.Delay(TimeSpan.FromMinutes(1), cancel);
            return "late";
        }
    }

    public static class Mutations
    {
        public static int Add(RouteUnderTest route) => Interlocked.Increment(ref route._count);
    }

    public static class Subscriptions
    {
        public static async IAsyncEnumerable<string> Words(
            RouteUnderTest route, [EnumeratorCancellation] CancellationToken cancel)
        {
            await foreach (var word in route.Words.Reader.ReadAllAsync(cancel))
            {
                yield return word == "no" ? throw new GraphQLUserException("That is no word.", "NO_WORD") : word;
            }
        }
    }
}

/// <summary>Reads answers.</summary>
internal static class Answers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;

    public static async Task<string> CodeAsync(this HttpResponseMessage response) =>
        (await response.JsonAsync()).GetProperty("errors")[0].GetProperty("extensions").GetProperty("code").GetString()!;

    public static string? MediaType(this HttpResponseMessage response) => response.Content.Headers.ContentType?.MediaType;
}
