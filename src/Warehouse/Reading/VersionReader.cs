using System.Collections.Frozen;
using System.Data.Common;
using System.Globalization;
using McHAnalytics.Models.Access.Suppression;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Checks;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Reads, once when a version is opened, what is kept of it in memory.</summary>
internal static class VersionReader
{
    public static async Task<PublishedVersion> ReadAsync(IVersionStore store, CancellationToken cancel)
    {
        var meta = await store.QueryAsync(
            SqlText.Of($"SELECT key, value FROM meta"),
            row => KeyValuePair.Create(row.GetString(0), row.GetString(1)),
            cancel).ConfigureAwait(false);
        var areas = await store.QueryAsync(
            SqlText.Of($"""
                SELECT area_id, code, name, name_en, level, parent_id, path, valid_from, valid_to, successor_code,
                       province_id, prefecture_id, county_id, township_id, village_id, facility_id, name_pinyin
                FROM area
                """),
            ReadArea,
            cancel).ConfigureAwait(false);
        var measures = await store.QueryAsync(
            SqlText.Of($"SELECT measure_id, code FROM measure"),
            row => KeyValuePair.Create(row.GetString(1), row.GetInt16(0)),
            cancel).ConfigureAwait(false);
        var isWritten = meta.Exists(pair => pair.Key == VersionContentsSql.Key);
        var sources = await store.QueryAsync(
            isWritten ? SqlText.Of($"SELECT measure_id, form, latest_month, above_county FROM fact_source") : VersionContentsSql.Sources,
            row => new MeasureSource(row.GetInt16(0), row.GetString(1), row.GetInt32(2), row.GetBoolean(3)),
            cancel).ConfigureAwait(false);
        var withFacts = await store.QueryAsync(
            isWritten ? SqlText.Of($"SELECT area_id FROM fact_area") : VersionContentsSql.Areas,
            row => row.GetInt32(0),
            cancel).ConfigureAwait(false);
        var withDuty = await store.QueryAsync(
            SqlText.Of($"SELECT DISTINCT area_id FROM report_expectation"),
            row => row.GetInt32(0),
            cancel).ConfigureAwait(false);
        var dueDates = await store.QueryAsync(
            SqlText.Of($"SELECT form, month, min(due_on) FROM report_expectation GROUP BY form, month"),
            row => new FormDueDate(
                row.GetString(0), Period.ToMonthIndex(row.GetInt32(1)), row.GetFieldValue<DateOnly>(2)),
            cancel).ConfigureAwait(false);
        var errors = await store.QueryAsync(
            SqlText.Of($"""
                SELECT measure, area_id, month FROM finding
                WHERE severity = {(int)Severity.Error} AND known_to = {WarehouseTables.StillKnown}
                  AND measure IS NOT NULL AND area_id IS NOT NULL
                """),
            ReadFinding,
            cancel).ConfigureAwait(false);
        var incomplete = await store.QueryAsync(
            SqlText.Of($"""
                SELECT measure, area_id, month FROM finding
                WHERE rule = {FindingSql.SourceIncompleteRule} AND known_to = {WarehouseTables.StillKnown}
                """),
            ReadFinding,
            cancel).ConfigureAwait(false);
        var publications = await store.QueryAsync(
            SqlText.Of($"SELECT version, published_at FROM publication ORDER BY version"),
            row => new Publication(row.GetInt32(0), new DateTimeOffset(row.GetDateTime(1), TimeSpan.Zero)),
            cancel).ConfigureAwait(false);
        var codes = await store.QueryAsync(
            SqlText.Of($"SELECT DISTINCT family, dimension, code FROM category"),
            row => (row.GetString(0), row.GetString(1), row.GetString(2)),
            cancel).ConfigureAwait(false);

        // Where nothing is divided the facts need not be looked through for it.
        var carried = codes.Count == 0 ? [] : await store.QueryAsync(
            SqlText.Of($"""
                SELECT DISTINCT f.measure_id, c.family
                FROM fact_value f JOIN category c ON c.category_id = f.category_id
                WHERE f.category_id <> 0
                """),
            row => (row.GetInt16(0), row.GetString(1)),
            cancel).ConfigureAwait(false);
        var counted = await store.QueryAsync(
            SqlText.Of($"SELECT DISTINCT measure_id FROM fact_person"), row => row.GetInt16(0), cancel).ConfigureAwait(false);
        var rollupRows = await store.QueryAsync(
            SqlText.Of($"SELECT count(*) FROM rollup_county"), row => row.GetInt64(0), cancel).ConfigureAwait(false);

        var formerNames = await store.QueryAsync(
            SqlText.Of($"SELECT area_id, name, valid_from, valid_to FROM area_former_name ORDER BY valid_from"),
            row => new FormerName(
                row.GetInt32(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.GetFieldValue<DateOnly>(3)),
            cancel).ConfigureAwait(false);

        var areaIndex = new AreaIndex([.. areas.Select(area => (area.Unit.Id, area.Places))]);
        var places = new PlaceTree(areas.Select(area => area.Unit));
        return new PublishedVersion(new VersionContents
        {
            Publications = publications,
            DataVersion = ReadVersion(meta.ToDictionary(StringComparer.Ordinal)),
            Places = places,
            Areas = areaIndex,
            MeasureIds = measures.ToFrozenDictionary(StringComparer.Ordinal),
            Sources = new MeasureSources(sources),
            DueDates = dueDates,
            Errors = new ErrorIndex(errors, areaIndex),
            Incomplete = new ErrorIndex(incomplete, areaIndex),
            FormerNames = formerNames.ToLookup(name => name.AreaId),
            Boundaries = new BoundaryIndex(places, areaIndex),
            CountedPersons = counted.ToFrozenSet(),
            Divisions = new DivisionIndex(codes, carried),
            Suppression = ReadSuppression(meta.ToDictionary(StringComparer.Ordinal)),
            HasRollup = rollupRows[0] > 0,
            AreasWithData = withFacts.SelectMany(areaIndex.WithAncestors).ToFrozenSet(),
            AreasWithDuty = withDuty.SelectMany(areaIndex.WithAncestors).ToFrozenSet(),
        });
    }

    private static ErrorFinding ReadFinding(DbDataReader row) =>
        new(row.GetString(0), row.GetInt32(1), row.IntegerOrNull(2));

    private static DataVersion ReadVersion(Dictionary<string, string> meta)
    {
        var number = int.Parse(meta["version"], CultureInfo.InvariantCulture);
        var publishedAt = DateTimeOffset.Parse(
            meta["published_at"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var id = $"v{number:000000}";

        // A folder that was deleted and loaded anew counts from 1 again: the time keeps its tags apart.
        return new DataVersion(id, number, publishedAt, $"{id}-{publishedAt.ToUnixTimeMilliseconds():x}");
    }

    private static PublishedSuppression? ReadSuppression(Dictionary<string, string> meta) =>
        meta.TryGetValue(SuppressionTable.RulesKey, out var rules) && meta.TryGetValue(SuppressionTable.LevelKey, out var level)
            ? new(SuppressionRules.Parse(rules), (OrgLevel)int.Parse(level, CultureInfo.InvariantCulture))
            : null;

    private static (OrgUnit Unit, int?[] Places) ReadArea(DbDataReader row)
    {
        var unit = new OrgUnit(
            row.GetInt32(0),
            row.GetString(1),
            row.GetString(2),
            row.TextOrNull(3),
            (OrgLevel)row.GetFieldValue<sbyte>(4),
            row.IntegerOrNull(5),
            row.GetString(6),
            row.GetFieldValue<DateOnly>(7),
            row.IsDBNull(8) ? null : row.GetFieldValue<DateOnly>(8),
            row.TextOrNull(9),
            row.TextOrNull(16));
        var places = new int?[6];
        for (var level = 0; level < places.Length; level++)
        {
            places[level] = row.IntegerOrNull(10 + level);
        }

        return (unit, places);
    }
}
