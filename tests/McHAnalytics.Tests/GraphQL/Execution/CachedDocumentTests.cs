using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Execution;

namespace McHAnalytics.Tests.GraphQL.Execution;

/// <summary>What is kept of a document must never carry one request's variables into another.</summary>
public sealed class CachedDocumentTests
{
    private const string Sdl = """
        type Query { echo(n: Int = 3, in: In): String pets: [Pet!]! }
        input In { list: [Int!] text: String }
        interface Pet { name(loud: Boolean! = false): String! }
        type Cat implements Pet { name(loud: Boolean! = false): String! lives: Int! }
        type Dog implements Pet { name(loud: Boolean! = true): String! tricks: Int! }
        """;

    private readonly GraphQLExecutor _executor = new(
        SchemaBinder.Create(Sdl)
            .BindInput<In>()
            .BindType<Cat>()
            .BindType<Dog>()
            .BindResolvers(typeof(QueryResolvers), "Query")
            .Build());

    [Fact]
    public async Task Arguments_follow_each_requests_variables_and_fixed_ones_stay()
    {
        const string query = "query($n: Int, $t: String) { a: echo(n: $n) b: echo(n: 5) c: echo(in: {list: [1, 2], text: $t}) }";
        for (var n = 0; n < 3; n++)
        {
            Assert.Equal(
                $$$"""{"data":{"a":"n={{{n}}}","b":"n=5","c":"n=3 [1,2] t{{{n}}}"}}""",
                await AskAsync(query, $$"""{"n":{{n}},"t":"t{{n}}"}"""));
        }

        Assert.Equal("""{"data":{"a":"n=3","b":"n=5","c":"n=3 [1,2] "}}""", await AskAsync(query, "{}"));
    }

    [Fact]
    public async Task Conditions_follow_each_requests_variables_also_inside_fragments()
    {
        const string query =
            "query($yes: Boolean!) { pets { ... on Cat { ...C } } } fragment C on Cat { lives @include(if: $yes) name }";

        Assert.Equal("""{"data":{"pets":[{"lives":9,"name":"tom"},{}]}}""", await AskAsync(query, """{"yes":true}"""));
        Assert.Equal("""{"data":{"pets":[{"name":"tom"},{}]}}""", await AskAsync(query, """{"yes":false}"""));
        Assert.Equal("""{"data":{"pets":[{"lives":9,"name":"tom"},{}]}}""", await AskAsync(query, """{"yes":true}"""));
    }

    [Fact]
    public async Task One_field_asked_of_two_types_takes_each_ones_own_defaults()
    {
        const string query = "{ pets { __typename name ... on Dog { tricks } } }";
        for (var time = 0; time < 2; time++)
        {
            Assert.Equal(
                """{"data":{"pets":[{"__typename":"Cat","name":"tom"},{"__typename":"Dog","name":"REX","tricks":2}]}}""",
                await AskAsync(query, "{}"));
        }
    }

    [Fact]
    public async Task Many_requests_at_once_of_one_new_document_agree()
    {
        const string query = "query($n: Int) { echo(n: $n) pets { name ... on Cat { lives } ... on Dog { tricks } } }";
        await Parallel.ForAsync(0, 2_000, async (n, _) => Assert.Equal(
            $$$"""{"data":{"echo":"n={{{n}}}","pets":[{"name":"tom","lives":9},{"name":"REX","tricks":2}]}}""",
            await AskAsync(query, $$"""{"n":{{n}}}""")));
    }

    private async Task<string> AskAsync(string query, string variables) =>
        (await _executor.ExecuteAsync(new GraphQLRequest
        {
            Query = query,
            Variables = JsonDocument.Parse(variables).RootElement,
        })).ToJson();

    internal sealed record In(IReadOnlyList<int>? List, string? Text);

    internal sealed record Cat(int Lives)
    {
        public string Name(bool loud) => loud ? "TOM" : "tom";
    }

    internal sealed record Dog(int Tricks)
    {
        public string Name(bool loud) => loud ? "REX" : "rex";
    }

    internal static class QueryResolvers
    {
        public static string Echo(int? n, In? @in) =>
            $"n={n}" + (@in is null ? "" : $" [{string.Join(',', @in.List ?? [])}] {@in.Text}");

        public static IReadOnlyList<object> Pets() => [new Cat(9), new Dog(2)];
    }
}
