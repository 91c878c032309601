using System.Diagnostics;
using System.Text;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace McHAnalytics.Api.Http;

/// <summary>GraphQL over HTTP: one route, from the request's headers to the answer's last byte.</summary>
/// <remarks>
/// Method, form of the answer, request, document, execution, answer: one step after the other in <see cref="AnswerAsync"/>, each
/// in the file of its name. Other sites get nothing: no CORS header is ever sent, a POST that a page of another site could send
/// unasked (form, plain text, multipart) is refused, and a GET only reads.
/// </remarks>
internal sealed class GraphQLEndpoint(
    GraphQLExecutor executor,
    PersistedOperations operations,
    IServiceProvider services,
    EndpointOptions options,
    ILogger log) : IDisposable
{
    private const string CostHeader = "GraphQL-Cost";

    private readonly AnswerTurns _turns = new();
    private readonly KeptAnswers _kept = new(options.MostKeptBytes);

    // A request that names none of these fields, nor a document by its hash, asks for nothing that is kept.
    private readonly byte[][] _words = [.. options.ServedFields.Append("sha256Hash").Select(Encoding.UTF8.GetBytes)];
    private readonly Lazy<string> _sdl = new(() => SchemaPrinter.Print(executor.Executable.Schema));
    private int _streams;

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            using var deadline = RequestDeadline.Begin(http, options.Timeout);
            await AnswerAsync(http, deadline);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone: there is nobody to tell.
        }
        catch (Exception fault) when (!http.Response.HasStarted)
        {
            var traceId = Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("n");
            log.LogError(fault, "A request could not be answered. Trace {Trace}", traceId);
            http.Response.Clear();
            await ResponseSender.SendAsync(http, AnswerType.ResponseJson, HttpFaults.Internal(traceId));
        }
    }

    public void Dispose() => _turns.Dispose();

    private async Task AnswerAsync(HttpContext http, RequestDeadline deadline)
    {
        var isGet = HttpMethods.IsGet(http.Request.Method);
        if (!isGet && !HttpMethods.IsPost(http.Request.Method))
        {
            await AnswerOtherMethodAsync(http);
            return;
        }

        if (isGet && await TryAnswerPageAsync(http))
        {
            return;
        }

        if (Negotiation.Choose(http.Request.Headers.Accept, pageOffered: false) is not { } type)
        {
            await ResponseSender.SendAsync(http, AnswerType.Json, HttpFaults.NotAcceptable());
            return;
        }

        if (!TryFindAsker(http, out var asker, out var stranger))
        {
            await ResponseSender.SendAsync(http, type, stranger);
            return;
        }

        var isCostAsked = http.Request.Headers[CostHeader] == "report";
        var lookup = new KeptLookup(isCostAsked ? null : _kept, options.Served, _words, asker.Scope, type);
        var read = isGet
            ? RequestReader.ReadGet(http.Request, lookup)
            : await RequestReader.ReadPostAsync(http, options.LargestBody, deadline, lookup);
        if (read.Keeping.Answer is { } kept)
        {
            await ResponseSender.SendAsync(http, type, kept);
            return;
        }

        var sent = read.Request;
        var text = "";
        if ((read.Fault ?? operations.Find(sent, out text)) is { } fault)
        {
            await ResponseSender.SendAsync(http, type, fault);
            return;
        }

        var request = new GraphQLRequest
        {
            Query = text,
            OperationName = sent.OperationName,
            Variables = sent.Variables,
            Services = options.Askers.ServicesFor(asker, services),
            RequireQuery = isGet,
            AllowIntrospection = options.TellsSchema,
            AllowSuggestions = options.Suggests,
            ReportCost = isCostAsked,
        };
        if (Negotiation.TakesEvents(http.Request.Headers.Accept) && await TryStreamAsync(http, type, request))
        {
            return;
        }

        await ExecuteAsync(http, type, request, sent, read.Keeping, deadline.Token);
    }

    private bool TryFindAsker(HttpContext http, out Asker asker, out HttpFault fault)
    {
        (asker, fault) = (Asker.LocalOwner, null!);
        try
        {
            asker = options.Askers.Of(http);
            return true;
        }
        catch (QuestionException refusal)
        {
            fault = HttpFaults.AskerRefused(refusal);
            return false;
        }
    }

    private async Task ExecuteAsync(
        HttpContext http, AnswerType type, GraphQLRequest request, SentRequest sent, Keeping keeping, CancellationToken cancel)
    {
        Task sending;
        try
        {
            sending = await TakeTurnAsync(http, type, request, sent, keeping, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            await ResponseSender.SendAsync(http, type, HttpFaults.TimedOut(options.Timeout));
            return;
        }

        await sending;
    }

    // A turn ends with the written answer: how fast it is read is the reader's affair.
    private async ValueTask<Task> TakeTurnAsync(
        HttpContext http, AnswerType type, GraphQLRequest request, SentRequest sent, Keeping keeping, CancellationToken cancel)
    {
        await _turns.EnterAsync(cancel);
        try
        {
            var response = await executor.ExecuteAsync(request, cancel);
            if (response.HasData)
            {
                operations.Keep(sent);
            }

            return ResponseSender.SendAsync(http, type, response, MayKeep(response, request, keeping) ? Keep(keeping) : null);
        }
        finally
        {
            _turns.Leave();
        }
    }

    // Whole answers only, made of nothing but what is served; none that tells whether it was kept.
    private bool MayKeep(GraphQLResponse response, GraphQLRequest request, Keeping keeping) =>
        keeping.Tag is not null
        && response is { HasData: true, Errors: [] }
        && response.FieldNames.All(options.ServedFields.Contains)
        && !request.Query.Contains("cached", StringComparison.Ordinal);

    // What was published meanwhile may have answered already: such an answer is kept under no name.
    private Action<int, ReadOnlyMemory<byte>> Keep(Keeping keeping) => (status, body) =>
    {
        if (options.Served() == keeping.Tag)
        {
            _kept.Keep(keeping.Tag!, keeping.Key, status, body);
        }
    };

    // A subscription reads only, so that EventSource may ask for it by GET. It lasts until the asker goes or the server stops.
    private async Task<bool> TryStreamAsync(HttpContext http, AnswerType type, GraphQLRequest request)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, options.Stopping);
        var stream = await executor.SubscribeAsync(request with { RequireQuery = false }, stop.Token);
        if (stream.Responses is not { } responses)
        {
            if (stream.Refusal is { Errors: [{ Code: ErrorCodes.OperationNotAllowed }, ..] })
            {
                return false; // a query or a mutation
            }

            await ResponseSender.SendAsync(http, type, stream.Refusal!, keep: null);
            return true;
        }

        if (Interlocked.Increment(ref _streams) > options.MostStreams)
        {
            Interlocked.Decrement(ref _streams);
            await ResponseSender.SendAsync(http, type, HttpFaults.TooManyStreams(options.MostStreams));
            return true;
        }

        try
        {
            await EventStream.SendAsync(http, responses, stop.Token);
        }
        catch (Exception) when (options.Stopping.IsCancellationRequested)
        {
            // The server stops: the client sees the end of the stream, and asks again of the next one.
        }
        finally
        {
            Interlocked.Decrement(ref _streams);
        }

        return true;
    }

    private static Task AnswerOtherMethodAsync(HttpContext http)
    {
        if (!HttpMethods.IsOptions(http.Request.Method))
        {
            return ResponseSender.SendAsync(http, AnswerType.Json, HttpFaults.MethodUnknown());
        }

        http.Response.StatusCode = StatusCodes.Status204NoContent;
        http.Response.Headers.Allow = HttpFaults.Methods;
        return Task.CompletedTask;
    }

    // What the same address shows to people: the schema as text, and GraphiQL to a browser that names no question.
    private async Task<bool> TryAnswerPageAsync(HttpContext http)
    {
        var query = http.Request.Query;
        if (options.TellsSchema && query.ContainsKey("sdl"))
        {
            http.Response.ContentType = "text/plain; charset=utf-8";
            http.Response.Headers.XContentTypeOptions = "nosniff";
            await http.Response.WriteAsync(_sdl.Value, http.RequestAborted);
            return true;
        }

        return options.GraphiQL is { } page
            && !query.ContainsKey("query") && !query.ContainsKey("extensions")
            && Negotiation.Choose(http.Request.Headers.Accept, pageOffered: true) == AnswerType.Page
            && await page(http);
    }
}
