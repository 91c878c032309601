using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Answers requests (specification, 6.1): read, validate, choose the operation, coerce, run.</summary>
/// <remarks>Safe to use from many threads at once.</remarks>
public sealed class GraphQLExecutor
{
    private readonly GraphQLLimits _limits;
    private readonly Action<Exception, string>? _onFault;
    private readonly DocumentCache _cache;

    /// <summary>Serves a schema.</summary>
    /// <param name="executable">What can be asked, and what answers.</param>
    /// <param name="limits">How much one request may ask; the defaults are for strangers.</param>
    /// <param name="onFault">Told of each exception that is no asker's fault, with the trace id the asker
    /// reads.</param>
    public GraphQLExecutor(
        ExecutableSchema executable, GraphQLLimits? limits = null, Action<Exception, string>? onFault = null)
    {
        ArgumentNullException.ThrowIfNull(executable);
        Executable = executable;
        _limits = limits ?? new GraphQLLimits();
        _onFault = onFault;
        _cache = new DocumentCache(_limits.MaxCachedDocuments);
    }

    /// <summary>What can be asked, and what answers.</summary>
    public ExecutableSchema Executable { get; }

    /// <summary>Answers one request.</summary>
    /// <exception cref="OperationCanceledException">The request was given up.</exception>
    public async ValueTask<GraphQLResponse> ExecuteAsync(
        GraphQLRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var document = Prepare(request.Query);
        if (!document.Errors.IsEmpty)
        {
            return new GraphQLResponse(document.Errors, null, hasData: false);
        }

        var (operation, refusal) = GetOperation.Run(document, request);
        if (operation is null)
        {
            return new GraphQLResponse([refusal!], null, hasData: false);
        }

        if (Executable.Schema.RootType(operation.Operation) is not { } rootType)
        {
            return new GraphQLResponse([GetOperation.NoRootType(operation)], null, hasData: true);
        }

        var errors = new List<GraphQLError>();
        var variables = CoerceVariableValues.Run(Executable.Schema, operation, request.Variables, errors);
        if (errors.Count > 0)
        {
            return new GraphQLResponse(errors, null, hasData: false);
        }

        var collector = new ErrorCollector(_limits.MaxErrors, _onFault);
        var execution = new OperationExecution(new OperationContext
        {
            Executable = Executable,
            Fragments = document.Fragments,
            Variables = variables,
            Errors = collector,
            Services = request.Services,
            Items = request.Items ?? new Dictionary<string, object?>(),
            CancellationToken = cancellationToken,
        });
        var data = await execution.ExecuteOperation(operation, rootType, request.RootValue).ConfigureAwait(false);
        return new GraphQLResponse(collector.Errors, data, hasData: true);
    }

    private PreparedDocument Prepare(string text)
    {
        if (text.Length > _limits.MaxDocumentLength)
        {
            return new PreparedDocument(null, [TooLong(_limits.MaxDocumentLength)]);
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

    private PreparedDocument Read(string text)
    {
        try
        {
            var document = Parser.Parse(
                text, new ParserOptions { MaxTokens = _limits.MaxTokens, MaxDepth = _limits.MaxRecursion });
            var errors = DocumentValidator.Validate(Executable.Schema, document, _limits.MaxErrors);
            return new PreparedDocument(document, errors.IsEmpty ? DocumentLimits.Check(document, _limits) : errors);
        }
        catch (GraphQLErrorException e)
        {
            return new PreparedDocument(null, [e.Error]);
        }
    }

    private static GraphQLError TooLong(int limit) =>
        new($"The document is longer than {limit} characters.") { Code = ErrorCodes.LimitExceeded };
}
