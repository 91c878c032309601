namespace McHAnalytics.Warehouse.Reading;

/// <summary>Some of the items that were found.</summary>
/// <param name="Items">The items of the page, in order.</param>
/// <param name="TotalCount">How many there are without paging.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int TotalCount);
