using System.Diagnostics;
using System.Text;
using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Tests.GraphQL.Execution;

/// <summary>What is sent to exhaust a server is refused quickly, and the process lives.</summary>
public sealed class RobustnessTests
{
    private const string Sdl = """
        scalar Any
        input In { in: In v: Int any: Any text: String list: [[Int]] }
        type Query { a: Query id: ID echo(in: In, text: String, any: Any, f: Float, i: Int): Int }
        """;

    private static readonly TimeSpan s_quickly = TimeSpan.FromSeconds(2);

    public static TheoryData<string> Bombs => new()
    {
        Repeated("[", 100_000), Repeated("{a", 100_000), Repeated("{", 100_000), "{echo(any:" + Repeated("[", 100_000),
        "{echo(any:" + Repeated("{a:", 100_000), "query($v:" + Repeated("[", 100_000),
        "{" + Repeated("...{", 5_000) + "id" + Repeated("}", 5_000) + "}",
        "{" + Repeated("... on Query{", 5_000) + "id" + Repeated("}", 5_000) + "}",
        "{" + Repeated("a{", 5_000) + "id" + Repeated("}", 5_000) + "}",
        "{...F0}" + Chain(20_000),
        "{" + Repeated("a{id}", 50_000) + "}", "{" + Repeated("...F0 ", 50_000) + "} fragment F0 on Query{id}",
        "{id" + Repeated("@x", 50_000) + "}", "{id}" + Repeated("query Q{id}", 20_000),
        "query(" + Repeated("$v:Int ", 50_000) + "){id}", Repeated("\"", 200_000), Repeated("\\", 200_000),
        "#" + Repeated("x", 5_000_000), "{echo(i:" + Repeated("9", 200_000) + ")}", "{echo(text:\"\\uD800\")}",
        "{echo(text:\"\\uDC00\\uD800\")}",
    };

