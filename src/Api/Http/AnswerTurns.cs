namespace McHAnalytics.Api.Http;

/// <summary>How many answers are worked out at once.</summary>
/// <remarks>
/// Answers that are begun together are finished together: each keeps its figures meanwhile, and a server with all of them in hand
/// spends its time on clearing up. Two a processor leave one to work while another waits for the store.
/// </remarks>
internal sealed class AnswerTurns : IDisposable
{
    private readonly SemaphoreSlim _free = new(2 * Environment.ProcessorCount);

    /// <summary>Waits for a turn, those who came first before the others; <see cref="Leave"/> ends it.</summary>
    /// <exception cref="OperationCanceledException">Whoever waits gave up; the turn was not taken.</exception>
    public Task EnterAsync(CancellationToken cancel) => _free.WaitAsync(cancel);

    /// <summary>Ends a turn.</summary>
    public void Leave() => _free.Release();

    public void Dispose() => _free.Dispose();
}
