namespace McHAnalytics.Tests.Architecture;

/// <summary>Fails with every place that breaks a rule, one a line: xunit's own message shows five.</summary>
internal static class Broken
{
    public static void None(IEnumerable<string> places)
    {
        var all = places.ToList();
        Assert.True(all.Count == 0, $"{all.Count} break this rule:\n{string.Join('\n', all)}");
    }
}
