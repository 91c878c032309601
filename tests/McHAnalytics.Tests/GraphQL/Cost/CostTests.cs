using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.Cost;

/// <summary>Prices by the IBM GraphQL Cost Directives specification; each number is worked out beside it.</summary>
public sealed class CostTests
{
    private const string Sdl = """
        directive @cost(weight: String!) on ARGUMENT_DEFINITION | ENUM | FIELD_DEFINITION | INPUT_FIELD_DEFINITION | OBJECT | SCALAR
        directive @listSize(assumedSize: Int, slicingArguments: [String!], sizedFields: [String!], requireOneSlicingArgument: Boolean = true) on FIELD_DEFINITION
        type Query {
          users(max: Int): [User!] @listSize(slicingArguments: ["max"], requireOneSlicingArgument: false)
          strict(first: Int, last: Int): [User!] @listSize(slicingArguments: ["first", "last"])
          defaulted(first: Int = 7): [User!] @listSize(slicingArguments: ["first"])
          page(first: Int): UserPage @listSize(assumedSize: 50, slicingArguments: ["first"], sizedFields: ["nodes"], requireOneSlicingArgument: false)
          search(input: Search): [User!] @listSize(slicingArguments: ["input.first"], requireOneSlicingArgument: false)
          dear: Int @cost(weight: "5")
          weighed(by: Int @cost(weight: "3"), filter: Filter): Int
          pet: Pet
          matrix: [[User!]!]
          stamps: [Stamp!] @listSize(assumedSize: 4)
        }
        type Mutation { rename: User }
        type User { name: String age: Int @cost(weight: "2.0") friends(max: Int): [User!] @listSize(assumedSize: 3, slicingArguments: ["max"], requireOneSlicingArgument: false) }
        type UserPage { nodes: [User!] total: Int }
        interface Pet { name: String owner: User }
        type Dog implements Pet @cost(weight: "4") { name: String @cost(weight: "0.5") owner: User barks: [User!] @listSize(assumedSize: 10) }
        type Cat implements Pet { name: String owner: User }
        scalar Stamp @cost(weight: "0.25")
        input Search { first: Int next: Search }
        input Filter { words: [String!] @cost(weight: "1") next: Filter many: [Filter!] }
        """;

    [Theory]

    // fields: users called once 1, age 5 x 2. types: Query 1, User 5 x 1.
    [InlineData("{ users(max: 5) { name age } }", 11, 6)]

    // fields: users 1, friends called 5 times, age 5 x 2 x 2. types: Query 1, User 5 + 5 x 2.
    [InlineData("{ users(max: 5) { friends(max: 2) { age } } }", 26, 16)]

    // Nothing given: a page of 100. types: Query 1, User 100.
    [InlineData("{ users { name } }", 1, 101)]

    // friends is assumed to be 3. fields: 1, 2 x 1. types: 1 + 2 + 2 x 3.
    [InlineData("{ users(max: 2) { friends { name } } }", 3, 9)]

    // The argument's default. types: Query 1, User 7.
    [InlineData("{ defaulted { name } }", 1, 8)]

    // sizedFields: the page is one object, its nodes 20. fields: page 1, nodes 1, age 20 x 2. types: 1 + 1 + 20.
    [InlineData("{ page(first: 20) { total nodes { age } } }", 42, 22)]

    // assumedSize 50 where no page size is given. fields: 1 + 1. types: 1 + 1 + 50.
    [InlineData("{ page { nodes { name } } }", 2, 52)]

    // A slicing argument within an input object. types: Query 1, User 6.
    [InlineData("{ search(input: { first: 6 }) { name } }", 1, 7)]

    // A negative page is an empty one.
    [InlineData("{ users(max: -5) { age } }", 1, 1)]

    // A weighted argument counts where it is given. fields: 3.
    [InlineData("{ weighed(by: 1) }", 3, 1)]
    [InlineData("{ weighed }", 0, 1)]

