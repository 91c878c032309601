using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;

namespace McHAnalytics.Tests.GraphQL.Execution;

/// <summary>Wherever a fault of the server arises, the asker reads a trace id and nothing of it.</summary>
public sealed class OpaqueFaultTests
{
    private const string Secret = "SELECT name FROM woman; /srv/data/keys; Npgsql.SecretException";

    private const string Sdl = """
        scalar Day
        scalar Weight
        interface Node { id: ID! }
        type Place implements Node { id: ID! size: Int loaded: Int }
        type Query {
          thrown: Int later: Int enumerated: [Int!] enumeratedLater: [Int] places: [Place!]! node: Node
          day: Day wrongDay: Day weight: Weight wrongWeight: Weight nested: [[Int]] told: Int
        }
        """;

    [Theory]
    [InlineData("{ thrown }")]
    [InlineData("{ later }")]
    [InlineData("{ enumerated }")]
    [InlineData("{ enumeratedLater }")]
    [InlineData("{ nested }")]
    [InlineData("{ places { size } }")]
    [InlineData("{ places { loaded } }")]
    [InlineData("{ day }")]
    [InlineData("{ wrongDay }")]
    [InlineData("{ weight }")]
    [InlineData("{ wrongWeight }")]
    public async Task A_fault_is_told_by_its_trace_id_only(string query)
    {
        var faults = new List<(Exception Fault, string TraceId)>();
        var executor = new GraphQLExecutor(Bind(), onFault: (fault, traceId) => faults.Add((fault, traceId)));

        var response = await executor.ExecuteAsync(new GraphQLRequest { Query = query });
        var json = response.ToJson();

        Assert.All(response.Errors, error => Assert.Equal(ErrorCodes.InternalError, error.Code));
        Assert.Equal(
            faults.Select(fault => fault.TraceId), response.Errors.Select(error => error.Extensions!["traceId"]));
        Assert.NotEmpty(faults);
        foreach (var word in (string[])["SELECT", "woman", "/srv", "Exception", "System.", "McHAnalytics", "   at ", "DateOnly", "Decimal"])
        {
            Assert.DoesNotContain(word, json, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_fault_in_finding_the_type_of_an_answer_is_told_by_its_trace_id_only()
    {
        var schema = McHAnalytics.GraphQL.TypeSystem.SchemaBuilder.Build(
            "interface Node { id: ID } type Place implements Node { id: ID } type Query { node: Node }");
        var executor = new GraphQLExecutor(ExecutableSchema.WithDefaultResolver(
            schema, _ => new ValueTask<object?>(new object()), (_, _) => throw new InvalidOperationException(Secret)));

        var response = await executor.ExecuteAsync(new GraphQLRequest { Query = "{ node { id } }" });

        Assert.Equal(ErrorCodes.InternalError, Assert.Single(response.Errors).Code);
        Assert.DoesNotContain("SELECT", response.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_meant_for_the_asker_reaches_them()
    {
        var response = await new GraphQLExecutor(Bind()).ExecuteAsync(new GraphQLRequest { Query = "{ told }" });

        Assert.Equal(
            """{"errors":[{"message":"Take another.","locations":[{"line":1,"column":3}],"path":["told"],"extensions":{"code":"MCH-T001"}}],"data":{"told":null}}""",
            response.ToJson());
    }

    private static ExecutableSchema Bind() => SchemaBinder.Create(Sdl)
        .BindScalar("Day", ScalarBinding.Text(DateOnly.Parse, Show))
        .BindScalar("Weight", ScalarBinding.Number(number => number, Weigh))
        .BindType<Place>("Place")
        .BindResolvers(typeof(PlaceResolvers), "Place")
        .BindResolvers(typeof(Queries), "Query")
        .Build(_ => false);

    private static string Show(DateOnly day) => throw new InvalidOperationException(Secret);

    private static decimal Weigh(decimal weight) => throw new InvalidOperationException(Secret);

    /// <summary>A place.</summary>
    public sealed record Place(string Id);

    /// <summary>Answers the query's fields, each in a way of its own failing.</summary>
    public static class Queries
    {
        public static int? Thrown() => throw new InvalidOperationException(Secret);

        public static async Task<int?> LaterAsync()
        {
            await Task.Yield();
            throw new InvalidOperationException(Secret);
        }

        public static IEnumerable<int> Enumerated()
        {
            yield return 1;
            throw new InvalidOperationException(Secret);
        }

        public static async Task<IEnumerable<int?>> EnumeratedLaterAsync()
        {
            await Task.Yield();
            return Enumerated().Select(number => (int?)number);
        }

        public static IEnumerable<IEnumerable<int?>> Nested() => [Enumerated().Select(number => (int?)number)];

        public static IReadOnlyList<Place> Places() => [new("a")];

        public static object? Node() => null;

        public static DateOnly? Day() => new DateOnly(2025, 3, 31);

        public static DateOnly? WrongDay() => throw new FormatException(Secret);

        public static decimal? Weight() => 3.2m;

        public static decimal? WrongWeight() => throw new OverflowException(Secret);

        public static int? Told() => throw new GraphQLUserException("Take another.", "MCH-T001");
    }

    /// <summary>Answers a place's fields: one by one, and by a batch loader.</summary>
    public static class PlaceResolvers
    {
        public static int? Size(Place place) => throw new InvalidOperationException(Secret + place);

        [BatchResolver]
        public static Task<IReadOnlyList<int?>> LoadedAsync(IReadOnlyList<Place> places) =>
            throw new InvalidOperationException(Secret + places.Count);
    }
}
