using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The statements of the published warehouse.</summary>
public sealed class WarehouseStatements(PublishedWarehouse warehouse) : IStatements
{
    /// <inheritdoc/>
    public async Task<Page<PublishedStatement>> FindAsync(
        StatementFilter filter, int skip, int take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        using var lease = warehouse.Lease();
        var where = filter.PlaceContains is { } part ? SqlText.Of($"WHERE contains(place, {part})") : SqlText.Empty;
        var counts = await lease.QueryAsync(
            SqlText.Of($"SELECT count(*) FROM statement {where}"), row => row.GetInt64(0), cancel).ConfigureAwait(false);
        var found = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT statement_id, place, period, measure, printed, unit, kind, source
                FROM statement {where} ORDER BY statement_id LIMIT {take} OFFSET {skip}
                """),
            row => new PublishedStatement(
                row.GetInt32(0), row.GetString(1), row.GetString(2), row.GetString(3),
                row.GetString(4), row.GetString(5), row.GetString(6), row.GetString(7)),
            cancel).ConfigureAwait(false);
        return new Page<PublishedStatement>(found, (int)counts[0]);
    }
}