    // An input field counts as often as it is given: outer, next, and two of many.
    [InlineData("{ weighed(filter: { words: [\"a\"], next: { words: [] }, many: [{ words: [] }, { words: [] }, {}] }) }", 4, 1)]

    // An interface: as the dearest type. fields: pet 1, name 0.5 (of Dog). types: Query 1, Dog 4.
    [InlineData("{ pet { name } }", 1.5, 5)]

    // One object has one type: the dearer of Dog's (barks 1; 10 Users) and Cat's (owner 1; 1 User).
    // fields: pet 1, barks 1. types: 1 + 4 + 10.
    [InlineData("{ pet { ... on Dog { barks { name } } ... on Cat { owner { name } } } }", 2, 15)]

    // Lists in lists multiply: 5 x 5 where the schema says nothing. fields: matrix 1. types: 1 + 25.
    [InlineData("{ matrix { name } }", 1, 26)]

    // A weighted scalar in a list. types: 1 + 4 x 0.25.
    [InlineData("{ stamps }", 0, 2)]

    // Asked twice under one name, answered once: merged. fields: 1 + 5 x 2. types: 1 + 5.
    [InlineData("{ users(max: 5) { age } users(max: 5) { age ...F } } fragment F on User { age }", 11, 6)]

    // Asked under two names, answered twice. fields: 2 x (1 + 10). types: 1 + 2 x 5.
    [InlineData("{ a: users(max: 5) { age } b: users(max: 5) { age } }", 22, 11)]

    // Introspection is priced at its entry: 10, and 10.
    [InlineData("{ __typename __schema { types { name fields { name } } } __type(name: \"User\") { name } }", 20, 1)]
    [InlineData("{ __typename @skip(if: true) dear @include(if: true) }", 5, 1)]
    [InlineData("{ dear @skip(if: true) __typename }", 0, 1)]
    [InlineData("mutation { rename { age } }", 3, 2)]
    public async Task A_document_costs(string query, double fieldCost, double typeCost)
    {
        Assert.Equal((fieldCost, typeCost), await PriceAsync(query));
    }

    [Theory]
    [InlineData("query($n: Int) { users(max: $n) { age } }", """{"n": 5}""", 11, 6)]
    [InlineData("query($n: Int = 4) { users(max: $n) { age } }", "{}", 9, 5)]

    // Null and left out are a page of 100: fields 1 + 100 x 2.
    [InlineData("query($n: Int) { users(max: $n) { age } }", """{"n": null}""", 201, 101)]
    [InlineData("query($n: Int) { users(max: $n) { age } }", "{}", 201, 101)]
    [InlineData("query($n: Int) { defaulted(first: $n) { name } }", "{}", 1, 8)]
    [InlineData("query($s: Search) { search(input: $s) { name } }", """{"s": {"first": 9}}""", 1, 10)]
    [InlineData("query($n: Int) { search(input: { first: $n }) { name } }", """{"n": 9}""", 1, 10)]
    [InlineData("query($n: Int) { weighed(by: $n) }", "{}", 0, 1)]
    [InlineData("query($n: Int) { weighed(by: $n) }", """{"n": 1}""", 3, 1)]
    [InlineData("query($f: Filter) { weighed(filter: $f) }", """{"f": {"many": [{"words": []}, {"words": []}]}}""", 2, 1)]
    [InlineData("query($yes: Boolean!) { dear @include(if: $yes) __typename }", """{"yes": true}""", 5, 1)]
    [InlineData("query($yes: Boolean!) { dear @include(if: $yes) __typename }", """{"yes": false}""", 0, 1)]

    // users is asked by the first node alone, of which only name: age is asked under the other condition.
    [InlineData(
        "query($a: Boolean!, $b: Boolean!) { users(max: 5) @include(if: $a) { name } users(max: 5) @include(if: $b) { age } }",
        """{"a": true, "b": false}""", 1, 6)]
    [InlineData(
        "query($a: Boolean!, $b: Boolean!) { users(max: 5) @include(if: $a) { name } users(max: 5) @include(if: $b) { age } }",
        """{"a": false, "b": true}""", 11, 6)]
    [InlineData(
        "query($a: Boolean!) { ...F @skip(if: $a) dear } fragment F on Query { users(max: 5) { age } }",
        """{"a": true}""", 5, 1)]
    public async Task A_document_is_priced_on_the_values_it_is_sent_with(
        string query, string variables, double fieldCost, double typeCost)
    {
        Assert.Equal((fieldCost, typeCost), await PriceAsync(query, variables));
    }

