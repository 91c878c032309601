namespace McHAnalytics.GraphQL.Execution;

/// <summary>Holds fields answered by batch loaders until nothing else can go on, then asks each loader once.</summary>
/// <remarks>
/// Counts what is running: the first walk over the operation, resolvers that are waited for, and continuations. When
/// the count falls to nothing every field of the level has been met, and the loaders are called.
/// </remarks>
internal sealed class BatchQueue
{
    private readonly Lock _lock = new();
    private Dictionary<CollectedField, Batch> _waiting = [];
    private int _running = 1;

    /// <summary>Puts one parent in the queue.</summary>
    /// <returns>Its answer. Whoever awaits it must call <see cref="Leave"/> once it has gone on.</returns>
    public Task<object?> Enqueue(CollectedField field, ResolverContext context)
    {
        lock (_lock)
        {
            if (!_waiting.TryGetValue(field, out var batch))
            {
                _waiting[field] = batch = new Batch(context);
            }

            return batch.Add(context.Parent);
        }
    }

    /// <summary>Something began that may yet meet further fields.</summary>
    public void Enter() => Interlocked.Increment(ref _running);

    /// <summary>It has met all it will.</summary>
    public void Leave()
    {
        if (Interlocked.Decrement(ref _running) == 0)
        {
            Dispatch();
        }
    }

    private void Dispatch()
    {
        Dictionary<CollectedField, Batch> ready;
        lock (_lock)
        {
            if (_waiting.Count == 0)
            {
                return;
            }

            ready = _waiting;
            _waiting = [];
        }

        Interlocked.Add(ref _running, ready.Count);
        foreach (var (field, batch) in ready)
        {
            _ = RunAsync(field, batch);
        }
    }

    private async Task RunAsync(CollectedField field, Batch batch)
    {
        Exception? failure = null;
        IReadOnlyList<object?> results = [];
        try
        {
            results = await field.Definition.BatchResolver!(batch.Parents, batch.Context).ConfigureAwait(false);
            failure = results.Count == batch.Parents.Count ? null : WrongCount(field, batch, results);
        }
#pragma warning disable CA1031 // Whatever the loader throws is the answer of each of its fields.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        Interlocked.Add(ref _running, batch.Parents.Count);
        batch.Answer(results, failure);
        Leave();
    }

    private static InvalidOperationException WrongCount(
        CollectedField field, Batch batch, IReadOnlyList<object?> results) =>
        new($"The batch loader of {field.ParentType}.{field.Definition.Name} was given {batch.Parents.Count} parents "
            + $"and answered {results.Count}: it must answer each, in their order.");

    private sealed class Batch(ResolverContext context)
    {
        private readonly List<TaskCompletionSource<object?>> _answers = [];

        public ResolverContext Context { get; } = context;

        public List<object?> Parents { get; } = [];

        public Task<object?> Add(object? parent)
        {
            var answer = new TaskCompletionSource<object?>();
            Parents.Add(parent);
            _answers.Add(answer);
            return answer.Task;
        }

        public void Answer(IReadOnlyList<object?> results, Exception? failure)
        {
            for (var i = 0; i < _answers.Count; i++)
            {
                if (failure is null)
                {
                    _answers[i].SetResult(results[i]);
                }
                else
                {
                    _answers[i].SetException(failure);
                }
            }
        }
    }
}
