using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Cost;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Answers requests (specification, 6.1): read, validate, choose the operation, coerce, run.</summary>
/// <remarks>Safe to use from many threads at once.</remarks>
public sealed class GraphQLExecutor
{
    private readonly GraphQLLimits _limits;
    private readonly ParserOptions _parsing;
    private readonly Action<Exception, string>? _onFault;
    private readonly CostModel? _costs;
    private readonly DocumentCache _cache;

    /// <summary>Serves a schema.</summary>
    /// <param name="executable">What can be asked, and what answers.</param>
    /// <param name="limits">How much one request may ask; the defaults are for strangers.</param>
    /// <param name="onFault">Told of each exception that is no asker's fault, with the trace id the asker
    /// reads.</param>
    /// <exception cref="SchemaBindingException">The schema's cost directives do not fit it.</exception>
    public GraphQLExecutor(
        ExecutableSchema executable, GraphQLLimits? limits = null, Action<Exception, string>? onFault = null)
    {
        ArgumentNullException.ThrowIfNull(executable);
        Executable = executable;
        _limits = limits ?? new GraphQLLimits();
        _parsing = _limits.Parsing;
        _onFault = onFault;
        _costs = _limits.ArePricesAsked ? CostModel.Of(executable.Schema) : null;
        _cache = new DocumentCache(_limits.MaxCachedDocuments);
    }

    /// <summary>What can be asked, and what answers.</summary>
    public ExecutableSchema Executable { get; }

    /// <summary>Answers a query or a mutation.</summary>
    /// <exception cref="OperationCanceledException">The request was given up.</exception>
    public async ValueTask<GraphQLResponse> ExecuteAsync(
        GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Prepare(request, out var prepared) is { } refusal)
        {
            return refusal;
        }

        if (SourceStream.IsAskedBy(prepared))
        {
            return Refuse(GetOperation.AsksForStream(prepared.Plan.Definition));
        }