    public static TheoryData<string> Oddities => new()
    {
        "{echo(f:" + Repeated("9", 200_000) + ")}", "{echo(f:1e" + Repeated("9", 200_000) + ")}",
        "{echo(any:\"\"\"" + Repeated("\n", 200_000) + "\"\"\")}", "{echo(f:-0.0000" + Repeated("1", 100_000) + ")}",
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task What_is_odd_and_right_is_answered_quickly(string document)
    {
        var clock = Stopwatch.StartNew();

        var response = await Executor(GraphQLLimits.None).ExecuteAsync(new GraphQLRequest { Query = document });

        Assert.Equal("""{"data":{"echo":1}}""", response.ToJson());
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, s_quickly);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_document_is_refused()
    {
        foreach (var document in new[] { "{echo(text:\"\uD800\")}", "\uDC00{id}", "{echo(text:\"\"\"\uD800\"\"\")}" })
        {
            var response = await Executor(GraphQLLimits.None).ExecuteAsync(new GraphQLRequest { Query = document });

            Assert.Equal(ErrorCodes.ParseFailed, Assert.Single(response.Errors).Code);
        }
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public async Task A_bomb_is_refused_quickly_with_default_limits(string document)
    {
        var clock = Stopwatch.StartNew();

        var response = await Executor(new GraphQLLimits()).ExecuteAsync(new GraphQLRequest { Query = document });

        Assert.True(response.IsRequestError);
        Assert.NotEmpty(response.Errors);
        Assert.All(response.Errors, error => Assert.NotEqual(ErrorCodes.InternalError, error.Code));
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, s_quickly);
    }

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_bomb_is_read_or_refused_quickly_even_where_only_nesting_is_counted(string document)
    {
        var clock = Stopwatch.StartNew();
        try
        {
            var parsed = Parser.Parse(document, new ParserOptions { MaxTokens = 20_000, MaxDepth = 200 });
            DocumentValidator.Validate(SchemaBuilder.Build(Sdl), parsed);
        }
        catch (GraphQLErrorException e)
        {
            Assert.StartsWith("Syntax Error: ", e.Error.Message, StringComparison.Ordinal);
        }

        Assert.InRange(clock.Elapsed, TimeSpan.Zero, s_quickly);
    }

    [Theory]
    [InlineData("{\"v\":{\"text\":\"\\ud800\"}}")]
    [InlineData("{\"v\":{\"any\":\"\\udc00x\"}}")]
    [InlineData("{\"v\":{\"any\":{\"\\ud800\":1}}}")]
    [InlineData("{\"v\":{\"\\ud800\":1}}")]
    [InlineData("{\"\\ud800\":1,\"v\":{\"v\":1e999}}")]
    [InlineData("{\"v\":{\"v\":123456789012345678901234567890}}")]
    public async Task Variables_that_cannot_be_read_are_the_askers_fault(string variables)
    {
        using var json = JsonDocument.Parse(variables);

        var response = await Executor(new GraphQLLimits()).ExecuteAsync(
            new GraphQLRequest { Query = "query($v: In) { echo(in: $v) }", Variables = json.RootElement });

        Assert.All(response.Errors, error => Assert.NotEqual(ErrorCodes.InternalError, error.Code));
        Assert.True(JsonDocument.Parse(response.ToJson()).RootElement.ValueKind == JsonValueKind.Object);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_in_a_scalar_of_any_form_is_refused()
    {
        using var json = JsonDocument.Parse("{\"v\":{\"a\":[\"\\ud83d\\ud830\"]}}");

        var response = await Executor(new GraphQLLimits()).ExecuteAsync(
            new GraphQLRequest { Query = "query($v: Any) { echo(any: $v) }", Variables = json.RootElement });

        Assert.Equal(ErrorCodes.BadUserInput, Assert.Single(response.Errors).Code);
    }

    [Fact]
    public async Task Variables_nested_too_deep_are_refused()
    {
        const int Levels = 100_000;
        var text = "{\"v\":" + Repeated("{\"in\":", Levels) + "null" + Repeated("}", Levels) + "}";
        using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = Levels + 10 });
        var clock = Stopwatch.StartNew();

        var response = await Executor(new GraphQLLimits()).ExecuteAsync(
            new GraphQLRequest { Query = "query($v: In) { echo(in: $v) }", Variables = json.RootElement });

        Assert.True(response.IsRequestError);
        Assert.NotEmpty(response.Errors);
        Assert.InRange(clock.Elapsed, TimeSpan.Zero, s_quickly);
    }

    [Fact]
    public async Task A_number_that_JSON_cannot_write_is_written_as_null()
    {
        var executor = Executor(GraphQLLimits.None);

        var response = await executor.ExecuteAsync(new GraphQLRequest { Query = "{ id(x: 1) a { id } }" });
        var infinite = await new GraphQLExecutor(ExecutableSchema.WithDefaultResolver(
            SchemaBuilder.Build("scalar Any type Query { a: Any }"),
            _ => new ValueTask<object?>(new List<object?> { double.PositiveInfinity, 1.5, double.NaN }), (_, _) => null))
            .ExecuteAsync(new GraphQLRequest { Query = "{ a }" });

        Assert.True(response.IsRequestError);
        Assert.Equal("""{"data":{"a":[null,1.5,null]}}""", infinite.ToJson());
    }

    private static GraphQLExecutor Executor(GraphQLLimits limits) => new(
        ExecutableSchema.WithDefaultResolver(
            SchemaBuilder.Build(Sdl), _ => new ValueTask<object?>(1), (_, _) => null),
        limits);

    private static string Repeated(string text, int times) => new StringBuilder().Insert(0, text, times).ToString();

    private static string Chain(int fragments) =>
        string.Concat(Enumerable.Range(0, fragments).Select(i => $" fragment F{i} on Query{{...F{i + 1}}}"))
        + $" fragment F{fragments} on Query{{id}}";
}
