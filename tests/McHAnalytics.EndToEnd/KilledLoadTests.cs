using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

/// <summary>A load killed at any moment leaves what was published before, and the next load goes through.</summary>
[Collection(DemoServerTests.Name)]
public sealed class KilledLoadTests(DemoServer server)
{
    [Theory]
    [InlineData(400)]
    [InlineData(1_100)]
    [InlineData(1_900)]
    [InlineData(2_800)]
    public async Task A_killed_load_leaves_the_old_version_and_does_not_bar_the_next(int milliseconds)
    {
        using var desk = await OfficeDesk.OpenAsync(Path.Combine(server.DataFolder, "demo"));
        var before = desk.Published;
        var year = Directory.EnumerateDirectories(Path.Combine(desk.DemoFolder, "monthly")).Order(StringComparer.Ordinal).Take(12);
        string[] load = ["load", .. year];

        await using (var mch = MchProcess.Start([.. load, "--data", desk.Data]))
        {
            await Task.Delay(milliseconds);
            await mch.KillAsync();
        }

        var interrupted = desk.Published;
        var (exit, output) = await desk.RunAsync(load);

        Assert.True(exit is 0 or 1, output);
        // Either it was killed before the switch, or it had already finished.
        if (interrupted == before)
        {
            Assert.NotEqual(before, desk.Published);
        }

        Assert.True(await desk.SumAsync("live_births") > 0);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(desk.Data, "warehouse"), "*.building*"));
    }
}
