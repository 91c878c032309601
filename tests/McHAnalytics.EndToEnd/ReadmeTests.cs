using System.Text.Json.Nodes;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed class ReadmeTests(DemoServer server)
{
    [Fact]
    public async Task The_question_of_the_README_has_the_answer_of_the_README()
    {
        var readme = await File.ReadAllTextAsync(Checkout.Find("README.md"));

        var answer = await server.AskAsync(Block(readme, "graphql"));

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(Block(readme, "json")), JsonNode.Parse(answer.GetRawText())),
            $"The README says otherwise than the server: {answer}");
    }

    [Fact]
    public async Task The_feed_of_the_README_has_rows()
    {
        var readme = await File.ReadAllTextAsync(Checkout.Find("README.md"));
        var address = readme.Split('`').First(text => text.StartsWith("/feeds/series.csv?", StringComparison.Ordinal));

        var csv = await server.Http.GetStringAsync(address);

        // A header, then 15 townships x 4 quarters x 2 indicators.
        Assert.Equal(121, csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    private static string Block(string readme, string language)
    {
        var start = readme.IndexOf($"```{language}\n", StringComparison.Ordinal) + language.Length + 4;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
