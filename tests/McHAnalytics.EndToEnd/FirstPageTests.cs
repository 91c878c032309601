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
        Assert.DoesNotContain("error", shown.GetProperty("listening").GetString(), StringComparison.OrdinalIgnoreCase);
    }

    private Task<JsonElement> BrowseAsync() => NodeScript.RunAsync(
        ChromiumFactAttribute.Script,
        server.Http.BaseAddress!.ToString(),
        ChromiumFactAttribute.Chromium,
        Environment.GetEnvironmentVariable("MCH_SCREENSHOTS") ?? "-");
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
