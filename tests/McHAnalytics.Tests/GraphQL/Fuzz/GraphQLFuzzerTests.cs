using McHAnalytics.Yardsticks;
using McHAnalytics.Yardsticks.Fuzz;

namespace McHAnalytics.Tests.GraphQL.Fuzz;

public sealed class GraphQLFuzzerTests
{
    [Fact]
    public void Twenty_thousand_mutated_documents_are_all_answered()
    {
        var output = new StringWriter();

        var passed = DeepStack.Run(() => FuzzCommand.Run(20_000, seed: 20_251_122, from: 0, output));

        Assert.True(passed, output.ToString());
    }

    [Fact]
    public void A_seed_and_a_number_make_the_same_document_again() =>
        Assert.Equal(new GraphQLFuzzer(5).Make(77), new GraphQLFuzzer(5).Make(77));
}
