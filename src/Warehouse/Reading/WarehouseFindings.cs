using System.Data.Common;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The findings of the published warehouse.</summary>
public sealed class WarehouseFindings(PublishedWarehouse warehouse) : IFindings
{
    /// <inheritdoc/>
    public async Task<Page<Finding>> FindAsync(
        FindingFilter filter, Asker asker, int skip, int take, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        using var lease = warehouse.Lease();
        var where = Where(filter, lease, ScopeOf(asker, lease));
        var counts = await lease.QueryAsync(
            SqlText.Of($"SELECT count(*) FROM finding f LEFT JOIN area a ON a.area_id = f.area_id WHERE {where}"),
            row => row.GetInt64(0),
            cancel).ConfigureAwait(false);
        var found = await lease.QueryAsync(
            SqlText.Of($"{Select()} WHERE {where} ORDER BY {Order(filter.Order)}, f.finding_id LIMIT {take} OFFSET {skip}"),
            row => Read(row, lease.Places),
            cancel).ConfigureAwait(false);
        return new Page<Finding>(found, (int)counts[0]);
    }

    /// <inheritdoc/>
    public async Task<Finding?> GetAsync(long id, Asker asker, CancellationToken cancel)
    {
        using var lease = warehouse.Lease();
        var found = await lease.QueryAsync(
            SqlText.Of($"""
                {Select()}
                WHERE f.known_to = {WarehouseTables.StillKnown} AND f.finding_id = {id} AND {ScopeOf(asker, lease).Condition()}
                """),
            row => Read(row, lease.Places),
            cancel).ConfigureAwait(false);
        return found.FirstOrDefault();
    }

    // What was found says the figures themselves.
    private static AskerScope ScopeOf(Asker asker, WarehouseLease lease) =>
        AskerScope.OfOwner(asker, lease.Version, "质控发现", "Findings");

    private static SqlText Select() => SqlText.Of($"""
        SELECT f.finding_id, f.rule, f.severity, f.area_id, f.month, f.measure, f.observed, f.expected,
               f.evidence_zh, f.evidence_en, f.found_at, f.load_id, l.source, s.name, f.source_row, f.source_column,
               l.ledger_run
        FROM finding f
        LEFT JOIN area a ON a.area_id = f.area_id
        LEFT JOIN load l ON l.load_id = f.load_id
        LEFT JOIN load_sheet s ON s.load_id = f.load_id AND s.sheet_no = f.sheet_no
        """);

    private static SqlText Where(FindingFilter filter, WarehouseLease lease, AskerScope scope)
    {
        var conditions = new List<SqlText> { SqlText.Of($"f.known_to = {WarehouseTables.StillKnown}"), scope.Condition() };
        if (filter.Rule is { } rule)
        {
            conditions.Add(SqlText.Of($"f.rule = {rule}"));
        }

        if (filter.Severities.Count > 0)
        {
            conditions.Add(SqlText.Of($"f.severity IN ({filter.Severities.Select(severity => (int)severity)})"));
        }

        if (filter.Under is { } code)
        {
            var place = lease.Places.Find(code)
                ?? throw QuestionFaults.UnknownPlace(code, NearestPlaces.To(code, lease.Places));
            var current = scope.Within(lease.Version, lease.Version.CurrentOf(place))!;
            conditions.Add(SqlText.Of($"a.{new SqlName(AreaIndex.ColumnOf(current.Level))} = {current.Id}"));
        }

        if (filter.Period is { } period)
        {
            conditions.Add(SqlText.Of($"f.month BETWEEN {period.FirstMonth} AND {period.LastMonth}"));
        }

        return SqlText.Join(" AND ", conditions);
    }

    private static SqlText Order(FindingOrder order) => order switch
    {
        FindingOrder.SeverityAscending => SqlText.Of($"f.severity"),
        FindingOrder.FoundAtDescending => SqlText.Of($"f.found_at DESC"),
        FindingOrder.FoundAtAscending => SqlText.Of($"f.found_at"),
        _ => SqlText.Of($"f.severity DESC"),
    };

    private static Finding Read(DbDataReader row, PlaceTree places) => new(
        row.GetInt64(0),
        row.GetString(1),
        (Severity)row.GetFieldValue<sbyte>(2),
        row.IntegerOrNull(3) is { } area ? places[area] : null,
        row.IntegerOrNull(4) is { } month ? Period.Containing(PeriodType.Month, Period.ToMonthIndex(month)) : null,
        row.TextOrNull(5),
        row.GetString(6),
        row.GetString(7),
        row.GetString(8),
        row.GetString(9),
        row.IsDBNull(11) ? null : new SourcePlace(
            Path.GetFileName(row.TextOrNull(12) ?? string.Empty),
            row.TextOrNull(13),
            row.IntegerOrNull(14),
            row.SmallIntegerOrNull(15) is { } column ? Lineage.ColumnLetters(column) : null,
            row.TextOrNull(16) ?? string.Empty),
        new DateTimeOffset(row.GetDateTime(10), TimeSpan.Zero));
}
