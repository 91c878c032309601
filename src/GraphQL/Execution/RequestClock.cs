namespace McHAnalytics.GraphQL.Execution;

/// <summary>Ends an operation when its time is over or when the asker gives it up, whichever is first.</summary>
/// <remarks>A thread keeps one for its next operation, as long as it never rang: no lock, and no new timer.</remarks>
internal sealed class RequestClock : IDisposable
{
    [ThreadStatic]
    private static RequestClock? t_idle;

    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _givenUp;
    private CancellationToken _asker;

    private RequestClock()
    {
    }

    /// <summary>Cancelled when the time is over or the asker gives up.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>Whether the time is over, and the asker still waits.</summary>
    public bool IsOver => _source.IsCancellationRequested && !_asker.IsCancellationRequested;

    /// <summary>Starts; <c>null</c> where there is no end to the time.</summary>
    public static RequestClock? Start(TimeSpan limit, CancellationToken asker)
    {
        if (limit == Timeout.InfiniteTimeSpan)
        {
            return null;
        }

        var clock = t_idle ?? new RequestClock();
        t_idle = null;
        clock._asker = asker;
        clock._givenUp = asker.UnsafeRegister(static clock => ((RequestClock)clock!)._source.Cancel(), clock);
        clock._source.CancelAfter(limit);
        return clock;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _givenUp.Dispose();
        if (_source.TryReset())
        {
            _asker = default;
            t_idle = this;
        }
        else
        {
            _source.Dispose();
        }
    }
}
