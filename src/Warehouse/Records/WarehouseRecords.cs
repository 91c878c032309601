using System.Globalization;
using McHAnalytics.Models.Access;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Risk;
using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Records;

/// <summary>Reads records from the published version.</summary>
public sealed class WarehouseRecords(PublishedWarehouse warehouse) : IRegisterRecords
{
    /// <inheritdoc/>
    public async Task<RegisterRecordPage> FindAsync(RegisterRecordFilter filter, Asker asker, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(asker);
        using var lease = warehouse.Lease();
        var where = Chosen(filter, asker, lease);

        // Versions of before the first register of records have no such table.
        var tables = await lease.QueryAsync(
            SqlText.Of($"SELECT count(*) FROM duckdb_tables() WHERE table_name = {"record"}"), row => row.GetInt64(0), cancel)
            .ConfigureAwait(false);
        if (tables[0] == 0)
        {
            return new([], 0);
        }

        var count = await lease.QueryAsync(SqlText.Of($"SELECT count(*) {where}"), row => row.GetInt64(0), cancel)
            .ConfigureAwait(false);
        var rows = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT r.record_id, r.pseudonym, r.area_id, r.occurred_on {where}
                ORDER BY r.occurred_on DESC, r.record_id LIMIT {filter.Limit} OFFSET {filter.Offset}
                """),
            row => (
                Id: row.GetInt64(0),
                Pseudonym: row.IsDBNull(1) ? null : row.GetString(1),
                Area: row.GetInt32(2),
                On: row.GetFieldValue<DateOnly>(3)),
            cancel).ConfigureAwait(false);
        var fields = await FieldsAsync(lease, [.. rows.Select(row => row.Id)], cancel).ConfigureAwait(false);
        return new(
            [
                .. rows.Select(row => new RegisterRecord(
                    row.Id.ToString(CultureInfo.InvariantCulture), filter.Form, row.Pseudonym, lease.Places[row.Area], row.On,
                    [.. fields[row.Id]])),
            ],
            (int)count[0]);
    }

    private static SqlText Chosen(RegisterRecordFilter filter, Asker asker, WarehouseLease lease)
    {
        if (!asker.DataClasses.Contains(DataClass.Person))
        {
            throw AccessFaults.PersonsForOwners();
        }

        var under = filter.Under is { } code ? lease.Places.Find(code) ?? throw RiskFaults.UnknownPlace(code) : null;
        var scope = AskerScope.Of(asker, lease.Version);
        var place = scope.Within(lease.Version, under is null ? null : lease.Version.CurrentOf(under));
        var where = SqlText.Of($"""
            FROM record r JOIN area a ON a.area_id = r.area_id
            WHERE r.known_to = {WarehouseTables.StillKnown} AND r.form = {filter.Form}
            """);
        where = place is null
            ? where
            : SqlText.Of($"{where} AND a.{new SqlName(place.Level.ToString().ToLowerInvariant() + "_id")} = {place.Id}");
        where = filter.From is { } from ? SqlText.Of($"{where} AND r.occurred_on >= {from}") : where;
        return filter.To is { } to ? SqlText.Of($"{where} AND r.occurred_on <= {to}") : where;
    }

    private static async Task<ILookup<long, RegisterRecordField>> FieldsAsync(
        WarehouseLease lease, IReadOnlyList<long> records, CancellationToken cancel)
    {
        var fields = records.Count == 0 ? [] : await lease.QueryAsync(
            SqlText.Of($"""
                SELECT f.record_id, f.field, f.text, f.number, f.day
                FROM record_field f JOIN record r ON r.record_id = f.record_id AND r.known_from = f.known_from
                WHERE r.known_to = {WarehouseTables.StillKnown} AND f.record_id IN ({records})
                  AND NOT starts_with(f.field, {Loading.Records.RecordFacts.DimensionField(string.Empty)})
                ORDER BY f.record_id, f.field
                """),
            row => (
                Record: row.GetInt64(0),
                Field: new RegisterRecordField(row.GetString(1), !row.IsDBNull(2) ? row.GetString(2)
                    : !row.IsDBNull(3) ? row.GetDecimal(3).ToString("0.####", CultureInfo.InvariantCulture)
                    : row.GetFieldValue<DateOnly>(4).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))),
            cancel).ConfigureAwait(false);
        return fields.ToLookup(row => row.Record, row => row.Field);
    }
}
