using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Hosting;

/// <summary>Which names the server answers to: this machine's own.</summary>
/// <remarks>Another name that resolves to this machine (DNS rebinding) would let a foreign page read the answers.</remarks>
internal static class OwnNames
{
    public static void Use(WebApplication app) => app.Use(next => http =>
        IsOwn(http.Request.Host.Value) ? next(http) : RefuseAsync(http));

    /// <summary>Whether a <c>Host</c> header names this machine itself, with or without a port.</summary>
    public static bool IsOwn(ReadOnlySpan<char> host)
    {
        var colon = host.LastIndexOf(':');
        var name = colon > host.LastIndexOf(']') ? host[..colon] : host;
        return name.Equals("127.0.0.1", StringComparison.Ordinal)
            || name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            || name.Equals("[::1]", StringComparison.Ordinal);
    }

    private static Task RefuseAsync(HttpContext http)
    {
        http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
        return http.Response.WriteAsync(
            "This server answers to 127.0.0.1 and localhost only. 本服务只应答 127.0.0.1 和 localhost。\n",
            http.RequestAborted);
    }
}
