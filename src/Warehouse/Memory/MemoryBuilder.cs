using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;
using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Memory;

/// <summary>Reads the roll-ups of a version into memory: counties by month, then townships by quarter.</summary>
/// <remarks>
/// Quarters of both calendars begin in the same months, so that calendar quarters add up to every longer period of
/// either. A measure enters a table only if all its facts lie under the table's places; what does not fit the budget is
/// left to SQL.
/// </remarks>
internal sealed class MemoryBuilder(IVersionStore store, PublishedVersion version, long budget, Func<bool> isUnwanted)
{
    // A wrong month far away would make the tables wide and empty.
    private const long MostCells = 64L << 20;

    private long _left = budget;

    public async Task BuildAsync()
    {
        if (version.HasRollup)
        {
            await BuildCountiesAsync().ConfigureAwait(false);
        }

        await BuildTownshipsAsync().ConfigureAwait(false);
    }

    private async Task BuildCountiesAsync()
    {
        var table = await TableAsync(
            "county_month", OrgLevel.County, 1, SqlText.Of($"SELECT min(month), max(month) FROM rollup_county"))
            .ConfigureAwait(false);
        if (table is null)
        {
            return;
        }

        version.Memory.Add(table);
        var provinces = ProvincesOf(table);
        var rowOf = RowsByArea(OrgLevel.County);
        var cells = new MeasureCells(table.Rows * table.Units);
        foreach (var measure in version.MeasureIds.Values.Order().Where(each => !version.Sources.StandsAboveCounty(each)))
        {
            cells.Clear();
            await store.QueryAsync(
                SqlText.Of($"""
                    SELECT county_id, month, whole, fraction, reported, blank, not_collected, not_carried_out
                    FROM rollup_county WHERE measure_id = {measure}
                    """),
                row =>
                {
                    var cell = (rowOf[row.GetInt32(0)] * table.Units) + (Period.ToMonthIndex(row.GetInt32(1)) - table.FirstMonth);
                    cells.Sum[cell] += row.IsDBNull(2) ? 0 : (row.GetInt64(2) * 10_000) + row.GetInt16(3);
                    for (var status = 0; status < 4; status++)
                    {
                        cells.Counts[status][cell] += row.GetInt32(4 + status);
                    }

                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
            if (!Keep(table, measure, cells))
            {
                break;
            }

            provinces?.Add(measure, table.AddedUp(measure, provinces));
        }
    }

    // The questions of the country and the provinces need not add up thousands of counties each time.
    private MemoryTable? ProvincesOf(MemoryTable counties)
    {
        if (counties.Places.Any(county => version.Areas.Of(OrgLevel.Province, county) is null))
        {
            return null;
        }

        var provinces = new MemoryTable(
            "province_month",
            OrgLevel.Province,
            1,
            counties.FirstMonth,
            counties.Units,
            PlacesAt(OrgLevel.Province),
            version.Areas);
        version.Memory.AddFirst(provinces);
        return provinces;
    }

    private async Task BuildTownshipsAsync()
    {
        var table = await TableAsync(
            "township_quarter", OrgLevel.Township, 3, SqlText.Of($"""
                SELECT min(month), max(month) FROM fact_value
                WHERE known_to = {WarehouseTables.StillKnown} AND category_id = 0
                """)).ConfigureAwait(false);
        if (table is null)
        {
            return;
        }

        version.Memory.Add(table);
        var rowOf = RowsByArea(OrgLevel.Township);
        var cells = new MeasureCells(table.Rows * table.Units);
        foreach (var measure in version.MeasureIds.Values.Order())
        {
            cells.Clear();
            var isUnder = true;
            await store.QueryAsync(
                SqlText.Of($"""
                    SELECT area_id, month, whole, status, fraction FROM fact_value
                    WHERE measure_id = {measure} AND known_to = {WarehouseTables.StillKnown} AND category_id = 0
                    """),
                row =>
                {
                    var place = rowOf[row.GetInt32(0)];
                    if (place < 0)
                    {
                        isUnder = false;
                        return true;
                    }

                    var cell = (place * table.Units) + ((Period.ToMonthIndex(row.GetInt32(1)) - table.FirstMonth) / 3);
                    cells.Sum[cell] += row.IsDBNull(2) ? 0 : (row.GetInt64(2) * 10_000) + row.GetInt16(4);

                    // An estimated figure (4) is a figure.
                    cells.Counts[row.GetFieldValue<sbyte>(3) & 3][cell]++;
                    return true;
                },
                CancellationToken.None).ConfigureAwait(false);
            if (isUnder && !Keep(table, measure, cells))
            {
                break;
            }
        }

    }

    private async Task<MemoryTable?> TableAsync(string name, OrgLevel level, int unitMonths, SqlText ends)
    {
        var months = await store.QueryAsync(
            ends, row => (From: row.IntegerOrNull(0), To: row.IntegerOrNull(1)), CancellationToken.None).ConfigureAwait(false);
        if (months is not [({ } from, { } to)])
        {
            return null;
        }

        var first = Period.ToMonthIndex(from) / unitMonths * unitMonths;
        var units = (Period.ToMonthIndex(to) - first) / unitMonths + 1;
        var places = PlacesAt(level);
        return places.Count == 0 || (long)units * places.Count > MostCells
            ? null
            : new MemoryTable(name, level, unitMonths, first, units, places, version.Areas);
    }

    private bool Keep(MemoryTable table, short measure, MeasureCells cells)
    {
        if (isUnwanted())
        {
            return false;
        }

        var columns = cells.Pack();
        _left -= columns.Bytes;
        if (_left < 0)
        {
            return false;
        }

        table.Add(measure, columns);
        return true;
    }

    private List<int> PlacesAt(OrgLevel level) =>
        [.. version.Places.All.Where(unit => unit.Level == level && version.Areas.Of(level, unit.Id) == unit.Id).Select(unit => unit.Id)];

    // The row of each area: that of its place on the level; -1 where it has none there, or where the two do not lie
    // under the same places.
    private int[] RowsByArea(OrgLevel level)
    {
        var numbers = PlacesAt(level).Select((place, row) => (place, row)).ToDictionary(pair => pair.place, pair => pair.row);
        var rows = new int[version.Places.All.Max(unit => unit.Id) + 1];
        Array.Fill(rows, -1);
        foreach (var unit in version.Places.All)
        {
            if (version.Areas.Of(level, unit.Id) is { } place
                && numbers.TryGetValue(place, out var row)
                && Enumerable.Range(1, (int)level).All(above =>
                    version.Areas.Of((OrgLevel)above, unit.Id) == version.Areas.Of((OrgLevel)above, place)))
            {
                rows[unit.Id] = row;
            }
        }

        return rows;
    }
}
