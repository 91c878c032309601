using McHAnalytics.GraphQL.Errors;

namespace McHAnalytics.Api.Schema.Paging;

/// <summary>Which part of a list is asked for.</summary>
/// <param name="Offset">Items to leave out first.</param>
/// <param name="Limit">Most items to give, 0 to <see cref="Largest"/>.</param>
internal readonly record struct Page(int Offset, int Limit)
{
    /// <summary>Items of a page when the asker names no number.</summary>
    public const int Usual = 100;

    /// <summary>Most items of a page.</summary>
    public const int Largest = 1_000;

    public static Page Of(int? first, string? after)
    {
        var limit = first ?? Usual;
        return limit is >= 0 and <= Largest
            ? new Page(Cursor.OffsetAfter(after), limit)
            : throw new GraphQLUserException(
                $"`first` is {limit}; it takes 0 to {Largest}. Ask for the next page with `after: pageInfo.endCursor`. "
                + $"每页最多 {Largest} 条。",
                "MCH-A002");
    }

    public Connection<T> Cut<T>(IReadOnlyList<T> all) =>
        new([.. all.Skip(Offset).Take(Limit)], all.Count, Offset);
}
