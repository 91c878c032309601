using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Planning;

/// <summary>Writes a <see cref="FactsQuery"/> as SQL: sums by keys with filters; no windows, no rates, no sub-queries.</summary>
/// <remarks>
/// The facts give one row per measure, place, bucket and status; the roll-up one per measure, place and bucket with the
/// counts of each status. Reading the status as a key is cheaper than counting each status apart.
/// </remarks>
internal static class FactsSql
{
    private static readonly SqlText s_facts = SqlText.Of($"f");
    private static readonly SqlText s_month = SqlText.Of($"f.month");

    public static SqlText Write(FactsQuery query) => query.UseRollup ? WriteRollup(query) : WriteFacts(query);

    private static SqlText WriteFacts(FactsQuery query)
    {
        var needsArea = query.Level is not null || query.Places.Count > 0 || query.Scope is not null;
        var from = needsArea
            ? SqlText.Of($"fact_value f JOIN area a ON a.area_id = f.area_id")
            : SqlText.Of($"fact_value f");
        IReadOnlyList<SqlText> categories = [SqlText.Of($"f.category_id = 0")];
        var keys = SqlText.Empty;
        if (query.Division is { } division)
        {
            from = SqlText.Of($"{from} {DivisionSql.Joins(division)}");
            categories = DivisionSql.Conditions(division);
            keys = DivisionSql.Keys(division);
        }

        var conditions = Conditions(query, [KnownSql.Of(s_facts, query.KnownAt), .. categories]);
        return SqlText.Of($"""
            SELECT f.measure_id, {PlaceKey(query.Level)} AS place, {BucketKey(query.Bucket)} AS bucket,
                   f.status, count(*) AS reports, (sum(f.whole)::DECIMAL(38, 4) + sum(f.fraction) * 0.0001) AS total{keys}
            FROM {from}
            WHERE {conditions}
            GROUP BY ALL
            """);
    }

    // The roll-up's own county answers for counties; for larger places each county's area says where it lies.
    private static SqlText WriteRollup(FactsQuery query)
    {
        var needsArea = query.Level is OrgLevel.Province or OrgLevel.Prefecture
            || query.Places.Any(place => place.Level != OrgLevel.County)
            || query.Scope is { Level: not OrgLevel.County };
        var from = needsArea
            ? SqlText.Of($"rollup_county f JOIN area a ON a.area_id = f.county_id")
            : SqlText.Of($"rollup_county f");
        var place = needsArea || query.Level is null ? PlaceKey(query.Level) : SqlText.Of($"f.county_id");
        return SqlText.Of($"""
            SELECT f.measure_id, {place} AS place, {BucketKey(query.Bucket)} AS bucket,
                   sum(f.reported)::BIGINT AS reported, sum(f.blank)::BIGINT AS blank,
                   sum(f.not_collected)::BIGINT AS not_collected,
                   sum(f.not_carried_out)::BIGINT AS not_carried_out,
                   (sum(f.whole)::DECIMAL(38, 4) + sum(f.fraction) * 0.0001) AS total
            FROM {from}
            WHERE {Conditions(query, [], needsArea ? SqlText.Of($"a.county_id") : SqlText.Of($"f.county_id"))}
            GROUP BY ALL
            """);
    }

    /// <summary>The conditions on measures, months and places, with those of the table itself.</summary>
    public static SqlText Conditions(FactsQuery query, IReadOnlyList<SqlText> own, SqlText? county = null)
    {
        var conditions = new List<SqlText> { SqlText.Of($"f.measure_id IN ({query.Measures})"), InMonths(query.Months) };
        conditions.AddRange(own);
        if (query.Places.Count > 0)
        {
            conditions.Add(InPlaces(query.Places, county));
        }

        // Once where the places asked for are the area itself.
        if (query.Scope is { } area && !(query.Places is [var only] && only.Id == area.Id))
        {
            conditions.Add(InPlaces([area], county));
        }

        if (query.Level is { } level && !(query.UseRollup && level == OrgLevel.County))
        {
            conditions.Add(SqlText.Of($"a.{new SqlName(AreaIndex.ColumnOf(level))} IS NOT NULL"));
        }

        return SqlText.Join("\n  AND ", conditions);
    }

    /// <summary>Facts of the months of any of the ranges, at least one.</summary>
    public static SqlText InMonths(IReadOnlyList<MonthRange> ranges)
    {
        var each = SqlText.Join(
            " OR ", ranges.Select(range => SqlText.Of($"f.month BETWEEN {range.From} AND {range.To}")));
        return ranges.Count == 1 ? each : SqlText.Of($"({each})");
    }

    /// <summary>Facts of the places and of all under them.</summary>
    /// <param name="places">At least one.</param>
    /// <param name="county">The column that holds the county; that of the areas where null.</param>
    public static SqlText InPlaces(IReadOnlyList<OrgUnit> places, SqlText? county)
    {
        var each = places
            .GroupBy(place => place.Level)
            .Select(level =>
            {
                var column = level.Key == OrgLevel.County && county is not null
                    ? county
                    : SqlText.Of($"a.{new SqlName(AreaIndex.ColumnOf(level.Key))}");
                return SqlText.Of($"{column} IN ({level.Select(place => place.Id)})");
            })
            .ToList();
        return each.Count == 1 ? each[0] : SqlText.Of($"({SqlText.Join(" OR ", each)})");
    }

    /// <summary>The place that facts are summed up to.</summary>
    public static SqlText PlaceKey(OrgLevel? level) => level is { } known
        ? SqlText.Of($"a.{new SqlName(AreaIndex.ColumnOf(known))}")
        : SqlText.Of($"0");

    // The first month of the period that a month lies in; the quarters of both calendars begin in the same months.
    private static SqlText BucketKey(PeriodType? bucket) => bucket switch
    {
        null => SqlText.Of($"0"),
        PeriodType.Month => s_month,
        PeriodType.Quarter or PeriodType.MchQuarter =>
            SqlText.Of($"f.month // 100 * 100 + (f.month % 100 - 1) // 3 * 3 + 1"),
        PeriodType.HalfYear => SqlText.Of($"f.month // 100 * 100 + (f.month % 100 - 1) // 6 * 6 + 1"),
        PeriodType.Year => SqlText.Of($"f.month // 100 * 100 + 1"),
        _ => SqlText.Of($"(f.month // 100 - CASE WHEN f.month % 100 < 10 THEN 1 ELSE 0 END) * 100 + 10"),
    };
}
