using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.GraphQL.Execution;

/// <summary>Every limit with its default: what stands at the limit is answered, one more is refused by name.</summary>
public sealed class GraphQLLimitsTests
{
    private const string Sdl = """
        directive @on(text: String) repeatable on FIELD | QUERY | VARIABLE_DEFINITION | FRAGMENT_SPREAD
        type Query { n(a: Int): Int box: Box take(texts: [String], where: Where): Int }
        type Box { n: Int m: Int box: Box }
        input Where { text: String texts: [String!] next: Where }
        """;

    private static readonly GraphQLLimits s_defaults = new();

    [Theory]
    [InlineData("documentBytes", 262_144)]
    [InlineData("tokens", 2_000)]
    [InlineData("recursion", 100)]
    [InlineData("depth", 10)]
    [InlineData("introspectionDepth", 15)]
    [InlineData("aliases", 30)]
    [InlineData("sameField", 10)]
    [InlineData("directivesPerLocation", 4)]
    [InlineData("directives", 50)]
    [InlineData("operations", 10)]
    [InlineData("fragments", 50)]
    [InlineData("variables", 100)]
    [InlineData("listItems", 1_000)]
    [InlineData("textBytes", 4_096)]
    public async Task At_the_limit_a_document_is_answered_and_one_over_it_refused(string name, int limit)
    {
        // Only the limit asked about is on, so that no other speaks first.
        var limits = Only(name);

        var within = await AskAsync(limits, Document(name, limit));
        var over = await AskAsync(limits, Document(name, limit + 1));

        Assert.Empty(within.Errors);
        AssertRefused(over, name, limit);
    }

    [Theory]
    [InlineData("aliases", 30, "{ box { ...F ...G } } fragment F on Box { A }   fragment G on Box { B }")]
    [InlineData("depth", 10, "{ ...F } fragment F on Query { box { ...G } } fragment G on Box { D }")]
    public async Task Fragments_do_not_hide_what_is_asked(string name, int limit, string shape)
    {
        string Fill(int n) => shape
            .Replace("A", Repeat(n / 2, i => $"a{i}: n "), StringComparison.Ordinal)
            .Replace("{ B", "{ " + Repeat(n - (n / 2), i => $"b{i}: m "), StringComparison.Ordinal)
            .Replace("D", Repeat(n - 2, _ => "box { ") + "n" + Repeat(n - 2, _ => "}"), StringComparison.Ordinal);

        Assert.Empty((await AskAsync(Only(name), Fill(limit))).Errors);
        AssertRefused(await AskAsync(Only(name), Fill(limit + 1)), name, limit);
    }

    [Theory]
    [InlineData("""{"t": LIST}""")]
    [InlineData("""{"w": {"texts": LIST}}""")]
    [InlineData("""{"w": {"next": {"next": {"texts": LIST}}}}""")]
    public async Task Lists_in_variables_are_counted_wherever_they_stand(string shape)
    {
        string Fill(int n) => shape.Replace(
            "LIST", "[" + string.Join(',', Enumerable.Repeat("\"a\"", n)) + "]", StringComparison.Ordinal);

        Assert.Empty((await TakeAsync(Fill(1_000))).Errors);
        AssertRefused(await TakeAsync(Fill(1_001)), "listItems", 1_000);
    }

    [Theory]
    [InlineData("""{"t": "TEXT"}""", "a", 1)]
    [InlineData("""{"t": ["a", "TEXT"]}""", "é", 2)]
    [InlineData("""{"w": {"next": {"text": "TEXT"}}}""", "孕", 3)]
    [InlineData("""{"w": {"next": {"texts": ["TEXT"]}}}""", "\\u5b55", 3)]
    public async Task Texts_in_variables_are_measured_in_bytes_of_utf8(string shape, string character, int bytes)
    {
        // 4,096 bytes are 4,096 of "a", 2,048 of "é", 1,365 of "孕" and one more byte.
        string Fill(int n) => shape.Replace(
            "TEXT", Repeat(n / bytes, _ => character) + new string('a', n % bytes), StringComparison.Ordinal);

        Assert.Empty((await TakeAsync(Fill(4_096))).Errors);
        AssertRefused(await TakeAsync(Fill(4_097)), "textBytes", 4_096);
    }

    [Fact]
    public async Task Variables_nested_in_each_other_are_counted_and_not_followed()
    {
        string Nested(int n) => """{"w": """ + Repeat(n - 1, _ => """{"next": """) + "{}" + new string('}', n);
        var limits = s_defaults with { MaxRecursion = 20 };

        Assert.Empty((await TakeAsync(Nested(20), limits)).Errors);
        AssertRefused(await TakeAsync(Nested(21), limits), "recursion", 20);
    }

    [Fact]
    public async Task What_no_operation_declares_is_not_counted()
    {
        var response = await AskAsync(
            s_defaults, "{ n }", """{"unused": [""" + string.Join(',', Enumerable.Repeat("1", 5_000)) + "]}");

        Assert.Empty(response.Errors);
    }

    [Fact]
    public async Task A_refusal_says_which_limit_what_was_found_and_what_to_do()
    {
        var response = await AskAsync(s_defaults, Document("depth", 11));

        Assert.Equal(
            """{"errors":[{"message":"The operation asks 11 levels deep; this server allows 10. Ask for the inner part by its id in a second request.","locations":[{"line":1,"column":1}],"extensions":{"code":"LIMIT_EXCEEDED","name":"depth","limit":10,"found":11}}]}""",
            response.ToJson());
    }

