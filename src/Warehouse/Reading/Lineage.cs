using System.Data.Common;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Finds the reported cells that add up to the numerators of figures: two statements, however many figures.</summary>
internal sealed class Lineage(WarehouseLease lease, DomainCatalogue catalogue)
{
    /// <summary>Of each figure the cells by measure, month, place and row.</summary>
    public async Task<IReadOnlyList<Page<SourceCell>>> ReadAsync(
        IReadOnlyList<CellOrigin> figures, int skip, int take, CancellationToken cancel)
    {
        var coefficients = figures.Select(Coefficients).ToList();
        var pages = figures.Select(_ => (Count: 0, Cells: new List<SourceCell>())).ToArray();
        var sources = Enumerable.Range(0, figures.Count)
            .Where(figure => coefficients[figure].Count > 0 && figures[figure].Months.Count > 0)
            .Select(figure => (Figure: figure, From: From(figures[figure], coefficients[figure].Keys)))
            .ToList();
        if (sources.Count > 0)
        {
            await lease.QueryAsync(
                SqlText.Join(
                    "\nUNION ALL\n",
                    sources.Select(source => SqlText.Of($"SELECT {source.Figure} AS figure, count(*) AS cells {source.From}"))),
                row => pages[row.GetInt32(0)].Count = (int)row.GetInt64(1),
                cancel).ConfigureAwait(false);
            await lease.QueryAsync(
                SqlText.Of($"""
                    SELECT * FROM (
                    {SqlText.Join("\nUNION ALL\n", sources.Select(source => Select(source.Figure, source.From, skip, take)))}
                    )
                    ORDER BY figure, measure_id, month, path, source_row, source_column
                    """),
                row => Read(row, pages, coefficients),
                cancel).ConfigureAwait(false);
        }

        return [.. pages.Select(page => new Page<SourceCell>(page.Cells, page.Count))];
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

    private Dictionary<short, int> Coefficients(CellOrigin figure) =>
        ((figure.Definition ?? catalogue.FindIndicator(figure.Code))?.Numerator.Terms ?? [new MeasureTerm(figure.Code, 1)])
            .Where(term => lease.Version.MeasureIds.ContainsKey(term.Measure))
            .ToDictionary(term => lease.Version.MeasureIds[term.Measure], term => term.Coefficient);

    private SqlText From(CellOrigin figure, IEnumerable<short> measures)
    {
        var inPlaces = figure.Places.Count == 0
            ? SqlText.Empty
            : SqlText.Of($"AND {FactsSql.InPlaces([.. figure.Places.Select(place => lease.Version.Places[place])], null)}");
        var atLevel = figure.Level is { } level
            ? SqlText.Of($"AND a.{new SqlName(AreaIndex.ColumnOf(level))} IS NOT NULL")
            : SqlText.Empty;
        return SqlText.Of($"""
            FROM fact_value f
            JOIN area a ON a.area_id = f.area_id
            LEFT JOIN load l ON l.load_id = f.load_id
            LEFT JOIN load_sheet s ON s.load_id = f.load_id AND s.sheet_no = f.sheet_no
            WHERE f.measure_id IN ({measures}) AND {FactsSql.InMonths(MonthRange.Covering(figure.Months))}
              AND {KnownSql.Of(SqlText.Of($"f"), figure.KnownAt)} AND {Categories(figure, measures)} {inPlaces} {atLevel}
            """);
    }

    // Each measure's parts stand in the categories of its own family.
    private SqlText Categories(CellOrigin figure, IEnumerable<short> measures)
    {
        if (figure.Division is not { } division)
        {
            return SqlText.Of($"f.category_id = 0");
        }

        var filter = new FactFilter
        {
            Tests = [.. division.Values.Select(value => new DimensionTest(value.Dimension, [value.Code]))],
            All = division.Where is { } where ? [where] : [],
        };
        var isFiltered = filter.Tests.Count + filter.All.Count > 0;
        var each = measures
            .GroupBy(measure => lease.Version.Divisions.FamilyOf(measure, division.Dimensions))
            .Select(family => family.Key is { } name
                ? SqlText.Of($"""
                    f.measure_id IN ({family.ToList()}) AND f.category_id IN (
                    {DivisionSql.Categories(new FactsDivision(
                        name, [], isFiltered ? filter : null, lease.Version.Divisions.DimensionsIn(name).First()))})
                    """)
                : SqlText.Of($"false"));
        return SqlText.Of($"({SqlText.Join(" OR ", each)})");
    }

    private static SqlText Select(int figure, SqlText from, int skip, int take) => SqlText.Of($"""
        (SELECT {figure} AS figure, coalesce(l.source, '') AS source, s.name AS sheet, f.source_row, f.source_column,
                coalesce(l.ledger_run, '') AS run, f.measure_id, f.value, f.status, f.month, a.path
         {from}
         ORDER BY f.measure_id, f.month, a.path, f.source_row, f.source_column
         LIMIT {take} OFFSET {skip})
        """);

    private static int Read(
        DbDataReader row, (int Count, List<SourceCell> Cells)[] pages, List<Dictionary<short, int>> coefficients)
    {
        var figure = row.GetInt32(0);
        pages[figure].Cells.Add(new SourceCell(
            Path.GetFileName(row.GetString(1)),
            row.TextOrNull(2),
            row.IntegerOrNull(3),
            row.SmallIntegerOrNull(4) is { } column ? ColumnLetters(column) : null,
            row.GetString(5),
            (SourceState)row.GetFieldValue<sbyte>(8),
            coefficients[figure][row.GetInt16(6)] * (row.DecimalOrNull(7) ?? 0)));
        return figure;
    }
}
