namespace McHAnalytics.Warehouse.Loading;

/// <summary>The statement that reads an office's own table; its names come delimited as the database wants them.</summary>
public static class SourceTableSql
{
    /// <param name="from">The table, or a query in brackets.</param>
    /// <param name="alias">What it is called in the statement.</param>
    /// <param name="mark">The column that grows with every change; null to read all in any order.</param>
    /// <param name="isSince">Whether only rows from <c>@since</c> on are meant.</param>
    /// <remarks>In the order of the mark, so that the last row holds the greatest.</remarks>
    public static string Of(string from, string alias, string? mark, bool isSince) =>
        $"SELECT * FROM {from} AS {alias}"
        + (mark is not null && isSince ? $" WHERE {mark} >= @since" : string.Empty)
        + (mark is not null ? $" ORDER BY {mark}" : string.Empty);
}
