using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Http;

/// <summary>Ends a request that takes too long or whose asker has gone; the token reaches resolvers and the store.</summary>
/// <remarks>A thread keeps one for its next request: a timer and a token a request would be most of a small answer's cost. The
/// time runs from when somebody first waits by the token; an answer that is at hand needs none.</remarks>
internal sealed class RequestDeadline : IDisposable
{
    [ThreadStatic]
    private static RequestDeadline? t_spare;

    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _gone;
    private HttpContext? _waiting;
    private TimeSpan _limit;

    /// <summary>Ends with the time or the asker; the first look at it starts the time.</summary>
    public CancellationToken Token
    {
        get
        {
            if (_waiting is { } http)
            {
                _waiting = null;
                _source.CancelAfter(_limit);
                _gone = http.RequestAborted.UnsafeRegister(
                    static state => ((CancellationTokenSource)state!).Cancel(), _source);
            }

            return _source.Token;
        }
    }

    /// <summary>The time of a request; disposing stops it.</summary>
    public static RequestDeadline Begin(HttpContext http, TimeSpan limit)
    {
        var deadline = t_spare ?? new RequestDeadline();
        t_spare = null;
        (deadline._waiting, deadline._limit) = (http, limit);
        return deadline;
    }

    public void Dispose()
    {
        var isStarted = _waiting is null;
        _waiting = null;
        _gone.Dispose();
        if (!isStarted || _source.TryReset())
        {
            t_spare = this;
        }
        else
        {
            _source.Dispose();
        }
    }
}
