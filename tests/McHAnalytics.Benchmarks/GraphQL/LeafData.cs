using System.Globalization;
using McHAnalytics.GraphQL.Binding;

namespace McHAnalytics.Benchmarks.GraphQL;

/// <summary>100 objects of 10 leaf fields, held in memory: 1,000 leaves of every specified scalar and an enum.</summary>
internal static class LeafData
{
    internal const string Schema = """
        type Query { items: [Item!]! }
        type Item {
          id: ID! code: String! name: String! value: Float numerator: Int denominator: Int
          state: State! complete: Boolean! rank: Int! note: String
        }
        enum State { OK NOT_REPORTED }
        """;

    internal const string Document =
        "{ items { id code name value numerator denominator state complete rank note } }";

    internal static IReadOnlyList<Item> Items { get; } = [.. Enumerable.Range(0, 100).Select(Make)];

    internal static ExecutableSchema Bind() => SchemaBinder.Create(Schema)
        .BindEnum<State>()
        .BindType<Item>()
        .BindResolvers(typeof(QueryResolvers), "Query")
        .Build();

    /// <summary>The same objects as graphql-js's default resolver reads them: enum values by their names.</summary>
    internal static IEnumerable<object> ItemsAsReferenceReadsThem() => Items.Select(item => new
    {
        id = item.Id,
        code = item.Code,
        name = item.Name,
        value = item.Value,
        numerator = item.Numerator,
        denominator = item.Denominator,
        state = item.State == State.Ok ? "OK" : "NOT_REPORTED",
        complete = item.Complete,
        rank = item.Rank,
        note = item.Note,
    });

    private static Item Make(int i) => new(
        Id: i.ToString(CultureInfo.InvariantCulture),
        Code: string.Create(CultureInfo.InvariantCulture, $"6101020{i:000}00"),
        Name: $"某县第{i}乡镇卫生院",
        Value: (i * 37 % 1000) / 8.0,
        Numerator: i * 37,
        Denominator: i % 10 == 0 ? null : 8 * i,
        State: i % 10 == 0 ? State.NotReported : State.Ok,
        Complete: i % 3 == 0,
        Rank: i + 1,
        Note: i % 4 == 0 ? "late" : null);

    internal enum State
    {
        Ok,
        NotReported,
    }

    internal sealed record Item(
        string Id, string Code, string Name, double? Value, int? Numerator, int? Denominator, State State, bool Complete,
        int Rank, string? Note);

    internal static class QueryResolvers
    {
        public static IReadOnlyList<Item> Items() => LeafData.Items;
    }
}
