using System.Data.Common;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Risk;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Risk;

/// <summary>Reads pregnancies with their answers and outcomes from one version.</summary>
internal static class PregnancyReader
{
    // After 45 weeks without a delivery the record has been lost sight of: she is not pregnant any more.
    private const int LongestDays = 45 * 7;

    /// <summary>All pregnancies.</summary>
    public static Task<List<RegisteredPregnancy>> AllAsync(WarehouseLease lease, CancellationToken cancel) =>
        ReadAsync(lease, SqlText.Of($"TRUE"), cancel);

    /// <summary>The pregnancies of a place and all under it.</summary>
    /// <param name="lease">The version.</param>
    /// <param name="under">The place; what was merged into it counts with it. Null: all places.</param>
    /// <param name="openOn">Only women who are pregnant on this day; null for all.</param>
    /// <param name="cancel">Stops the read.</param>
    public static Task<List<RegisteredPregnancy>> UnderAsync(
        WarehouseLease lease, OrgUnit? under, DateOnly? openOn, CancellationToken cancel)
    {
        var where = under is null
            ? SqlText.Of($"TRUE")
            : SqlText.Of($"a.{new SqlName(under.Level.ToString().ToLowerInvariant() + "_id")} = {under.Id}");
        if (openOn is { } day)
        {
            where = SqlText.Of($"""
                {where} AND (p.delivered_on IS NULL OR p.delivered_on > {day})
                AND (p.registered_on IS NULL OR p.registered_on <= {day})
                AND coalesce(p.last_menstrual_period, p.expected_delivery_on - {PregnancyRecord.FullTermDays}, {day})
                    >= {day.AddDays(-LongestDays)}
                """);
        }

        return ReadAsync(lease, where, cancel);
    }

    /// <summary>One pregnancy of the asker's area, or none.</summary>
    public static Task<List<RegisteredPregnancy>> OneAsync(
        WarehouseLease lease, long id, AskerScope scope, CancellationToken cancel) =>
        ReadAsync(lease, SqlText.Of($"p.pregnancy_id = {id} AND {scope.Condition()}"), cancel);

    private static async Task<List<RegisteredPregnancy>> ReadAsync(
        WarehouseLease lease, SqlText where, CancellationToken cancel)
    {
        var chosen = SqlText.Of($"""
            FROM pregnancy p JOIN area a ON a.area_id = p.area_id
            WHERE p.known_to = {WarehouseTables.StillKnown} AND {where}
            """);
        var answers = new Dictionary<long, List<RiskAnswer>>();
        var outcomes = new Dictionary<long, List<PregnancyOutcome>>();
        var codes = new Dictionary<string, string>(StringComparer.Ordinal);

        await lease.QueryAsync(
            SqlText.Of($"""
                SELECT v.pregnancy_id, v.variable, v.number, v.flag, v.answered_on FROM pregnancy_answer v
                WHERE v.pregnancy_id IN (SELECT p.pregnancy_id {chosen})
                """),
            row => Add(answers, row.GetInt64(0), ReadAnswer(row, codes)),
            cancel).ConfigureAwait(false);
        await lease.QueryAsync(
            SqlText.Of($"""
                SELECT o.pregnancy_id, o.outcome, o.present, o.occurred_on FROM pregnancy_outcome o
                WHERE o.pregnancy_id IN (SELECT p.pregnancy_id {chosen})
                """),
            row => Add(
                outcomes,
                row.GetInt64(0),
                new(One(codes, row.GetString(1)), row.GetBoolean(2), row.GetFieldValue<DateOnly>(3))),
            cancel).ConfigureAwait(false);

        return await lease.QueryAsync(
            SqlText.Of($"""
                SELECT p.pregnancy_id, p.pseudonym, p.area_id, p.registered_on, p.last_menstrual_period,
                       p.expected_delivery_on, p.delivered_on
                {chosen} ORDER BY p.pregnancy_id
                """),
            row => new RegisteredPregnancy(
                new(
                    row.GetInt64(0),
                    row.GetString(1),
                    DateOrNull(row, 3),
                    DateOrNull(row, 4),
                    DateOrNull(row, 5),
                    DateOrNull(row, 6),
                    answers.GetValueOrDefault(row.GetInt64(0)) ?? [],
                    outcomes.GetValueOrDefault(row.GetInt64(0)) ?? []),
                row.GetInt32(2)),
            cancel).ConfigureAwait(false);
    }

    private static RiskAnswer ReadAnswer(DbDataReader row, Dictionary<string, string> codes) => new(
        One(codes, row.GetString(1)),
        row.IsDBNull(2) ? null : row.GetDouble(2),
        row.IsDBNull(3) ? null : row.GetBoolean(3),
        DateOrNull(row, 4));

    private static bool Add<T>(Dictionary<long, List<T>> lists, long pregnancy, T item)
    {
        if (!lists.TryGetValue(pregnancy, out var list))
        {
            lists[pregnancy] = list = [];
        }

        list.Add(item);
        return true;
    }

    // One string a code, not one a row: there are millions of rows and two hundred codes.
    private static string One(Dictionary<string, string> codes, string code)
    {
        if (!codes.TryGetValue(code, out var known))
        {
            codes[code] = known = code;
        }

        return known;
    }

    private static DateOnly? DateOrNull(DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
