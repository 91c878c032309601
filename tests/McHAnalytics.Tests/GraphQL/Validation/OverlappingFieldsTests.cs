using System.Diagnostics;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;
using McHAnalytics.GraphQL.Validation;

namespace McHAnalytics.Tests.GraphQL.Validation;

/// <summary>Overlapping fields are found as the specification defines them, and in bounded time.</summary>
public sealed class OverlappingFieldsTests
{
    private const string Rule = "OverlappingFieldsCanBeMergedRule";

    private static readonly GraphQLSchema s_schema = SchemaBuilder.Build("""
        interface N { a: N b: N n: Int m: Int s(x: Int): Int list: [N] }
        type A implements N { a: N b: N n: Int m: Int s(x: Int): Int list: [N] t: Int u: A }
        type B implements N { a: N b: N n: Int m: Int s(x: Int): Int list: [N] t: String u: [A] }
        type Query { a: N b: N n: Int m: Int s(x: Int): Int list: [N] ia: A ib: B }
        """);

    /// <summary>Documents that are dear to check where every pair of fields is compared, of about so many tokens.</summary>
    public static TheoryData<string, int> Hostile()
    {
        var data = new TheoryData<string, int>();
        foreach (var size in (int[])[2_000, 40_000])
        {
            foreach (var name in s_hostile.Keys)
            {
                data.Add(name, size);
            }
        }

        return data;
    }

    private static readonly Dictionary<string, Func<int, string>> s_hostile = new()
    {
        ["one field many times"] = n => "{ " + Repeat(n, _ => "n ") + "}",
        ["one object many times"] = n => "{ " + Repeat(n / 4, _ => "a{n} ") + "}",
        ["many times beside a conflict"] = n => "{ " + Repeat(n / 4, _ => "a{n} ") + "x:n x:m }",
        ["many conflicts"] = n => "{ " + Repeat(n / 6, _ => "x:n x:m ") + "}",
        ["many conflicts below"] = n => "{ a{" + Repeat(n / 6, _ => "x:n ") + "} a{" + Repeat(n / 6, _ => "x:m ") + "} }",
        ["types that never meet"] = n =>
            "{ a { ... on A {" + Repeat(n / 6, _ => "x:n ") + "} ... on B {" + Repeat(n / 6, _ => "x:m ") + "} } }",
        ["types that never meet, below"] = n =>
            "{ " + Repeat(n / 24, _ => "a { ... on A { x: a {n} } ... on B { x: b {n} } } ") + "}",
        ["arguments"] = n => "{ " + Repeat(n / 8, _ => "s(x:1) ") + "}",
        ["each fragment twice in the one before"] = n => Chain(n / 22, i => $"a {{...F{i}}} b {{...F{i}}}"),
        ["each fragment merged with itself"] = n => Chain(n / 22, i => $"a {{...F{i}}} a {{...F{i}}}"),
        ["a chain of fragments"] = n => Chain(n / 15, i => $"a {{n}} ...F{i}"),
        ["a star of fragments"] = n => "{ a {" + Repeat(n / 12, i => $"...F{i} ") + "} } "
            + Repeat(n / 12, i => $"fragment F{i} on N {{ a{{n}} }} "),
        ["a star of fragments beside a conflict"] = n => "{ a {" + Repeat(n / 12, i => $"...F{i} ") + " x:n x:m } } "
            + Repeat(n / 12, i => $"fragment F{i} on N {{ a{{n}} }} "),
        ["ever other sets of fragments"] = n => "{ a {...F0} } "
            + Repeat(n / 60, i => $"fragment F{i} on N {{ a {{...F{i + 1} ...X{i + 1}}} b {{...F{i + 1} ...Y{i + 1}}} }} "
                + $"fragment X{i} on N {{ n a {{...X{i + 1}}} b {{...X{i + 1}}} }} "
                + $"fragment Y{i} on N {{ m a {{...Y{i + 1}}} b {{...Y{i + 1}}} }} ")
            + $"fragment F{n / 60} on N {{ n }} fragment X{n / 60} on N {{ n }} fragment Y{n / 60} on N {{ n }}",
        ["a hundred aliases of fragments"] = n =>
            "{ " + Repeat(100, i => $"z{i}: a {{ {Repeat((n / 400) + 1, j => $"...F{j} ")} }} ") + "} "
            + Repeat((n / 400) + 1, i => $"fragment F{i} on N {{ a{{n}} b{{m}} }} "),
    };

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Hostile_documents_take_bounded_time(string name, int tokens)
    {
        var document = Parser.Parse(s_hostile[name](tokens), new ParserOptions { MaxDepth = 500 });
        var watch = Stopwatch.StartNew();

        var errors = DocumentValidator.Validate(s_schema, document);

        // Alone 2,000 tokens take under 0.1 s and 40,000 under 1 s; comparing all pairs would take minutes. Between the two
        // there is room for whatever else the machine does.
        var limit = TimeSpan.FromSeconds(tokens <= 2_000 ? 2 : 10);
        Assert.True(watch.Elapsed < limit, $"It took {watch.Elapsed}.");
        Assert.All(errors, error => Assert.True(error.Message.Length < 20_000, $"{error.Message.Length} characters"));
    }

    [Fact]
    public void The_verdict_is_that_of_the_specification_on_random_documents()
    {
        var random = new Random(20_251);
        var conflicts = 0;
        for (var round = 0; round < 4_000; round++)
        {
            var text = RandomDocument(random);
            var document = Parser.Parse(text);

            var found = DocumentValidator.Validate(s_schema, document, onlyRule: Rule);

            var expected = !new SpecifiedMerging(s_schema, document).CanMerge();
            Assert.True(expected == !found.IsEmpty, $"{string.Join(' ', found)} in {text}");
            conflicts += expected ? 1 : 0;
        }

        // Neither verdict may be the rule, or the test shows nothing.
        Assert.InRange(conflicts, 500, 3_500);
    }

    private static string RandomDocument(Random random)
    {
        var budget = random.Next(4, 30);
        return $"{{ {Selections(0)} }} fragment F on N {{ {Selections(2)} }} fragment G on A {{ {Selections(2)} }}";

        string Selections(int depth) => string.Join(' ', Enumerable.Range(0, random.Next(1, 4)).Select(_ => One(depth)));

        string One(int depth)
        {
            budget--;
            var isDeep = depth >= 4 || budget < 0;
            return random.Next(isDeep ? 4 : 10) switch
            {
                0 => "n",
                1 => "x: n",
                2 => random.Next(4) == 0 ? "x: m" : "m",
                3 => $"s(x: {random.Next(2)})",
                4 => $"a {{ {Selections(depth + 1)} }}",
                5 => $"y: {(random.Next(5) == 0 ? "b" : "a")} {{ {Selections(depth + 1)} }}",
                6 when depth > 0 => $"... on A {{ {Selections(depth + 1)} t }}",
                7 when depth > 0 => $"... on B {{ {Selections(depth + 1)} {(random.Next(3) == 0 ? "t: n" : "t")} }}",
                8 when depth is > 0 and < 2 => "...F",
                9 when depth is > 0 and < 2 => "...G",
                _ => "n",
            };
        }
    }

    private static string Chain(int length, Func<int, string> body) =>
        "{ a {...F0} } " + Repeat(length, i => $"fragment F{i} on N {{ {body(i + 1)} }} ")
        + $"fragment F{length} on N {{ n }}";

    private static string Repeat(int times, Func<int, string> part) =>
        string.Concat(Enumerable.Range(0, times).Select(part));
}
