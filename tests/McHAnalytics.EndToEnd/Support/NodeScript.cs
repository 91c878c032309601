using System.Diagnostics;
using System.Text.Json;

namespace McHAnalytics.EndToEnd.Support;

/// <summary>Runs a script of this checkout with Node; what it prints is JSON.</summary>
internal static class NodeScript
{
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    public static async Task<JsonElement> RunAsync(string script, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(s_limit);
        try
        {
            await node.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            throw;
        }

        Assert.True(node.ExitCode == 0, await errors);
        return JsonDocument.Parse(await output).RootElement;
    }
}
