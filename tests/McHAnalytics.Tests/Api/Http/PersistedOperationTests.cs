using System.Net;
using McHAnalytics.Api.Hosting;
using McHAnalytics.Api.Http;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.Tests.Api.Http;

public sealed class PersistedOperationTests : IDisposable
{
    // printf '{ word }' | sha256sum
    private const string Word = "{ word }";
    private const string WordHash = "ef6393f1ec92497a2e9d1b38d380ca8470dace14ddbcab484d953a1078a731bd";

    private readonly TestFolder _folder = new();

    [Theory]
    [InlineData("application/json", 200)]
    [InlineData("application/graphql-response+json", 400)]
    public async Task An_unknown_hash_is_answered_as_Apollos_clients_expect(string accept, int status)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(ByHash(WordHash), accept);

        var error = (await response.JsonAsync()).GetProperty("errors")[0];
        Assert.Equal(status, (int)response.StatusCode);
        Assert.Equal("PersistedQueryNotFound", error.GetProperty("message").GetString());
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", error.GetProperty("extensions").GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_document_sent_along_with_its_hash_is_answered_by_the_hash_from_then_on()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var first = await route.PostAsync(ByHash(WordHash, Word));
        using var byPost = await route.PostAsync(ByHash(WordHash.ToUpperInvariant()));
        using var byGet = await route.GetAsync(
            "extensions=" + Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{WordHash}}}"}}"""));

        foreach (var response in new[] { first, byPost, byGet })
        {
            Assert.Equal("妇幼", (await response.JsonAsync()).GetProperty("data").GetProperty("word").GetString());
        }
    }

    [Fact]
    public async Task A_hash_that_is_not_the_documents_is_refused_and_nothing_is_kept()
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostAsync(ByHash(WordHash, "{ count }"));
        using var after = await route.PostAsync(ByHash(WordHash));

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal("MCH-H400", await response.CodeAsync());
        Assert.Equal("PERSISTED_QUERY_NOT_FOUND", await after.CodeAsync());
    }

    [Theory]
    [InlineData("""{"version":2,"sha256Hash":"HASH"}""")]
    [InlineData("""{"sha256Hash":"HASH"}""")]
    [InlineData("""{"version":1}""")]
    [InlineData("""{"version":1,"sha256Hash":"abc"}""")]
    [InlineData("""{"version":1,"sha256Hash":7}""")]
    [InlineData("7")]
    public async Task A_malformed_persisted_query_is_refused(string persistedQuery)
    {
        await using var route = await RouteUnderTest.StartAsync();

        using var response = await route.PostTextAsync(
            """{"query":"{ word }","extensions":{"persistedQuery":""" + persistedQuery.Replace("HASH", WordHash, StringComparison.Ordinal) + "}}");

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [Fact]
    public async Task A_document_that_is_not_valid_is_not_kept()
    {
        var operations = new AutomaticOperations();
        await using var route = await RouteUnderTest.StartAsync(operations: operations);

        using var response = await route.PostAsync(ByHash(Sha256Text.Of("{ nothing }"), "{ nothing }"));

        Assert.Equal(0, operations.Count);
    }

    [Fact]
    public void What_is_kept_is_bounded_in_number_and_in_length_and_the_oldest_goes()
    {
        var operations = new AutomaticOperations(documents: 3, characters: 100);
        for (var i = 0; i < 10; i++)
        {
            operations.Keep(Request($"{{ a{i} }}"));
        }

        Assert.Equal(3, operations.Count);
        Assert.NotNull(operations.Find(Request("{ a6 }") with { Query = null }, out _));
        Assert.Null(operations.Find(Request("{ a7 }") with { Query = null }, out var text));
        Assert.Equal("{ a7 }", text);

        operations.Keep(Request(new string('x', 90)));
        operations.Keep(Request(new string('y', 101)));
        Assert.Equal(2, operations.Count); // 90 characters and the 6 of { a9 }
    }

    [Fact]
    public async Task Where_operations_are_listed_only_those_are_answered()
    {
        File.WriteAllText(_folder.File("word.graphql"), Word + "\n");
        await using var route = await RouteUnderTest.StartAsync(operations: ListedOperations.Read(_folder.Path));

        using var byHash = await route.PostAsync(ByHash(WordHash));
        using var byText = await route.PostAsync(new { query = Word });
        using var unknownHash = await route.PostAsync(ByHash(Sha256Text.Of("{ count }")));
        using var unknownText = await route.PostAsync(ByHash(Sha256Text.Of("{ count }"), "{ count }"));

        Assert.True((await byHash.JsonAsync()).TryGetProperty("data", out _));
        Assert.True((await byText.JsonAsync()).TryGetProperty("data", out _));
        Assert.Equal("PERSISTED_QUERY_NOT_IN_LIST", await unknownHash.CodeAsync());
        Assert.Equal("QUERY_NOT_IN_SAFELIST", await unknownText.CodeAsync());
    }

    [Fact]
    public void A_list_may_be_a_map_from_hash_to_text_or_Apollos_manifest()
    {
        File.WriteAllText(_folder.File("map.json"), $$"""{"{{WordHash}}":"{ word }"}""");
        File.WriteAllText(
            _folder.File("manifest.json"),
            $$"""
            {"format":"apollo-persisted-query-manifest","version":1,
             "operations":[{"id":"{{Sha256Text.Of("query Count { count }")}}","name":"Count","type":"query","body":"query Count { count }"}]}
            """);

        Assert.Equal(2, ListedOperations.Read(_folder.Path).Count);
    }

    [Fact]
    public void A_listed_document_that_the_schema_no_longer_answers_is_named_with_its_file()
    {
        File.WriteAllText(_folder.File("a.graphql"), "{ word }\n");
        File.WriteAllText(_folder.File("b.graphql"), "{ gone }\n");
        File.WriteAllText(_folder.File("c.gql"), "{ word\n");
        var schema = SchemaBuilder.Build("type Query { word: String }");

        var faults = ListedOperations.Read(_folder.Path).FaultsAgainst(schema).ToList();

        Assert.Equal(["b.graphql", "c.gql"], faults.Select(fault => fault.File));
        Assert.Contains("Cannot query field \"gone\"", faults[0].Fault, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list.json", "[]")]
    [InlineData("list.json", "{\"abc\":\"{ word }\"}")]
    [InlineData("list.json", "{\"operations\":[{\"id\":7}]}")]
    [InlineData("list.json", "{")]
    [InlineData("readme.txt", "no list")]
    public void A_list_that_cannot_be_right_stops_the_start(string name, string content)
    {
        File.WriteAllText(_folder.File(name), content);

        Assert.Equal("MCH-S004", Assert.Throws<ServerRefusedException>(() => ListedOperations.Read(_folder.Path)).Code);
        Assert.Throws<ServerRefusedException>(() => ListedOperations.Read(_folder.File("absent")));
    }

    public void Dispose() => _folder.Dispose();

    private static SentRequest Request(string text) => new() { Query = text, Sha256Hash = Sha256Text.Of(text) };

    private static object ByHash(string hash, string? query = null) =>
        new { query, extensions = new { persistedQuery = new { version = 1, sha256Hash = hash } } };
}
