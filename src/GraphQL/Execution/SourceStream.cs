using System.Runtime.CompilerServices;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Runs a subscription (specification, 6.2.3): its events one by one, the operation once for each.</summary>
/// <param name="prepared">What is subscribed to.</param>
/// <param name="begin">Begins a run of the operation, with errors and batches of its own.</param>
internal sealed class SourceStream(PreparedOperation prepared, Func<OperationContext> begin)
{
    /// <summary>Whether the operation's root fields are answered by streams.</summary>
    public static bool IsAskedBy(PreparedOperation prepared) =>
        prepared.Plan.Definition.Operation == OperationKind.Subscription
        && prepared.RootType.Fields.Any(field => field.StreamResolver is not null);

    public async ValueTask<GraphQLResponseStream> SubscribeAsync()
    {
        var operation = begin();
        try
        {
            var (events, fault) = await CreateSourceEventStream(operation).ConfigureAwait(false);
            return fault is null
                ? new GraphQLResponseStream(MapSourceToResponseEvent(events!, operation.CancellationToken))
                : new GraphQLResponseStream(new GraphQLResponse([fault], null, hasData: false));
        }
        catch (GraphQLErrorException e)
        {
            return new GraphQLResponseStream(new GraphQLResponse([e.Error], null, hasData: false));
        }
    }

    /// <summary>Asks the one root field for its events (6.2.3.1).</summary>
    private async ValueTask<(IAsyncEnumerable<object?>? Events, GraphQLError? Fault)> CreateSourceEventStream(
        OperationContext operation)
    {
        if (prepared.Plan.RootFields(operation, prepared.RootType) is not [var field])
        {
            return (null, NotOneField(prepared.Plan.Definition));
        }

        if (field.Definition.StreamResolver is not { } resolve)
        {
            return (null, NoStream(field));
        }

        if (field.Arguments(operation).Fault is { } fault)
        {
            return (null, At(field, fault));
        }

        try
        {
            return (await resolve(new ResolverContext(null, field, operation, null)).ConfigureAwait(false), null);
        }
#pragma warning disable CA1031 // Whatever a resolver throws is why there is no stream.
        catch (Exception e) when (!operation.CancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (null, At(field, operation.Errors.Describe(e)));
        }
    }

    /// <summary>Runs the operation for each event (6.2.3.2, 6.2.3.3).</summary>
    private async IAsyncEnumerable<GraphQLResponse> MapSourceToResponseEvent(
        IAsyncEnumerable<object?> events, CancellationToken cancellationToken,
        [EnumeratorCancellation] CancellationToken readingCancelled = default)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, readingCancelled);
        await using var source = events.GetAsyncEnumerator(stop.Token);
        while (true)
        {
            var (goesOn, failure) = await MoveNext(source, stop.Token).ConfigureAwait(false);
            if (failure is not null)
            {
                yield return failure;
            }

            if (!goesOn)
            {
                yield break;
            }

            var operation = begin();
            var data = await new OperationExecution(operation)
                .ExecuteOperation(prepared.Plan, prepared.RootType, source.Current)
                .ConfigureAwait(false);
            yield return new GraphQLResponse(operation.Errors.Errors, data, hasData: true);
        }
    }

    private async ValueTask<(bool GoesOn, GraphQLResponse? Failure)> MoveNext(
        IAsyncEnumerator<object?> source, CancellationToken cancellationToken)
    {
        try
        {
            return (await source.MoveNextAsync().ConfigureAwait(false), null);
        }
#pragma warning disable CA1031 // Whatever a source throws ends its stream, and the asker is told that it did.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            return (false, new GraphQLResponse([begin().Errors.Describe(e)], null, hasData: false));
        }
    }

    private static GraphQLError At(CollectedField field, GraphQLError fault) => fault.With(
        locations: fault.Locations.IsDefaultOrEmpty ? [.. field.Nodes.Select(node => node.Position)] : null,
        path: [field.ResponseName]);

    private static GraphQLError NotOneField(OperationDefinitionNode operation) =>
        new("A subscription must ask for exactly one field.", operation.Position)
        {
            Code = ErrorCodes.OperationResolutionFailure,
        };

    private static GraphQLError NoStream(CollectedField field) =>
        new($"The field \"{field.Definition.Name}\" has no events to subscribe to.", field.Nodes[0].Position)
        {
            Code = ErrorCodes.OperationResolutionFailure,
        };
}
