using System.Text;
using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.Execution;

public sealed class GraphQLExecutorTests
{
    private const string Sdl = """
        type Query { a: String b: String! list: [Box!] box: Box boxN: Box! echo(n: Int = 3, s: String): String slow: String }
        type Box { v: Int n: Int! box: Box boxN: Box! }
        type Mutation { one: String two: String }
        """;

    [Fact]
    public async Task Fields_are_answered_in_the_order_asked_and_merged()
    {
        Assert.Equal(
            """{"data":{"z":"a","b":"b","box":{"v":1,"n":2}}}""",
            await AskAsync("{ z: a b box { v } ...F } fragment F on Query { box { n v } z: a }"));
    }

    [Fact]
    public async Task A_null_goes_up_to_the_nearest_place_that_admits_it()
    {
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Box.boxN.","locations":[{"line":1,"column":15}],"path":["box","box","boxN"],"extensions":{"code":"INVALID_RESULT"}}],"data":{"box":{"box":null}}}""",
            await AskAsync("{ box { box { boxN { v } } } }"));
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Box.boxN.","locations":[{"line":1,"column":10}],"path":["boxN","boxN"],"extensions":{"code":"INVALID_RESULT"}}],"data":null}""",
            await AskAsync("{ boxN { boxN { v } } }"));
        Assert.Equal(
            """{"errors":[{"message":"Cannot return null for non-nullable field Query.list.","locations":[{"line":1,"column":3}],"path":["list",1],"extensions":{"code":"INVALID_RESULT"}}],"data":{"list":null}}""",
            await AskAsync("{ list { v } }"));
    }

    [Fact]
    public async Task Skip_and_include_are_obeyed_with_variables()
    {
        Assert.Equal(
            """{"data":{"b":"b"}}""",
            await AskAsync("query($no: Boolean!) { a @include(if: $no) b @skip(if: $no) }", """{"no":false}"""));
    }

    [Theory]
    [InlineData("{}", "n=3 s=left out")]
    [InlineData("""{"n":null,"s":null}""", "n=null s=null")]
    [InlineData("""{"n":7,"s":"x","unknown":1}""", "n=7 s=x")]
    public async Task Left_out_null_and_given_are_told_apart(string variables, string expected)
    {
        Assert.Equal(
            $$$"""{"data":{"echo":"{{{expected}}}"}}""",
            await AskAsync("query($n: Int, $s: String) { echo(n: $n, s: $s) }", variables));
    }

    [Fact]
    public async Task A_variable_of_a_wrong_type_is_refused_before_anything_runs()
    {
        var response = await Executor().ExecuteAsync(new GraphQLRequest
        {
            Query = "query($n: Int) { echo(n: $n) }",
            Variables = JsonDocument.Parse("""{"n":1.5}""").RootElement,
        });

        Assert.True(response.IsRequestError);
        var error = Assert.Single(response.Errors);
        Assert.Equal("Variable \"$n\" got invalid value 1.5; Int cannot represent non-integer value: 1.5", error.Message);
        Assert.Equal(ErrorCodes.BadUserInput, error.Code);
    }

    [Fact]
    public async Task Mutations_run_one_after_the_other_and_not_where_only_queries_may()
    {
        Assert.Equal("""{"data":{"one":"1","two":"2"}}""", await AskAsync("mutation { one two }"));

        var response = await Executor().ExecuteAsync(
            new GraphQLRequest { Query = "mutation { one }", RequireQuery = true });

        Assert.Equal(ErrorCodes.OperationNotAllowed, Assert.Single(response.Errors).Code);
    }

    [Fact]
    public async Task Giving_up_the_request_reaches_the_resolver_and_the_caller()
    {
        using var source = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Executor().ExecuteAsync(new GraphQLRequest { Query = "{ slow }" }, source.Token));
    }

    [Theory]
    [InlineData("{ box { box { box { box { v } } } } }", "The operation asks 5 levels deep; this server allows 4. ")]
    [InlineData(
        "{ ...F } fragment F on Query { box { ...G } } fragment G on Box { box { box { box { v } } } }",
        "The operation asks 5 levels deep; this server allows 4. ")]
    [InlineData(
        "{ a1: a a2: a box { v1: v ...F } } fragment F on Box { v2: v n1: n }",
        "The operation asks for 5 fields under other names, fragments opened; this server allows 4. ")]
    [InlineData("{ a a1: a a2: a a3: a }", "The operation asks 4 times for \"a\" of one object; this server allows 3. ")]
    public async Task What_asks_too_much_is_refused_with_the_limit(string query, string expected)
    {
        var limits = new GraphQLLimits { MaxDepth = 4, MaxAliases = 4, MaxSameField = 3 };

        var response = await Executor(limits).ExecuteAsync(new GraphQLRequest { Query = query });

        var error = Assert.Single(response.Errors);
        Assert.StartsWith(expected, error.Message, StringComparison.Ordinal);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
    }

    [Fact]
    public async Task Hostile_documents_are_refused_and_the_process_lives()
    {
        string[] documents =
        [
            new('[', 100_000),
            new StringBuilder().Insert(0, "{a", 100_000).ToString(),
            "{ box " + new StringBuilder().Insert(0, "{ ... on Box ", 5_000) + "{ v }" + new string('}', 5_001),
        ];
        foreach (var document in documents)
        {
            var response = await Executor().ExecuteAsync(new GraphQLRequest { Query = document });

            Assert.True(response.IsRequestError);
        }
    }

    [Fact]
    public async Task Introspection_and_the_printed_schema_tell_the_same()
    {
        var executor = Executor();
        Assert.Equal(
            SchemaPrinter.Print(executor.Executable.Schema),
            SchemaPrinter.Print(SchemaBuilder.Build(SchemaPrinter.Print(executor.Executable.Schema))));
        Assert.Equal(
            """{"data":{"__type":{"kind":"OBJECT","fields":[{"name":"v"},{"name":"n"},{"name":"box"},{"name":"boxN"}]}}}""",
            await AskAsync("""{ __type(name: "Box") { kind fields { name } } }"""));
    }

    private static async Task<string> AskAsync(string query, string variables = "{}")
    {
        var response = await Executor().ExecuteAsync(new GraphQLRequest
        {
            Query = query,
            Variables = JsonDocument.Parse(variables).RootElement,
        });
        return response.ToJson();
    }

    private static GraphQLExecutor Executor(GraphQLLimits? limits = null) =>
        new(ExecutableSchema.WithDefaultResolver(SchemaBuilder.Build(Sdl), Resolve, (_, _) => null), limits);

    private static async ValueTask<object?> Resolve(ResolverContext context)
    {
        switch (context.FieldName)
        {
            case "slow":
                await Task.Delay(Timeout.Infinite, context.CancellationToken);
                return null;
            case "echo":
                var s = context.Arguments.TryGetValue("s", out var given) ? given ?? "null" : "left out";
                return $"n={context.Argument("n") ?? "null"} s={s}";
            case "list":
                return new object?[] { "box", null };
            case "boxN" when context.Parent is not null:
                return null;
            default:
                return context.FieldName switch { "v" => 1, "n" => 2, "one" => "1", "two" => "2", var name => name };
        }
    }
}
