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
    private const double Required = 0.75;

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
            var body = JsonSerializer.Serialize(new { query = Query });
            using var asOurs = await RawClient.ConnectAsync(PortOf(ours), "/graphql", body, Connections);
            if (!Encoding.UTF8.GetString(asOurs.Body).StartsWith("{\"data\":{\"indicator\":{", StringComparison.Ordinal))
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(asOurs.Body));
            }

            await using var bare = Bare(asOurs.Body);
            await bare.StartAsync();
            using var asBare = await RawClient.ConnectAsync(PortOf(bare), "/graphql", body, Connections);

            var kept = await CompareAsync(output, asOurs, asBare);
            await ours.StopAsync();
            await bare.StopAsync();
            return kept;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<bool> CompareAsync(TextWriter output, RawClient ours, RawClient bare)
    {
        await bare.RunAsync(3);
        await ours.RunAsync(3);
        var rounds = new List<(double Bare, double Ours)>();
        for (var round = 0; round < Rounds; round++)
        {
            rounds.Add((await bare.RunAsync(SecondsPerRound), await ours.RunAsync(SecondsPerRound)));
        }

        // Both sides of a round meet the same machine; between rounds it can be twice as fast.
        var ratio = Median(rounds.Select(round => round.Ours / round.Bare));
        output.WriteLine($"| Work, {Connections} connections | Bare Kestrel, requests/s | Ours, requests/s | Ours / bare |");
        output.WriteLine("|---|---:|---:|---:|");
        output.WriteLine(
            $"| A cached query of 10 fields, {ours.Body.Length} bytes of answer "
            + $"| {Median(rounds.Select(round => round.Bare)):N0} | {Median(rounds.Select(round => round.Ours)):N0} "
            + $"| {ratio:P0} |");
        output.WriteLine();
        output.WriteLine(
            $"Medians of {Rounds} rounds in turns; the ratio is that of the rounds, from "
            + $"{rounds.Min(round => round.Ours / round.Bare):P0} to {rounds.Max(round => round.Ours / round.Bare):P0}. "
            + $"Required: {Required:P0} of a bare endpoint's throughput. {(ratio >= Required ? "Held." : "NOT held.")}");
        return ratio >= Required;
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