        using var clock = RequestClock.Start(_limits.Timeout, cancellationToken);
        var operation = Begin(request, prepared, clock?.Token ?? cancellationToken);
        try
        {
            var data = await new OperationExecution(operation)
                .ExecuteOperation(prepared.Plan, prepared.RootType, request.RootValue)
                .ConfigureAwait(false);
            var errors = operation.Errors.Errors;
            return clock is { IsOver: true } && errors.Count > 0
                ? Reported(request, prepared, TimedOut())
                : Reported(request, prepared, new GraphQLResponse(Told(request, errors), data, hasData: true));
        }
        catch (OperationCanceledException) when (clock is { IsOver: true })
        {
            return Reported(request, prepared, TimedOut());
        }
    }

    /// <summary>Answers a subscription, which takes part in nothing until its responses are read.</summary>
    /// <returns>A response to each event, until the source ends or the token is cancelled; or why there is none.
    /// </returns>
    /// <exception cref="OperationCanceledException">The request was given up.</exception>
    public async ValueTask<GraphQLResponseStream> SubscribeAsync(
        GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (Prepare(request, out var prepared) is { } refusal)
        {
            return new GraphQLResponseStream(refusal);
        }

        if (!SourceStream.IsAskedBy(prepared))
        {
            return new GraphQLResponseStream(Refuse(GetOperation.AsksForNoStream(prepared.Plan.Definition)));
        }

        return await new SourceStream(prepared, () => Begin(request, prepared, cancellationToken))
            .SubscribeAsync()
            .ConfigureAwait(false);
    }

    /// <summary>All that comes before running: read, validate, choose the operation, coerce the variables.</summary>
    /// <returns>Why the request is refused; or <c>null</c>.</returns>
    private GraphQLResponse? Prepare(GraphQLRequest request, out PreparedOperation prepared)
    {
        prepared = default;
        var document = Prepare(request.Query);
        if (!document.Errors.IsEmpty)
        {
            return new GraphQLResponse(Told(request, document.Errors), null, hasData: false);
        }

        if (GetOperation.Run(document, request, out var refusal) is not { } plan)
        {
            return Refuse(refusal!);
        }

        if (Executable.Schema.RootType(plan.Definition.Operation) is not { } rootType)
        {
            return new GraphQLResponse([GetOperation.NoRootType(plan.Definition)], null, hasData: true);
        }

        if (!request.AllowIntrospection && plan.Introspection(document.Fragments) is { } introspection)
        {
            return Refuse(RequestErrors.IntrospectionDisabled(introspection.Position));
        }

        if (VariableLimits.Check(plan.Definition, request.Variables, _limits) is { } tooMuch)
        {
            return Refuse(tooMuch);
        }

        var variables =
            CoerceVariableValues.Run(Executable.Schema, plan.Definition, request.Variables, out var errors);
        if (errors.Count > 0)
        {
            return new GraphQLResponse(Told(request, errors), null, hasData: false);
        }

        prepared = new PreparedOperation(document, plan, rootType, variables);
        return plan.Cost?.Check(variables, _limits.MaxCost, _limits.MaxPageSize) is { } tooDear
            ? Reported(request, prepared, Refuse(tooDear))
            : null;
    }

    private OperationContext Begin(
        GraphQLRequest request, PreparedOperation prepared, CancellationToken cancellationToken) =>
        new()
        {
            Executable = Executable,
            Fragments = prepared.Document.Fragments,
            Variables = prepared.Variables,
            Errors = new ErrorCollector(_limits.MaxErrors, _onFault),
            Services = request.Services,
            Items = request.Items!,
            CancellationToken = cancellationToken,
        };

    /// <summary>Adds to a response what the operation costs, where the asker wants to know.</summary>
    private GraphQLResponse Reported(GraphQLRequest request, PreparedOperation prepared, GraphQLResponse response)
    {
        if (request.ReportCost && prepared.Plan.Cost is { } cost)
        {
            response.Extensions["cost"] = cost.Price(prepared.Variables).ToExtension(_limits.MaxCost);
        }

        return response;
    }

    private GraphQLResponse TimedOut() => new([RequestErrors.TimedOut(_limits.Timeout)], null, hasData: true);

    /// <summary>The errors as this asker may read them.</summary>
    private static IReadOnlyList<GraphQLError> Told(GraphQLRequest request, IReadOnlyList<GraphQLError> errors) =>
        request.AllowSuggestions || errors.Count == 0
            ? errors
            : SchemaNames.Hide(
                errors, request.Query,
                request.Variables.ValueKind == JsonValueKind.Object ? request.Variables.GetRawText() : "");

    private static GraphQLResponse Refuse(GraphQLError error) => new([error], null, hasData: false);

    private PreparedDocument Prepare(string text)
    {
        if (_limits.CheckLength(text) is { } tooLong)
        {
            return new PreparedDocument(null, [tooLong]);
        }

        var key = DocumentCache.Key.Of(text);
        if (_cache.Find(key) is { } known)
        {
            return known;
        }

        var document = Read(text);
        _cache.Add(key, document);
        return document;
    }

    private void PlanCosts(PreparedDocument document)
    {
        if (_costs is null || !document.Errors.IsEmpty)
        {
            return;
        }

        foreach (var plan in document.Operations)
        {
            if (Executable.Schema.RootType(plan.Definition.Operation) is not null)
            {
                plan.Cost = CostPlanner.Plan(_costs, Executable.Schema, _limits, plan.Definition, document.Fragments);
            }
        }
    }

    private PreparedDocument Read(string text)
    {
        try
        {
            var document = Parser.Parse(text, _parsing);
            var errors = DocumentValidator.Validate(Executable.Schema, document, _limits.MaxErrors - 1);
            var prepared =
                new PreparedDocument(document, errors.IsEmpty ? DocumentLimits.Check(document, _limits) : errors);
            PlanCosts(prepared);
            return prepared;
        }
        catch (GraphQLErrorException e)
        {
            return new PreparedDocument(null, [e.Error]);
        }
    }
}
