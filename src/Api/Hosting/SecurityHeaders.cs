using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Hosting;

/// <summary>What every answer says to a browser, and which names the server answers to.</summary>
internal static class SecurityHeaders
{
    // Another name that resolves to this machine (DNS rebinding) would let a foreign page read the answers.
    private static readonly string[] s_ownNames = ["127.0.0.1", "localhost", "[::1]"];

    public static void Use(WebApplication app) => app.Use(async (http, next) =>
    {
        if (!s_ownNames.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase))
        {
            http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
            await http.Response.WriteAsync(
                "This server answers to 127.0.0.1 and localhost only. 本服务只应答 127.0.0.1 和 localhost。\n",
                http.RequestAborted);
            return;
        }

        var headers = http.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy =
            "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
            + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";
        await next(http);
    });
}
