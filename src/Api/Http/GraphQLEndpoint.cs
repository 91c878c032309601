using System.Diagnostics;
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
    ILogger log)
{
    private const string CostHeader = "GraphQL-Cost";

    private readonly Lazy<string> _sdl = new(() => SchemaPrinter.Print(executor.Executable.Schema));
    private int _streams;

    public async Task HandleAsync(HttpContext http)
    {
        try
        {
            using var deadline = RequestDeadline.Begin(http, options.Timeout);
            await AnswerAsync(http, deadline.Token);
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

    private async Task AnswerAsync(HttpContext http, CancellationToken cancel)
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

        var read = isGet
            ? RequestReader.ReadGet(http.Request.Query)
            : await RequestReader.ReadPostAsync(http, options.LargestBody, cancel);
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
            ReportCost = http.Request.Headers[CostHeader] == "report",
        };
        if (Negotiation.TakesEvents(http.Request.Headers.Accept) && await TryStreamAsync(http, type, request))
        {
            return;
        }

        await ExecuteAsync(http, type, request, sent, cancel);
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
        HttpContext http, AnswerType type, GraphQLRequest request, SentRequest sent, CancellationToken cancel)
    {
        GraphQLResponse response;
        try
        {
            response = await executor.ExecuteAsync(request, cancel);
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested && !http.RequestAborted.IsCancellationRequested)
        {
            await ResponseSender.SendAsync(http, type, HttpFaults.TimedOut(options.Timeout));
            return;
        }

        if (response.HasData)
        {
            operations.Keep(sent);
        }

        await ResponseSender.SendAsync(http, type, response);
    }

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

            await ResponseSender.SendAsync(http, type, stream.Refusal!);
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
