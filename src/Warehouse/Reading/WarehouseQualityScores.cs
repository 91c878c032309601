using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Questions;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>The scores of the published warehouse.</summary>
public sealed class WarehouseQualityScores(PublishedWarehouse warehouse) : IQualityScores
{
    /// <inheritdoc/>
    public async Task<Page<QualityScore>> FindAsync(
        string? under, Period? period, Asker asker, int skip, int take, CancellationToken cancel)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(skip);
        ArgumentOutOfRangeException.ThrowIfNegative(take);
        using var lease = warehouse.Lease();
        var scope = AskerScope.OfOwner(asker, lease.Version, "数据质量得分", "Scores of data quality");
        var conditions = new List<SqlText> { scope.Condition() };
        if (under is { } code)
        {
            var place = lease.Places.Find(code)
                ?? throw QuestionFaults.UnknownPlace(code, NearestPlaces.To(code, lease.Places));
            var current = scope.Within(lease.Version, lease.Version.CurrentOf(place))!;
            conditions.Add(SqlText.Of($"a.{new SqlName(AreaIndex.ColumnOf(current.Level))} = {current.Id}"));
        }

        if (period is { } months)
        {
            conditions.Add(SqlText.Of($"f.month BETWEEN {months.FirstMonth} AND {months.LastMonth}"));
        }

        // Versions of before the first score have no such table.
        var tables = await lease.QueryAsync(
            SqlText.Of($"SELECT count(*) FROM duckdb_tables() WHERE table_name = {"quality_score"}"), row => row.GetInt64(0), cancel)
            .ConfigureAwait(false);
        if (tables[0] == 0)
        {
            return new([], 0);
        }

        var from = SqlText.Of($"FROM quality_score f JOIN area a USING (area_id) WHERE {SqlText.Join(" AND ", conditions)}");
        var counts = await lease.QueryAsync(SqlText.Of($"SELECT count(*) {from}"), row => row.GetInt64(0), cancel)
            .ConfigureAwait(false);
        var scores = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT f.area_id, f.month, f.passed, f.weight, f.failed {from}
                ORDER BY f.passed / f.weight, f.month DESC, a.code LIMIT {take} OFFSET {skip}
                """),
            row => new QualityScore(
                lease.Places[row.GetInt32(0)],
                Period.Containing(PeriodType.Month, Period.ToMonthIndex(row.GetInt32(1))),
                row.GetInt32(2),
                row.GetInt32(3),
                row.GetString(4).Split(' ', StringSplitOptions.RemoveEmptyEntries)),
            cancel).ConfigureAwait(false);
        return new(scores, (int)counts[0]);
    }
}
