using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>The errors of one operation, kept in bounds; fields may fail on several threads at once.</summary>
internal sealed class ErrorCollector(int maxErrors, Action<Exception, string>? onFault)
{
    private readonly Lock _lock = new();
    private List<GraphQLError>? _errors;
    private List<IReadOnlyList<object>>? _nulledPlaces;

    public IReadOnlyList<GraphQLError> Errors => (IReadOnlyList<GraphQLError>?)_errors ?? [];

    /// <summary>Notes that a place became null through an error; nothing below it is reported any more.</summary>
    public void Add(GraphQLError error, IReadOnlyList<object> nulledPlace)
    {
        lock (_lock)
        {
            _errors ??= [];
            _nulledPlaces ??= [];
            if (_errors.Count < maxErrors && !_nulledPlaces.Exists(nulled => IsWithin(nulledPlace, nulled)))
            {
                _errors.Add(error);
                _nulledPlaces.Add(nulledPlace);
            }
        }
    }

    /// <summary>What the asker reads of an exception: all of one meant for them, nothing of any other.</summary>
    public GraphQLError Describe(Exception exception)
    {
        switch (exception)
        {
            case GraphQLErrorException known:
                return known.Error;
            case GraphQLUserException user:
                return RequestErrors.Of(user);
            default:
                var traceId = System.Diagnostics.Activity.Current?.TraceId.ToString() ?? Guid.NewGuid().ToString("n");
                onFault?.Invoke(exception, traceId);
                return RequestErrors.Internal(traceId);
        }
    }

    private static bool IsWithin(IReadOnlyList<object> place, IReadOnlyList<object> nulled) =>
        place.Count >= nulled.Count && place.Take(nulled.Count).SequenceEqual(nulled);
}
