using System.Text.Json;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Execution;

namespace McHAnalytics.Tests.GraphQL.Binding;

public sealed class SchemaBinderTests
{
    private const string Sdl = """
        scalar Date
        scalar Decimal
        enum Level { COUNTY LAST_3_MONTHS }
        interface Node { id: ID! }
        type Query {
          place(id: ID!): Place
          places(where: PlaceFilter, first: Int = 2): [Place!]!
          node(id: ID!): Node
          day(of: Date!): Date!
          who: String!
          fails: String
          refused: String
          sum(of: [Decimal!]!): Decimal!
        }
        type Place implements Node {
          id: ID!
          name(lang: String = "zh"): String!
          level: Level!
          parent: Place
          children: [Place!]!
        }
        input PlaceFilter { level: Level name: TextFilter and: [PlaceFilter!] }
        input TextFilter { eq: String in: [String!] }
        """;

    private static int s_loads;

    [Fact]
    public async Task Properties_methods_services_and_arguments_answer_the_fields()
    {
        var answer = await AskAsync(
            """{ place(id: "c1") { id name level } who day(of: "2025-03-31") sum(of: [0.1, "0.2"]) }""");

        Assert.Equal(
            """{"data":{"place":{"id":"c1","name":"县-zh","level":"COUNTY"},"who":"ann","day":"2025-04-01","sum":0.3}}""",
            answer);
    }

    [Fact]
    public async Task Inputs_become_records_with_lists_enums_and_nested_records()
    {
        var answer = await AskAsync(
            """query($w: PlaceFilter) { places(where: $w, first: 5) { id } }""",
            """{"w":{"level":"LAST_3_MONTHS","and":[{"name":{"in":["t2"]}}]}}""");

        Assert.Equal("""{"data":{"places":[{"id":"t2"}]}}""", answer);
    }

    [Fact]
    public async Task A_batch_loader_is_called_once_a_level()
    {
        s_loads = 0;

        var answer = await AskAsync("{ places { id children { id children { id } } } }");

        Assert.Equal(2, s_loads);
        Assert.Equal(
            """{"data":{"places":[{"id":"c1","children":[{"id":"t1","children":[]},{"id":"t2","children":[]}]},"""
            + """{"id":"t1","children":[]}]}}""",
            answer);
    }

    [Fact]
    public async Task An_interface_is_answered_by_the_runtime_type()
    {
        Assert.Equal(
            """{"data":{"node":{"__typename":"Place","id":"t1"}}}""",
            await AskAsync("""{ node(id: "t1") { __typename id } }"""));
    }