    [Fact]
    public async Task What_costs_too_much_is_refused_before_anything_is_resolved()
    {
        var resolved = 0;
        var executor = Executor(new GraphQLLimits { MaxCost = 100 }, () => resolved++);

        // fields: a 1 + 30 x 2; b 1 + friends 10 + 10 x 3 x 2; dear 5. types: 1 + 30 + 10 + 30.
        var response = await executor.ExecuteAsync(new GraphQLRequest
        {
            Query = "query($n: Int) { a: users(max: $n) { age } b: users(max: 10) { friends { old: age } } dear }",
            Variables = JsonDocument.Parse("""{"n": 30}""").RootElement,
            ReportCost = true,
        });

        Assert.Equal(0, resolved);
        Assert.Equal(
            """{"errors":[{"message":"The operation can cost 137; this server allows 100. Ask for fewer items or fields; the dearest: a.age (60), b.friends.old (60), b.friends (10).","extensions":{"code":"COST_EXCEEDED","cost":137,"limit":100,"fieldCost":137,"typeCost":71,"dearest":[{"path":"a.age","cost":60},{"path":"b.friends.old","cost":60},{"path":"b.friends","cost":10}]}}],"extensions":{"cost":{"cost":137,"limit":100,"fieldCost":137,"typeCost":71}}}""",
            response.ToJson());
    }

    [Fact]
    public async Task At_the_limit_an_operation_runs_and_one_over_it_does_not()
    {
        // types: 1 + 999 and 1 + 1,000.
        Assert.Empty((await AskAsync("{ users(max: 999) { name } }")).Errors);
        var refused = await AskAsync("{ users(max: 1000) { name } }");

        Assert.Equal(ErrorCodes.CostExceeded, Assert.Single(refused.Errors).Code);
        Assert.True(refused.IsRequestError);
        Assert.Equal(1_001.0, refused.Errors[0].Extensions!["cost"]);
    }

