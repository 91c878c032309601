using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace McHAnalytics.Api.Hosting;

/// <summary>What every page and file says to a browser.</summary>
internal static class SecurityHeaders
{
    private const string Policy =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; "
        + "connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    public static void Use(WebApplication app) => app.Use(next => http =>
    {
        Write(http.Response.Headers);
        return next(http);
    });

    public static void Write(IHeaderDictionary headers)
    {
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers.ContentSecurityPolicy = Policy;
    }
}
