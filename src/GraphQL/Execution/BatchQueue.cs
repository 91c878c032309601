using System.Collections.Concurrent;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Holds fields answered by batch loaders until nothing else can go on, then asks each loader once.</summary>
/// <remarks>
/// Counts what is running: the first walk over the operation, resolvers that are waited for, and continuations. When
/// the count falls to nothing every field of the level has been met, and the loaders are called.
/// </remarks>
internal sealed class BatchQueue
{
    private ConcurrentQueue<Waiting>? _waiting;
    private int _running = 1;

    /// <summary>Puts one parent in the queue.</summary>
    /// <returns>Its answer. Whoever awaits it must call <see cref="Leave"/> once it has gone on.</returns>
    public Task<object?> Enqueue(CollectedField field, ResolverContext context)
    {
        var waiting = new Waiting(field, context);
        (_waiting ?? MakeQueue()).Enqueue(waiting);
        return waiting.Task;
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

    private ConcurrentQueue<Waiting> MakeQueue()
    {
        var made = new ConcurrentQueue<Waiting>();
        return Interlocked.CompareExchange(ref _waiting, made, null) ?? made;
    }

    private void Dispatch()
    {
        if (_waiting is not { } queue)
        {
            return; // most operations have no batch loaders
        }

        // Nothing runs, so nothing joins the queue while it is emptied.
        var ready = new Dictionary<CollectedField, List<Waiting>>();
        while (queue.TryDequeue(out var waiting))
        {
            if (!ready.TryGetValue(waiting.Field, out var batch))
            {
                ready[waiting.Field] = batch = [];
            }

            batch.Add(waiting);
        }

        Interlocked.Add(ref _running, ready.Count);
        foreach (var (field, batch) in ready)
        {
            _ = RunAsync(field, batch);
        }
    }

    private async Task RunAsync(CollectedField field, List<Waiting> batch)
    {
        Exception? failure = null;
        IReadOnlyList<object?> results = [];
        try
        {
            var parents = batch.ConvertAll(waiting => waiting.Context.Parent);
            results = await field.Definition.BatchResolver!(parents, batch[0].Context).ConfigureAwait(false);
            failure = results.Count == batch.Count ? null : WrongCount(field, batch.Count, results.Count);
        }
#pragma warning disable CA1031 // Whatever the loader throws is the answer of each of its fields.
        catch (Exception e)
#pragma warning restore CA1031
        {
            failure = e;
        }

        Interlocked.Add(ref _running, batch.Count);
        for (var i = 0; i < batch.Count; i++)
        {
            if (failure is null)
            {
                batch[i].SetResult(results[i]);
            }
            else
            {
                batch[i].SetException(failure);
            }
        }

        Leave();
    }

    private static InvalidOperationException WrongCount(CollectedField field, int parents, int results) =>
        new($"The batch loader of {field.ParentType}.{field.Definition.Name} was given {parents} parents "
            + $"and answered {results}: it must answer each, in their order.");

    private sealed class Waiting(CollectedField field, ResolverContext context) : TaskCompletionSource<object?>
    {
        public CollectedField Field { get; } = field;

        public ResolverContext Context { get; } = context;
    }
}