    [Theory]
    [InlineData("{ users(max: 1000) { name } }", "{}", false)]
    [InlineData("{ users(max: 1001) { name } }", "{}", true)]
    [InlineData("query($n: Int) { page(first: $n) { nodes { name } } }", """{"n": 1001}""", true)]
    [InlineData("query($s: Search) { search(input: $s) { name } }", """{"s": {"first": 5000}}""", true)]
    public async Task A_page_has_at_most_a_thousand_items(string query, string variables, bool isRefused)
    {
        var response = await AskAsync(query, variables, new GraphQLLimits { MaxCost = 5_000 });

        Assert.Equal(isRefused, response.IsRequestError);
        if (isRefused)
        {
            var error = Assert.Single(response.Errors);
            Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
            Assert.Equal("pageSize", error.Extensions!["name"]);
            Assert.Contains("a page has at most 1000", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("{ strict { name } }", 0)]
    [InlineData("{ strict(first: null) { name } }", 0)]
    [InlineData("{ strict(first: 1, last: 1) { name } }", 2)]
    public async Task A_slicing_argument_that_is_required_must_be_given_once(string query, int given)
    {
        Assert.Equal(
            $"\"strict\" must be given exactly one of \"first\", \"last\", which say how many items to give; {given} are given.",
            Assert.Single((await AskAsync(query)).Errors).Message);
        Assert.Empty((await AskAsync("{ strict(last: 2) { name } }")).Errors);
    }

    [Fact]
    public void Cost_directives_that_do_not_fit_the_schema_stop_the_start()
    {
        var schema = Sdl
            .Replace("weight: \"2.0\"", "weight: \"-2\"", StringComparison.Ordinal)
            .Replace("[\"max\"], requireOneSlicingArgument: false)\n  strict", "[\"most\"])\n  strict", StringComparison.Ordinal)
            .Replace("sizedFields: [\"nodes\"]", "sizedFields: [\"total\"]", StringComparison.Ordinal);

        var fault = Assert.Throws<SchemaBindingException>(() => Executor(new GraphQLLimits(), () => { }, schema));

        Assert.Equal(
            [
                "Query.page: @listSize does not fit: its sub-field \"total\" of sizedFields is not a list.",
                "Query.users: @listSize does not fit: it has no argument \"most\" of slicingArguments.",
                "User.age: @cost(weight: \"-2\") is not a number of 0 or more.",
            ],
            fault.Faults.Order());
    }

    [Fact]
    public async Task Greater_pages_never_cost_less_and_no_price_overflows()
    {
        var random = new Random(3);
        for (var round = 0; round < 200; round++)
        {
            var depth = random.Next(1, 60);
            var query = "query($n: Int) { users(max: $n) { age "
                + string.Concat(Enumerable.Repeat("friends(max: $n) { age ", depth)) + new string('}', depth + 2);
            var last = (Fields: 0.0, Types: 0.0);
            foreach (var size in (int[])[-7, 0, 1, random.Next(2, 50), random.Next(50, 1_000_000), int.MaxValue])
            {
                var price = await PriceAsync(query, $$"""{"n": {{size}}}""");

                Assert.True(price.Fields >= last.Fields && price.Types >= last.Types, $"{size} at {depth} levels");
                Assert.True(price.Fields is >= 0 and <= 1e12 && price.Types is >= 0 and <= 1e12);
                last = price;
            }
        }
    }

    [Theory]
    [InlineData("fragment F{0} on User {{ a: friends {{ ...F{1} }} b: friends {{ ...F{1} }} c: friends {{ ...F{1} }} }} ")]
    [InlineData("fragment F{0} on User {{ a: friends {{ ...F{1} ...F{1} }} ...F{1} }} ")]
    public async Task Fragments_that_spread_each_other_are_priced_at_once(string shape)
    {
        const int Length = 60;
        var query = "{ users(max: 1) { ...F0 } } "
            + string.Concat(Enumerable.Range(0, Length)
                .Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, shape, i, i + 1)))
            + $"fragment F{Length} on User {{ name }}";
        var limits = GraphQLLimits.None with { MaxCost = 1_000 };
        var start = System.Diagnostics.Stopwatch.StartNew();

        var response = await AskAsync(query, "{}", limits);

        Assert.Equal(ErrorCodes.CostExceeded, Assert.Single(response.Errors).Code);
        Assert.True(start.Elapsed < TimeSpan.FromSeconds(5), $"It took {start.Elapsed}.");
    }

    private static async Task<(double Fields, double Types)> PriceAsync(string query, string variables = "{}")
    {
        var limits = GraphQLLimits.None with { MaxSameField = 1_000_000 };
        var response = await AskAsync(query, variables, limits, reportCost: true);
        var cost = Assert.IsType<Dictionary<string, object?>>(response.Extensions["cost"]);
        return ((double)cost["fieldCost"]!, (double)cost["typeCost"]!);
    }

    private static ValueTask<GraphQLResponse> AskAsync(
        string query, string variables = "{}", GraphQLLimits? limits = null, bool reportCost = false) =>
        Executor(limits ?? new GraphQLLimits(), () => { }).ExecuteAsync(new GraphQLRequest
        {
            Query = query,
            Variables = JsonDocument.Parse(variables).RootElement,
            ReportCost = reportCost,
        });

    private static GraphQLExecutor Executor(GraphQLLimits limits, Action onResolve, string sdl = Sdl) => new(
        ExecutableSchema.WithDefaultResolver(
            SchemaBuilder.Build(sdl),
            _ =>
            {
                onResolve();
                return new ValueTask<object?>((object?)null);
            },
            (_, _) => null),
        limits);
}
