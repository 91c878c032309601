using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>Which rows were known: now, or when a version was the newest.</summary>
internal static class KnownSql
{
    /// <summary>The condition on a table with <c>known_from</c> and <c>known_to</c>.</summary>
    /// <param name="table">The table's alias.</param>
    /// <param name="knownAt">A version's number; null for what is known now.</param>
    public static SqlText Of(SqlText table, int? knownAt) => knownAt is { } version
        ? SqlText.Of($"{table}.known_from <= {version} AND {table}.known_to > {version}")
        : SqlText.Of($"{table}.known_to = {WarehouseTables.StillKnown}");
}
