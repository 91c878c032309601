using System.Text.RegularExpressions;
using McHAnalytics.Api.Hosting;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.Cost;

/// <summary>What the product's own questions cost, by its own schema and the limits a stranger has.</summary>
public sealed partial class ProductCostTests
{
    [Theory]

    // types: Query 1, connection 1, 1,000 places of 0.1.
    [InlineData("{ orgUnits(first: 1000) { nodes { code name level path } } }", 102)]

    // types: Query 1, result 1, connection 1, 1,000 x (row 0.1 + place 0.1 + cell 0.2).
    [InlineData("{ analyze(INPUT) { rows(first: 1000) { nodes { orgUnit { code } cell { value } } } } }", 403)]

    // With comparisons, two a row, and their bases: 1,000 x (0.4 + 2 x (0.05 + 0.2)) + 3.
    [InlineData("{ analyze(INPUT) { rows(first: 1000) { nodes { orgUnit { code } cell { value } comparisons { base { value } } } } } }", 903)]

    // Flags as well: 1,000 x (0.9 + 3 cells of 2 x 0.02, two of them bases) + 3.
    [InlineData("{ analyze(INPUT) { rows(first: 1000) { nodes { orgUnit { code } cell { flags { code } } comparisons { base { flags { code } } } } } } }", 1023)]

    // fields: analyze 10, one measure 2, its two comparisons 5 each; types: Query 1, result 1, version 1.
    [InlineData("{ analyze(input: { measures: [{ code: \"A\" }], time: { relative: LAST_YEAR }, compare: [{ kind: TARGET }, { kind: PREVIOUS_PERIOD }] }) { dataVersion { id } } }", 23)]

    // fields: pregnancyRisks 10; types: 1 + 1 + 50 x (1 + place 0.1 + assessment 1 + 5 rules of 0.1 + 10 reasons of 0.1).
    [InlineData("{ pregnancyRisks(first: 50) { nodes { township { name } assessment { firedRules { id } reasons { sentence } } } } }", 182)]
    public async Task A_question_costs(string query, double cost)
    {
        var asked = query.Replace(
            "INPUT", "input: { measures: [{ code: \"A\" }], time: { relative: LAST_YEAR } }", StringComparison.Ordinal);

        var response = await AskAsync(asked);

        Assert.Equal(cost, ((Dictionary<string, object?>)response.Extensions["cost"]!)["cost"]);
        Assert.Equal(cost > 1_000, response.IsRequestError);
    }

    [Fact]
    public async Task A_place_s_children_s_children_are_too_many_to_ask_at_once()
    {
        // types: 1 + 1 + 100 x 0.1 + 100 connections + 100 x 100 x 0.1.
        var response = await AskAsync("{ orgUnits { nodes { children { nodes { name } } } } }");

        var error = Assert.Single(response.Errors);
        Assert.Equal(ErrorCodes.CostExceeded, error.Code);
        Assert.Equal(1_112.0, error.Extensions!["cost"]);
    }

    [Fact]
    public async Task What_the_pages_the_examples_and_the_readme_ask_is_within_the_limits()
    {
        var asked = 0;
        foreach (var file in (string[])["README.md", "src/Web/graphiql/examples.ts", "src/Web/src/series.ts", "src/Web/src/funnel.ts", "src/Web/src/risk.ts", "src/Web/src/places.ts"])
        {
            var text = Repository.Read(file);
            foreach (var query in Documents(text))
            {
                asked++;
                var response = await AskAsync(query);

                Assert.DoesNotContain(
                    response.Errors, error => error.Code is ErrorCodes.CostExceeded or ErrorCodes.LimitExceeded
                        or ErrorCodes.ValidationFailed or ErrorCodes.ParseFailed);
            }
        }

        Assert.True(asked >= 9, $"Only {asked} documents were found.");
    }

    [Fact]
    public async Task The_full_introspection_query_is_within_the_limits()
    {
        var response = await AskAsync(IntrospectionQuery);

        Assert.Empty(response.Errors);
        Assert.Equal(10.0, ((Dictionary<string, object?>)response.Extensions["cost"]!)["cost"]);
    }

    /// <summary>As clients send it: that of the reference implementation with all its options on.</summary>
    private const string IntrospectionQuery = """
        query IntrospectionQuery { __schema { description queryType { name kind } mutationType { name kind }
          subscriptionType { name kind } types { ...FullType }
          directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } } } }
        fragment FullType on __Type { kind name description specifiedByURL isOneOf
          fields(includeDeprecated: true) { name description args(includeDeprecated: true) { ...InputValue }
            type { ...TypeRef } isDeprecated deprecationReason }
          inputFields(includeDeprecated: true) { ...InputValue } interfaces { ...TypeRef }
          enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
          possibleTypes { ...TypeRef } }
        fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue isDeprecated deprecationReason }
        fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType {
          kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }
        """;

    /// <summary>The GraphQL documents in a source.</summary>
    private static IEnumerable<string> Documents(string text) =>
        Quoted().Matches(text)
            .Select(match => match.Groups["document"].Value.Replace("${cellFields}", CellFields, StringComparison.Ordinal));

    private const string CellFields =
        "value numerator denominator unit state ciLow ciHigh completeness flags { code message }";

    [GeneratedRegex("""```graphql\n(?<document>[^`]+)```|[`'](?<document>(\s*#[^\n]*\n)*\s*query\b[^`']*)[`']""")]
    private static partial Regex Quoted();

    private static ValueTask<GraphQLResponse> AskAsync(string query)
    {
        using var sdl = typeof(McHServer).Assembly.GetManifestResourceStream("schema.graphql")!;
        var schema = SchemaBuilder.Build(new StreamReader(sdl).ReadToEnd());
        var executable = ExecutableSchema.WithDefaultResolver(
            schema, _ => new ValueTask<object?>((object?)null), (_, _) => null);
        return new GraphQLExecutor(executable).ExecuteAsync(new GraphQLRequest { Query = query, ReportCost = true });
    }
}
