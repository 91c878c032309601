using System.Diagnostics;
using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed class FirstPageTests(DemoServer server)
{
    [ChromiumFact]
    public async Task A_real_browser_sees_series_risk_list_and_funnel_and_asks_in_GraphiQL()
    {
        var shown = await BrowseAsync();

        Assert.Empty(shown.GetProperty("foreign").EnumerateArray());
        Assert.Empty(shown.GetProperty("faults").EnumerateArray());
        // From 1 October three years back to the pinned 2 November 2025: 38 months, four MCH years begun.
        Assert.Equal(38, shown.GetProperty("monthly").GetInt32());
        Assert.Equal(4, shown.GetProperty("years").GetArrayLength());
        Assert.Equal(25, shown.GetProperty("risks").GetInt32());
        Assert.Equal(15, shown.GetProperty("units").GetInt32());
    }

    private async Task<JsonElement> BrowseAsync()
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(ChromiumFactAttribute.Script);
        start.ArgumentList.Add(server.Http.BaseAddress!.ToString());
        start.ArgumentList.Add(ChromiumFactAttribute.Chromium);
        start.ArgumentList.Add(Environment.GetEnvironmentVariable("MCH_SCREENSHOTS") ?? "-");
        using var node = Process.Start(start)!;
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
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

/// <summary>A test in a real browser: it counts as skipped where Chromium is absent.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ChromiumFactAttribute : FactAttribute
{
    public const string Chromium = "/usr/bin/chromium";

    public ChromiumFactAttribute()
    {
        if (!File.Exists(Chromium))
        {
            Skip = "Chromium is absent: apt-get install chromium";
        }
    }

    /// <summary>The script in the checkout, beside the npm packages that it needs.</summary>
    public static string Script => Checkout.Find("tests", "McHAnalytics.EndToEnd", "Browser", "first-page.mjs");
}
