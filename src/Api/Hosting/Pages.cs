using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.FileProviders;

namespace McHAnalytics.Api.Hosting;

/// <summary>The pages, served from this program's own files.</summary>
internal static class Pages
{
    public static void Use(WebApplication app)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "wwwroot");
        if (!Directory.Exists(folder))
        {
            app.MapGet("/", () => Results.Text(
                "页面尚未构建:请运行 ./mch up。The pages are not built: run ./mch up.\n", statusCode: 503));
            return;
        }

        var files = new PhysicalFileProvider(folder);
        app.UseDefaultFiles(new DefaultFilesOptions { FileProvider = files });
        app.UseStaticFiles(new StaticFileOptions { FileProvider = files });
    }

    /// <summary>Sends GraphiQL; false where the pages are not built.</summary>
    public static async Task<bool> TryGraphiQLAsync(HttpContext http)
    {
        var page = Path.Combine(AppContext.BaseDirectory, "wwwroot", "graphiql.html");
        if (!File.Exists(page))
        {
            return false;
        }

        SecurityHeaders.Write(http.Response.Headers);
        http.Response.ContentType = "text/html; charset=utf-8";
        http.Response.Headers.Vary = "Accept";
        await http.Response.SendFileAsync(page, http.RequestAborted);
        return true;
    }
}
