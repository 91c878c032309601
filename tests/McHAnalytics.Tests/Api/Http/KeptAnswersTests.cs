using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using McHAnalytics.Api.Http;
using McHAnalytics.Models.Access;

namespace McHAnalytics.Tests.Api.Http;

/// <summary>Answers that are kept for equal requests, and never longer than what made them is served.</summary>
public sealed class KeptAnswersTests
{
    private static readonly HashSet<string> s_served = ["count", "word"];

    private string? _served = "v1";

    [Fact]
    public async Task An_equal_request_gets_the_answer_of_the_first_until_something_else_is_served()
    {
        await using var route = await StartAsync();

        Assert.Equal("0", await CountAsync(route));
        await AddAsync(route);

        // The first answer, byte for byte: nothing was worked out.
        Assert.Equal("0", await CountAsync(route));
        _served = "v2";
        Assert.Equal("1", await CountAsync(route));
        await AddAsync(route);
        Assert.Equal("1", await CountAsync(route));

        // What was served before and is served again is not believed: its answers are gone.
        _served = "v1";
        Assert.Equal("2", await CountAsync(route));
    }

    [Theory]
    [InlineData("{ count echo(text: \"a\") }")] // echo hangs on more than what is served
    [InlineData("{ count broken }")] // not whole
    [InlineData("{ cached: count }")] // tells, or seems to tell, whether it was kept
    public async Task Other_answers_are_made_anew(string query)
    {
        await using var route = await StartAsync();

        Assert.Equal("0", await CountAsync(route, query));
        await AddAsync(route);

        Assert.Equal("1", await CountAsync(route, query));
    }

    [Fact]
    public async Task Nothing_is_kept_while_it_is_not_known_what_is_served_nor_where_no_room_is_given()
    {
        await using var without = await StartAsync(mostBytes: 0);
        await CountAsync(without);
        await AddAsync(without);
        Assert.Equal("1", await CountAsync(without));

        _served = null;
        await using var unknown = await StartAsync();
        await CountAsync(unknown);
        await AddAsync(unknown);
        Assert.Equal("1", await CountAsync(unknown));
    }

    [Fact]
    public async Task An_answer_is_not_kept_under_the_name_of_what_is_served_no_more()
    {
        var looks = 0;
        await using var route = await RouteUnderTest.StartAsync(new EndpointOptions
        {
            // Another version is published while the first request is answered.
            Served = () => ++looks == 1 ? "v1" : "v2", ServedFields = s_served,
        });

        await CountAsync(route);
        await AddAsync(route);

        Assert.Equal("1", await CountAsync(route));
    }

    [Fact]
    public void Requests_that_differ_in_anything_have_keys_that_differ()
    {
        var owner = Asker.LocalOwner.Scope;
        var keys = new List<AnswerKey>
        {
            Key("{ word }", owner, AnswerType.Json),
            Key("{ word } ", owner, AnswerType.Json),
            Key("{ word }", owner, AnswerType.ResponseJson),
            Key("{ word }", Asker.Parse("PUBLIC")!.Scope, AnswerType.Json),
            Key("{ word }", Asker.Parse("COUNTY:610528")!.Scope, AnswerType.Json),
            Key("{ word }", Asker.Parse("COUNTY:610529")!.Scope, AnswerType.Json),
            Key("b", "a", AnswerType.Json),
            Key("", "ab", AnswerType.Json),
            Key("a\0b", "", AnswerType.Json),
            Key(new string('x', 5_000), owner, AnswerType.Json),
            Key(new string('x', 5_001), owner, AnswerType.Json),
        };

        Assert.Equal(keys.Count, keys.Distinct().Count());
        Assert.Equal(keys[0], Key("{ word }", owner, AnswerType.Json));
    }

    [Fact]
    public async Task A_request_by_the_hash_of_its_document_is_kept_as_well()
    {
        await using var route = await StartAsync();
        const string query = "{ count }";
        var extensions = new { persistedQuery = new { version = 1, sha256Hash = Sha256(query) } };
        using var first = await route.PostAsync(new { query, extensions });
        await AddAsync(route);

        using var named = await route.PostAsync(new { extensions });
        Assert.Contains("\"count\":1", await named.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await AddAsync(route);
        using var again = await route.PostAsync(new { extensions });
        Assert.Contains("\"count\":1", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_room_is_never_exceeded_and_what_is_used_stays_longest()
    {
        var kept = new KeptAnswers(mostBytes: 1_000);
        var keys = Enumerable.Range(0, 30)
            .Select(number => Key($"{{ word{number} }}", "", AnswerType.Json)).ToList();

        foreach (var key in keys)
        {
            kept.Keep("v1", key, 200, new byte[100]);
            kept.Find("v1", keys[0]);
        }

        var found = keys.Where(key => kept.Find("v1", key) is not null).ToList();

        // Ten of 100 bytes fit in 1,000; the first was asked for again and again.
        Assert.Equal(10, found.Count);
        Assert.Equal(keys[0], found[0]);
        Assert.Equal(keys[^1], found[^1]);
        Assert.Null(kept.Find("v2", keys[0]));

        // One that would take more than an eighth of the room is not kept.
        kept.Keep("v1", keys[1], 200, new byte[126]);
        Assert.Null(kept.Find("v1", keys[1]));
    }

    private static AnswerKey Key(string request, string scope, AnswerType type) =>
        AnswerKey.Of(Encoding.UTF8.GetBytes(request), scope, type);

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private Task<RouteUnderTest> StartAsync(long mostBytes = 1 << 20) => RouteUnderTest.StartAsync(
        new EndpointOptions { Served = () => _served, ServedFields = s_served, MostKeptBytes = mostBytes });

    private static async Task<string> CountAsync(RouteUnderTest route, string query = "{ count }")
    {
        using var response = await route.PostAsync(new { query });
        var data = JsonDocument.Parse(Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync())).RootElement
            .GetProperty("data");
        return (data.TryGetProperty("count", out var count) ? count : data.GetProperty("cached")).ToString();
    }

    private static async Task AddAsync(RouteUnderTest route)
    {
        using var response = await route.PostAsync(new { query = "mutation { add }" });
        Assert.Contains("add", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
