using System.Text;
using System.Text.Json;
using McHAnalytics.Api.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>
/// A cached query of 10 fields at our server against a bare Kestrel endpoint that writes the same bytes: both in this
/// process, in turns, asked by the same client.
/// </summary>
internal static class HttpComparison
{
    private const int Connections = 16;
    private const int Rounds = 15;
    private const double SecondsPerRound = 1;

    private const string Query =
        "{ indicator(code: \"DEL_CS\") { code name version kind unit direction numeratorText denominatorText validFrom } }";

    internal static async Task<bool> RunAsync(TextWriter output)
    {
        var data = Directory.CreateTempSubdirectory("mch-bench-");
        try
        {
            await using var ours = McHServer.Create(new ServerOptions
            {
                Port = 0,
                DataFolder = data.FullName,
                CatalogueFolder = Documents.CatalogueFolder,
            });
            await ours.StartAsync();
            WriteHead(output);
            var isHeld = await CompareAsync(
                output, ours, "A query of 10 fields, of a cached document", JsonSerializer.Serialize(new { query = Query }), 0.75);
            await ours.StopAsync();
            return isHeld;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    internal static void WriteHead(TextWriter output)
    {
        output.WriteLine(
            $"| Work, {Connections} connections | Bytes | Bare Kestrel, requests/s | Ours, requests/s | Ours / bare, {Rounds} rounds | Asked |");
        output.WriteLine("|---|---:|---:|---:|---:|---|");
    }

    /// <summary>One request, again and again, at our server and at a bare endpoint that writes the same bytes.</summary>
    /// <returns>Whether the median of the rounds' ratios is what is asked.</returns>
    internal static async Task<bool> CompareAsync(
        TextWriter output, WebApplication server, string work, string body, double required)
    {
        using var ours = await RawClient.ConnectAsync(PortOf(server), "/graphql", body, Connections);
        if (!Encoding.UTF8.GetString(ours.Body).StartsWith("{\"data\":{\"", StringComparison.Ordinal))
        {
            throw new InvalidOperationException(Encoding.UTF8.GetString(ours.Body));
        }

        await using var plain = Bare(ours.Body);
        await plain.StartAsync();
        using var bare = await RawClient.ConnectAsync(PortOf(plain), "/graphql", body, Connections);
        await bare.RunAsync(3);
        await ours.RunAsync(3);
        var rounds = new List<(double Bare, double Ours)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await bare.RunAsync(SecondsPerRound), await ours.RunAsync(SecondsPerRound)));
        }

        // Both sides of a round meet the same machine; between rounds it can be twice as fast.
        var ratios = rounds.Select(round => round.Ours / round.Bare).ToList();
        var ratio = Median(ratios);
        output.WriteLine(
            $"| {work} | {ours.Body.Length:N0} | {Median(rounds.Select(round => round.Bare)):N0} "
            + $"| {Median(rounds.Select(round => round.Ours)):N0} | {ratio:P0} ({ratios.Min():P0} to {ratios.Max():P0}) "
            + $"| {required:P0}: {(ratio >= required ? "held" : "NOT held")} |");
        await plain.StopAsync();
        return ratio >= required;
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static WebApplication Bare(byte[] answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        var app = builder.Build();
        app.Run(async http =>
        {
            http.Response.ContentType = "application/graphql-response+json; charset=utf-8";
            http.Response.ContentLength = answer.Length;
            await http.Response.BodyWriter.WriteAsync(answer, http.RequestAborted);
        });
        return app;
    }

    private static int PortOf(WebApplication server) => new Uri(server.Urls.First()).Port;
}
