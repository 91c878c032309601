using McHAnalytics.Models.Access;
using McHAnalytics.Models.Questions;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Access;

/// <summary>Who asks in a request: the server's own viewer, or whom the development header names where that is allowed.</summary>
/// <param name="own">Who asks in a request that names nobody.</param>
/// <param name="allowHeader">Whether a request may name another.</param>
internal sealed class RequestAskers(Asker own, bool allowHeader)
{
    public const string Header = "X-MCH-As";

    private AskingServices? _ownServices;

    /// <summary>Who asks.</summary>
    /// <exception cref="QuestionException">MCH-Q038: the header is not allowed here; MCH-Q039: it names no role.</exception>
    public Asker Of(HttpContext http)
    {
        var named = http.Request.Headers[Header];
        if (named.Count == 0)
        {
            return own;
        }

        if (!allowHeader)
        {
            throw AskerFaults.HeaderNotAllowed(Header);
        }

        return named.Count == 1 && Asker.Parse(named.ToString()) is { } asker ? asker : throw AskerFaults.NotARole(named.ToString());
    }

    /// <summary>The services of a request by an asker.</summary>
    public IServiceProvider ServicesFor(Asker asker, IServiceProvider services) =>
        asker == own ? _ownServices ??= new AskingServices(services, own) : new AskingServices(services, asker);
}
