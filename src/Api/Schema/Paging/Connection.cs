namespace McHAnalytics.Api.Schema.Paging;

/// <summary>One page of a list, in the shape of the cursor connection convention.</summary>
/// <param name="Nodes">The items of the page.</param>
/// <param name="TotalCount">How many items there are in all.</param>
/// <param name="Offset">How many items stand before the page.</param>
public sealed record Connection<T>(IReadOnlyList<T> Nodes, int TotalCount, int Offset)
{
    /// <summary>The items with their cursors.</summary>
    public IEnumerable<Edge<T>> Edges => Nodes.Select((node, index) => new Edge<T>(Cursor.At(Offset + index), node));

    /// <summary>What lies before and after.</summary>
    public PageInfo PageInfo => new(
        HasNextPage: Offset + Nodes.Count < TotalCount,
        HasPreviousPage: Offset > 0 && TotalCount > 0,
        StartCursor: Nodes.Count == 0 ? null : Cursor.At(Offset),
        EndCursor: Nodes.Count == 0 ? null : Cursor.At(Offset + Nodes.Count - 1));
}

/// <summary>An item with its cursor.</summary>
public sealed record Edge<T>(string Cursor, T Node);

/// <summary>What lies before and after a page.</summary>
public sealed record PageInfo(bool HasNextPage, bool HasPreviousPage, string? StartCursor, string? EndCursor);