    [Fact]
    public async Task A_fault_is_told_to_the_operator_and_hidden_from_the_asker()
    {
        var faults = new List<(Exception Fault, string TraceId)>();
        var executor = new GraphQLExecutor(Bind(), onFault: (fault, traceId) => faults.Add((fault, traceId)));

        var response = await executor.ExecuteAsync(new GraphQLRequest { Query = "{ fails }" });

        var error = Assert.Single(response.Errors);
        Assert.Equal(ErrorCodes.InternalError, error.Code);
        Assert.DoesNotContain("password", response.ToJson(), StringComparison.Ordinal);
        Assert.Equal("password=1234", Assert.Single(faults).Fault.Message);
        Assert.Contains(faults[0].TraceId, response.ToJson(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_askers_error_is_told_with_its_code_and_extensions()
    {
        Assert.Equal(
            """{"errors":[{"message":"No such place.","locations":[{"line":1,"column":3}],"path":["refused"]"""
            + ""","extensions":{"code":"MCH-4041","id":"x"}}],"data":{"refused":null}}""",
            await AskAsync("{ refused }"));
    }

    [Fact]
    public void Every_fault_of_a_binding_is_listed_at_once()
    {
        var exception = Assert.Throws<SchemaBindingException>(() => SchemaBinder
            .Create(Sdl)
            .BindScalar("Date", ScalarBinding.Date)
            .BindEnum<WrongLevel>("Level")
            .BindInput<PlaceFilter>()
            .BindType<Place>()
            .BindType<Place>("Ghost")
            .BindResolvers(typeof(WrongQuery), "Query")
            .Build(type => type == typeof(Asker)));

        Assert.Equal(
            new[]
            {
                "Ghost: bound as ObjectType, but the schema has no such type. Remove the binding or mend its name.",
                "Level.LAST_3_MONTHS: WrongLevel has no member of this name.",
                "Level: WrongLevel.Province is no value of the schema's enum. Add it there, or mark it [GraphQLIgnore].",
                "PlaceFilter.level: Level cannot be given to a Level?.",
                "PlaceFilter.name: TextFilter cannot be given to a TextFilter.",
                "Place.children: nothing answers it. Add a member to Place, or a method to its resolvers.",
                "Place.level: Level cannot answer Level!.",
                "Query.day(of:): WrongQuery.Day does not take this argument.",
                "Query.fails: nothing answers it. Add a method to a class given to .BindResolvers(typeof(...), \"Query\").",
                "Query.node: parameter 'unknown' (Uri) is neither an argument of the field, nor its parent, nor a "
                    + "registered service.",
                "Query.places(first:): Int may be null, a Int32 may not. Write Int32? or give a default.",
                "Query.sum(of:): [Decimal!]! cannot be given to a IReadOnlyList<Decimal>.",
                "Decimal: this scalar is not bound. Add .BindScalar(\"Decimal\", ...).",
                "TextFilter: this input is not bound. Add .BindInput<T>(\"TextFilter\").",
                "WrongQuery.Extra: answers no field of Query. Mend its name, make it private, or mark it [GraphQLIgnore].",
            }.Order(StringComparer.Ordinal),
            exception.Faults.Order(StringComparer.Ordinal));
    }

    private static ExecutableSchema Bind() => SchemaBinder
        .Create(Sdl)
        .BindScalar("Date", ScalarBinding.Date)
        .BindScalar("Decimal", ScalarBinding.Decimal)
        .BindEnum<Level>()
        .BindInput<PlaceFilter>()
        .BindInput<TextFilter>()
        .BindType<Place>()
        .BindResolvers(typeof(PlaceResolvers), "Place")
        .BindResolvers(typeof(QueryResolvers), "Query")
        .Build(type => type == typeof(Asker));

    private static async Task<string> AskAsync(string query, string variables = "{}")
    {
        var response = await new GraphQLExecutor(Bind()).ExecuteAsync(new GraphQLRequest
        {
            Query = query,
            Variables = JsonDocument.Parse(variables).RootElement,
            Services = new Services(),
        });
        return response.ToJson();
    }

    public enum Level
    {
        County,
        Last3Months,
    }

    public enum WrongLevel
    {
        County,
        Province,
    }

    public sealed record Asker(string Name);

    public sealed record TextFilter(string? Eq, IReadOnlyList<string>? In);

    public sealed record PlaceFilter(Level? Level, TextFilter? Name, PlaceFilter[]? And)
    {
        public bool Matches(Place place) =>
            (Level is null || place.Level == Level)
            && (Name?.In is null || Name.In.Contains(place.Id))
            && (And is null || And.All(each => each.Matches(place)));
    }

    public sealed record Place(string Id, Level Level, string? ParentId)
    {
        public string Name(string? lang) => $"县-{lang}";

        public async Task<Place?> Parent(CancellationToken cancellationToken)
        {
            await Task.Delay(1, cancellationToken);
            return QueryResolvers.All.FirstOrDefault(place => place.Id == ParentId);
        }
    }

    public static class PlaceResolvers
    {
        [BatchResolver]
        public static async Task<IReadOnlyList<IReadOnlyList<Place>>> ChildrenAsync(
            IReadOnlyList<Place> parents, CancellationToken cancellationToken)
        {
            s_loads++;
            await Task.Delay(1, cancellationToken);
            return [.. parents.Select(parent => QueryResolvers.All.Where(p => p.ParentId == parent.Id).ToArray())];
        }
    }

    public static class QueryResolvers
    {
        public static Place? Place(string id) => All.FirstOrDefault(place => place.Id == id);

        public static IEnumerable<Place> Places(PlaceFilter? where, int first = 1) =>
            All.Where(place => where?.Matches(place) != false).Take(first);

        public static ValueTask<object?> Node(string id) => new(Place(id));

        public static DateOnly Day(DateOnly of) => of.AddDays(1);

        public static string Who(Asker asker) => asker.Name;

        public static string Fails() => throw new InvalidOperationException("password=1234");

        public static string Refused() => throw new GraphQLUserException(
            "No such place.", "MCH-4041", new Dictionary<string, object?> { ["id"] = "x" });

        public static decimal Sum(IReadOnlyList<decimal> of) => of.Sum();

        internal static IReadOnlyList<Place> All { get; } =
        [
            new("c1", Level.County, null),
            new("t1", Level.County, "c1"),
            new("t2", Level.Last3Months, "c1"),
        ];
    }

    public static class WrongQuery
    {
        public static Place? Place(string id) => null;

        public static IEnumerable<Place> Places(PlaceFilter? where, int first) => [];

        public static object? Node(string id, Uri unknown) => unknown;

        public static DateOnly Day() => default;

        public static string Who(Asker asker) => asker.Name;

        public static string Refused() => "";

        public static string Sum(IReadOnlyList<decimal> of) => "";

        public static string Extra() => "";
    }

    private sealed class Services : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Asker) ? new Asker("ann") : null;
    }
}
