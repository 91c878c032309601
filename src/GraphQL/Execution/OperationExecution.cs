using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Runs one operation (specification, 6.2 to 6.4); the functions stand in the order they call each
/// other.</summary>
/// <remarks>
/// An error that must go up to the nearest nullable place travels as a <see cref="Bubble"/>, not as an exception:
/// exceptions are dear, and a long list may hold many.
/// </remarks>
internal sealed partial class OperationExecution(OperationContext operation)
{
    /// <summary>A null on its way up, with the error that made it.</summary>
    private sealed record Bubble(GraphQLError Error);

    /// <summary>Runs a query, a mutation, or a subscription's operation for one event.</summary>
    /// <returns>The data; null where an error reached the root.</returns>
    public async ValueTask<ResultObject?> ExecuteOperation(
        OperationPlan plan, ObjectType rootType, object? rootValue)
    {
        ValueTask<object?> execution;
        try
        {
            var fields = plan.RootFields(operation, rootType);
            execution = plan.Definition.Operation == OperationKind.Mutation
                ? ExecuteFieldsSerially(fields, rootValue)
                : ExecuteFields(fields, rootValue, null);
        }
        catch (GraphQLErrorException e)
        {
            execution = new ValueTask<object?>(new Bubble(e.Error));
        }

        if (plan.Definition.Operation != OperationKind.Mutation)
        {
            operation.Batches.Leave();
        }

        var data = await execution.ConfigureAwait(false);
        if (data is Bubble bubble)
        {
            operation.Errors.Add(bubble.Error, []);
        }

        return data as ResultObject;
    }

    /// <summary>Runs a mutation's fields one after the other (6.2.2).</summary>
    private async ValueTask<object?> ExecuteFieldsSerially(CollectedField[] fields, object? parent)
    {
        var values = new object?[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            var pending = ExecuteField(parent, fields[i], null);
            operation.Batches.Leave();
            values[i] = await pending.ConfigureAwait(false);
            operation.Batches.Enter();
            if (values[i] is Bubble)
            {
                return values[i];
            }
        }

        return new ResultObject(fields, values);
    }

    /// <summary>Runs all fields of one object, in parallel where they wait (6.3).</summary>
    private ValueTask<object?> ExecuteFields(CollectedField[] fields, object? parent, ResponsePath? path)
    {
        var values = new object?[fields.Length];
        List<(int Index, ValueTask<object?> Value)>? pending = null;
        for (var i = 0; i < fields.Length; i++)
        {
            var value = ExecuteField(parent, fields[i], path);
            if (!value.IsCompletedSuccessfully)
            {
                (pending ??= []).Add((i, value));
                continue;
            }

            values[i] = value.Result;
            if (values[i] is Bubble)
            {
                return pending is null ? value : AwaitAll(pending, values, new ResultObject(fields, values), values[i]);
            }
        }

        var result = new ResultObject(fields, values);
        return pending is null ? new ValueTask<object?>(result) : AwaitAll(pending, values, result, null);
    }

    private static async ValueTask<object?> AwaitAll(
        List<(int Index, ValueTask<object?> Value)> pending, object?[] values, object result, object? bubble)
    {
        foreach (var (index, value) in pending)
        {
            values[index] = await value.ConfigureAwait(false);
            bubble ??= values[index] as Bubble;
        }

        return bubble ?? result;
    }

    /// <summary>Answers one field of one object (6.4).</summary>
    private ValueTask<object?> ExecuteField(object? parent, CollectedField field, ResponsePath? parentPath)
    {
        operation.CancellationToken.ThrowIfCancellationRequested();
        var place = new Place(parentPath, field.ResponseName);
        try
        {
            if (field.Arguments(operation).Fault is { } fault)
            {
                var failure = Fail(fault, field, place);
                return new ValueTask<object?>(HandleFieldError(failure, field.Definition.Type, place));
            }

            var context = new ResolverContext(parent, field, operation, parentPath);
            if (field.Definition.BatchResolver is not null)
            {
                return AwaitField(new ValueTask<object?>(operation.Batches.Enqueue(field, context)), field, place);
            }

            var resolved = field.Definition.Resolver!(context);
            if (!resolved.IsCompletedSuccessfully)
            {
                operation.Batches.Enter();
                return AwaitField(resolved, field, place);
            }

            var completed = CompleteValue(field.Definition.Type, field, place, resolved.Result);
            return completed.IsCompletedSuccessfully
                ? new ValueTask<object?>(HandleFieldError(completed.Result, field.Definition.Type, place))
                : AwaitCompletion(completed, field.Definition.Type, place);
        }
#pragma warning disable CA1031 // Whatever a resolver throws becomes the error of its field.
        catch (Exception e) when (!IsCancellation(e))
#pragma warning restore CA1031
        {
            return new ValueTask<object?>(
                HandleFieldError(Fail(operation.Errors.Describe(e), field, place), field.Definition.Type, place));
        }
    }

    private async ValueTask<object?> AwaitField(ValueTask<object?> resolved, CollectedField field, Place place)
    {
        var completed = await AwaitAndComplete(resolved, field.Definition.Type, field, place).ConfigureAwait(false);
        return HandleFieldError(completed, field.Definition.Type, place);
    }

    private async ValueTask<object?> AwaitAndComplete(
        ValueTask<object?> resolved, GraphQLType type, CollectedField field, Place place)
    {
        ValueTask<object?> completed;
        try
        {
            completed = CompleteValue(type, field, place, await resolved.ConfigureAwait(false));
        }
#pragma warning disable CA1031 // Whatever a resolver throws becomes the error of its field.
        catch (Exception e) when (!IsCancellation(e))
#pragma warning restore CA1031
        {
            completed = new ValueTask<object?>(Fail(operation.Errors.Describe(e), field, place));
        }
        finally
        {
            operation.Batches.Leave();
        }

        return await completed.ConfigureAwait(false);
    }

    private async ValueTask<object?> AwaitCompletion(ValueTask<object?> completed, GraphQLType type, Place place) =>
        HandleFieldError(await completed.ConfigureAwait(false), type, place);

    private bool IsCancellation(Exception exception) =>
        exception is OperationCanceledException && operation.CancellationToken.IsCancellationRequested;

    private static Bubble Fail(GraphQLError error, CollectedField field, Place place) =>
        new(error.With(
            locations: error.Locations.IsDefaultOrEmpty ? [.. field.Nodes.Select(node => node.Position)] : null,
            path: error.Path ?? place.ToPath().ToList()));

    private static Bubble Fail(string message, CollectedField field, Place place) =>
        Fail(RequestErrors.InvalidResult(message), field, place);

    /// <summary>Lets a null rest at a nullable place, and sends it on from a non-null one (6.4.4).</summary>
    private object? HandleFieldError(object? completed, GraphQLType type, in Place place)
    {
        if (completed is not Bubble bubble || type.IsNonNull)
        {
            return completed;
        }

        operation.Errors.Add(bubble.Error, place.ToPath().ToList());
        return null;
    }

    /// <summary>A response position; made into a path only where one is needed.</summary>
    private readonly struct Place
    {
        private readonly ResponsePath? _parent;
        private readonly string? _name;
        private readonly int _index;

        public Place(ResponsePath? parent, string name)
        {
            _parent = parent;
            _name = name;
        }

        public Place(ResponsePath? parent, int index)
        {
            _parent = parent;
            _index = index;
        }

        public ResponsePath ToPath() =>
            _name is null ? new ResponsePath(_parent, _index) : new ResponsePath(_parent, _name);
    }
}
