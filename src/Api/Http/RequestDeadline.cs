using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Http;

/// <summary>Ends a request that takes too long or whose asker has gone; the token reaches resolvers and the store.</summary>
/// <remarks>A thread keeps one for its next request: a timer and a token a request would be most of a small answer's cost.</remarks>
internal sealed class RequestDeadline : IDisposable
{
    [ThreadStatic]
    private static RequestDeadline? t_spare;

    private readonly CancellationTokenSource _source = new();
    private CancellationTokenRegistration _gone;

    public CancellationToken Token => _source.Token;

    /// <summary>Starts the time of a request; disposing stops it.</summary>
    public static RequestDeadline Begin(HttpContext http, TimeSpan limit)
    {
        var deadline = t_spare ?? new RequestDeadline();
        t_spare = null;
        deadline._source.CancelAfter(limit);
        deadline._gone = http.RequestAborted.UnsafeRegister(
            static state => ((CancellationTokenSource)state!).Cancel(), deadline._source);
        return deadline;
    }

    public void Dispose()
    {
        _gone.Dispose();
        if (_source.TryReset())
        {
            t_spare = this;
        }
        else
        {
            _source.Dispose();
        }
    }
}