    [Fact]
    public async Task At_most_a_hundred_errors_are_reported()
    {
        var unknown = string.Join(' ', Enumerable.Range(0, 500).Select(i => $"unknown{i}"));

        var response = await AskAsync(s_defaults, "{ " + unknown + " }");

        Assert.Equal(100, response.Errors.Count);
        Assert.StartsWith("Too many validation errors", response.Errors[^1].Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At_most_a_hundred_failures_of_fields_are_reported()
    {
        var executor = new GraphQLExecutor(ExecutableSchema.WithDefaultResolver(
            SchemaBuilder.Build("type Query { boxes: [Box] } type Box { n: Int }"),
            context => context.FieldName == "boxes"
                ? new ValueTask<object?>(Enumerable.Repeat("box", 150).ToList())
                : throw new GraphQLUserException("There is none.", "NONE"),
            (_, _) => null));

        var response = await executor.ExecuteAsync(new GraphQLRequest { Query = "{ boxes { n } }" });

        Assert.Equal(100, response.Errors.Count);
        Assert.Equal(["boxes", 0, "n"], response.Errors[0].Path!);
    }

    /// <summary>A document that asks exactly this much of one thing.</summary>
    private static string Document(string name, int n) => name switch
    {
        "documentBytes" => "{ n } #" + new string('孕', (n - 7) / 3) + new string('a', (n - 7) % 3),
        "tokens" => "{ " + Repeat(n - 2, _ => "n ") + "}",
        "recursion" => Repeat(n, i => i == 0 ? "{" : "box {") + "n" + new string('}', n),
        "depth" => "{ " + Repeat(n - 1, _ => "box { ") + "n" + new string('}', n),
        "introspectionDepth" => """{ __type(name: "Box") { """ + Repeat(n - 2, _ => "ofType { ") + "name"
            + new string('}', n),
        "aliases" => "{ " + Repeat(n, i => $"a{i}: n ") + "}",
        "sameField" => "{ " + Repeat(n, _ => "n ") + "}",
        "directivesPerLocation" => "{ n " + Repeat(n, _ => "@on ") + "}",
        "directives" => "{ " + Repeat(n, _ => "n @on ") + "}",
        "operations" => Repeat(n, i => $"query Q{i} {{ n }} "),
        "fragments" => "{ " + Repeat(n, i => $"...F{i} ") + "} " + Repeat(n, i => $"fragment F{i} on Query {{ n }} "),
        "variables" => "query(" + Repeat(n, i => $"$v{i}: Int ") + ") { " + Repeat(n, i => $"a{i}: n(a: $v{i}) ") + "}",
        "listItems" => "{ take(texts: [" + Repeat(n, _ => "null ") + "]) }",
        "textBytes" => "{ take(where: { text: \"" + new string('a', n) + "\" }) }",
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such limit."),
    };

    private static GraphQLLimits Only(string name)
    {
        var none = GraphQLLimits.None;
        return name switch
        {
            "documentBytes" => none with { MaxDocumentBytes = s_defaults.MaxDocumentBytes },
            "tokens" => none with { MaxTokens = s_defaults.MaxTokens },
            "recursion" => none with { MaxRecursion = s_defaults.MaxRecursion },
            "depth" => none with { MaxDepth = s_defaults.MaxDepth },
            "introspectionDepth" => none with { MaxIntrospectionDepth = s_defaults.MaxIntrospectionDepth },
            "aliases" => none with { MaxAliases = s_defaults.MaxAliases },
            "sameField" => none with { MaxSameField = s_defaults.MaxSameField },
            "directivesPerLocation" => none with { MaxDirectivesPerLocation = s_defaults.MaxDirectivesPerLocation },
            "directives" => none with { MaxDirectives = s_defaults.MaxDirectives },
            "operations" => none with { MaxOperations = s_defaults.MaxOperations },
            "fragments" => none with { MaxFragments = s_defaults.MaxFragments },
            "variables" => none with { MaxVariables = s_defaults.MaxVariables },
            "listItems" => none with { MaxListItems = s_defaults.MaxListItems },
            _ => none with { MaxTextBytes = s_defaults.MaxTextBytes },
        };
    }

    private static void AssertRefused(GraphQLResponse response, string name, long limit)
    {
        Assert.True(response.IsRequestError);
        var error = Assert.Single(response.Errors);
        Assert.Equal(ErrorCodes.LimitExceeded, error.Code);
        Assert.Equal(name, error.Extensions!["name"]);
        Assert.Equal(limit, error.Extensions!["limit"]);
    }

    private static string Repeat(int times, Func<int, string> part) =>
        string.Concat(Enumerable.Range(0, times).Select(part));

    private static Task<GraphQLResponse> TakeAsync(string variables, GraphQLLimits? limits = null) =>
        AskAsync(limits ?? s_defaults, "query($t: [String], $w: Where) { take(texts: $t, where: $w) }", variables);

    private static async Task<GraphQLResponse> AskAsync(GraphQLLimits limits, string query, string variables = "{}")
    {
        var schema = SchemaBuilder.Build(Sdl);
        var executor = new GraphQLExecutor(
            ExecutableSchema.WithDefaultResolver(schema, _ => new ValueTask<object?>((object?)null), (_, _) => null),
            limits);
        return await executor.ExecuteAsync(new GraphQLRequest
        {
            Query = query,
            OperationName = query.StartsWith("query Q0", StringComparison.Ordinal) ? "Q0" : null,
            Variables = JsonDocument.Parse(variables).RootElement,
        });
    }
}
