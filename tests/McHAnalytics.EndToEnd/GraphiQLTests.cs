using System.Text.RegularExpressions;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed partial class GraphiQLTests(DemoServer server)
{
    [Fact]
    public async Task Every_example_is_answered_by_the_demo_with_something()
    {
        var file = await File.ReadAllTextAsync(Checkout.Find("src", "Web", "graphiql", "examples.ts"));
        var examples = BetweenBackticks().Matches(file).Select(match => match.Groups[1].Value).ToList();
        var queries = examples.Where(example => !example.Contains("\nsubscription ", StringComparison.Ordinal)).ToList();

        Assert.Equal(4, queries.Count);
        Assert.Single(examples.Except(queries)); // SubscriptionTests listens to what it asks
        foreach (var query in queries)
        {
            var data = await server.DataAsync(query);
            Assert.Contains("\"nodes\":[{", data.GetRawText(), StringComparison.Ordinal);
        }
    }

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex BetweenBackticks();
}
