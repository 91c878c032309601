using System.Data.Common;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Sql;
using McHAnalytics.Warehouse.Tables;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Finds the reported cells that add up to the numerator of a figure.</summary>
internal sealed class Lineage(WarehouseLease lease)
{
    /// <summary>The cells by measure, month, place and row; the contributions of all pages sum to the numerator.</summary>
    public async Task<Page<SourceCell>> ReadAsync(
        CellRecipe recipe, OrgUnit? place, IReadOnlyList<int> months, int skip, int take, CancellationToken cancel)
    {
        var terms = recipe.Indicator?.Numerator.Terms ?? [new MeasureTerm(recipe.Code, 1)];
        var coefficients = terms
            .Where(term => lease.Version.MeasureIds.ContainsKey(term.Measure))
            .ToDictionary(term => lease.Version.MeasureIds[term.Measure], term => term.Coefficient);
        if (coefficients.Count == 0)
        {
            return new Page<SourceCell>([], 0);
        }

        var from = From(coefficients.Keys, place, MonthRange.Covering(months));
        var counts = await lease.QueryAsync(
            SqlText.Of($"SELECT count(*) {from}"), row => row.GetInt64(0), cancel).ConfigureAwait(false);
        var cells = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT coalesce(l.source, ''), s.name, f.source_row, f.source_column, coalesce(l.ledger_run, ''),
                       f.measure_id, f.value
                {from}
                ORDER BY f.measure_id, f.month, a.path, f.source_row, f.source_column
                LIMIT {take} OFFSET {skip}
                """),
            row => Read(row, coefficients),
            cancel).ConfigureAwait(false);
        return new Page<SourceCell>(cells, (int)counts[0]);
    }

    /// <summary>A column's letters: 1 is A, 27 is AA.</summary>
    internal static string ColumnLetters(int column)
    {
        var letters = string.Empty;
        for (var rest = column; rest > 0; rest = (rest - 1) / 26)
        {
            letters = (char)('A' + ((rest - 1) % 26)) + letters;
        }

        return letters;
    }

    private static SqlText From(IEnumerable<short> measures, OrgUnit? place, IReadOnlyList<MonthRange> months)
    {
        var inMonths = SqlText.Join(
            " OR ", months.Select(range => SqlText.Of($"f.month BETWEEN {range.From} AND {range.To}")));
        var inPlace = place is null
            ? SqlText.Empty
            : SqlText.Of($"AND a.{new SqlName(AreaIndex.ColumnOf(place.Level))} = {place.Id}");
        return SqlText.Of($"""
            FROM fact_value f
            JOIN area a ON a.area_id = f.area_id
            LEFT JOIN load l ON l.load_id = f.load_id
            LEFT JOIN load_sheet s ON s.load_id = f.load_id AND s.sheet_no = f.sheet_no
            WHERE f.measure_id IN ({measures}) AND ({inMonths}) AND f.known_to = {WarehouseTables.StillKnown}
              AND f.category_id = 0 {inPlace}
            """);
    }

    private static SourceCell Read(DbDataReader row, Dictionary<short, int> coefficients) => new(
        Path.GetFileName(row.GetString(0)),
        row.TextOrNull(1),
        row.IntegerOrNull(2),
        row.SmallIntegerOrNull(3) is { } column ? ColumnLetters(column) : null,
        row.GetString(4),
        row.DecimalOrNull(6) is { } value ? coefficients[row.GetInt16(5)] * value : null);
}
