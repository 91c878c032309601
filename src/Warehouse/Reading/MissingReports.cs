using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Sql;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>Finds the reports that are missing under figures, and what the same places said before: a few statements,
/// however many figures.</summary>
internal sealed class MissingReports(WarehouseLease lease, DomainCatalogue catalogue)
{
    private const int MonthsOfHistory = 12;

    /// <summary>The bounds of each figure; all of them must have an origin.</summary>
    public async Task<IReadOnlyList<ValueBounds>> BoundAsync(IReadOnlyList<Cell> figures, CancellationToken cancel)
    {
        var asked = figures.Select(AskedOf).ToList();
        var owed = await ReadOwedAsync(asked, cancel).ConfigureAwait(false);
        var missing = asked.Select(figure => Under(figure, owed)).ToList();
        var history = await ReadHistoryAsync(asked, missing, cancel).ConfigureAwait(false);
        return
        [
            .. asked.Select((figure, index) => ValueBounds.Of(
                figure.Recipe,
                figure.Now,
                [.. missing[index].Select(report => Ranges(figure, report, history))])),
        ];
    }

    private Asked AskedOf(Cell now)
    {
        var recipe = now.Origin!.Definition is { } definition
            ? CellRecipe.For(catalogue, definition)
            : CellRecipe.For(catalogue, now.Origin.Code);
        var measures = recipe.Measures
            .Select(code => lease.Version.MeasureIds.TryGetValue(code, out var id) ? id : (short?)null)
            .ToList();
        return new Asked(
            now,
            now.Origin,
            recipe,
            measures,
            measures.OfType<short>().SelectMany(lease.Version.Sources.FormsOf).ToHashSet(StringComparer.Ordinal));
    }

    private async Task<ILookup<int, OwedReport>> ReadOwedAsync(List<Asked> asked, CancellationToken cancel)
    {
        var forms = asked.SelectMany(figure => figure.Forms).Distinct(StringComparer.Ordinal).ToList();
        var months = asked.SelectMany(figure => figure.Origin.Months).Distinct().ToList();
        if (forms.Count == 0 || months.Count == 0)
        {
            return Array.Empty<OwedReport>().ToLookup(report => report.Month);
        }

        var table = SqlText.Of($"r");
        var owed = await lease.QueryAsync(
            SqlText.Of($"""
                SELECT f.form, f.area_id, f.month
                FROM report_expectation f LEFT JOIN report_instance r
                  ON r.form = f.form AND r.area_id = f.area_id AND r.month = f.month
                     AND {KnownSql.Of(table, asked[0].Origin.KnownAt)}
                WHERE f.form IN ({forms}) AND {FactsSql.InMonths(MonthRange.Covering(months))} AND r.report_id IS NULL
                """),
            row => new OwedReport(row.GetString(0), row.GetInt32(1), Period.ToMonthIndex(row.GetInt32(2))),
            cancel).ConfigureAwait(false);
        return owed.ToLookup(report => report.Month);
    }

    private List<MissingReport> Under(Asked figure, ILookup<int, OwedReport> owed) =>
    [
        .. figure.Origin.Months
            .SelectMany(month => owed[month])
            .Where(report => figure.Forms.Contains(report.Form))
            .SelectMany(report => PlacesOf(figure.Origin, report.Area), (report, place) => new MissingReport(place, report.Month))
            .Distinct(),
    ];

    // What of the report belongs to the figure: all of it, or the part of the one place that it holds.
    private IEnumerable<int> PlacesOf(CellOrigin origin, int area)
    {
        var areas = lease.Version.Areas;
        if (origin.Level is { } level && areas.Of(level, area) is null)
        {
            return [];
        }

        return origin.Places.Count == 0 || origin.Places.Any(place => areas.WithAncestors(area).Contains(place))
            ? [area]
            : origin.Places.Where(place => areas.WithAncestors(place).Contains(area));
    }

    private async Task<Dictionary<(int Place, int Month, short Measure), decimal>> ReadHistoryAsync(
        List<Asked> asked, List<List<MissingReport>> missing, CancellationToken cancel)
    {
        var history = new Dictionary<(int Place, int Month, short Measure), decimal>();
        var reports = missing.SelectMany(each => each).Distinct().ToList();
        var measures = asked.SelectMany(figure => figure.Measures).OfType<short>().Distinct().ToList();
        if (reports.Count == 0 || measures.Count == 0)
        {
            return history;
        }

        var months = reports.Select(report => report.Month).Distinct()
            .SelectMany(month => Enumerable.Range(month - MonthsOfHistory, MonthsOfHistory));
        var places = reports.Select(report => lease.Version.Places[report.Place]).DistinctBy(unit => unit.Id);
        foreach (var level in places.GroupBy(unit => unit.Level))
        {
            var query = new FactsQuery(
                measures, level.Key, [.. level], MonthRange.Covering(months), PeriodType.Month, false, asked[0].Origin.KnownAt);
            await lease.QueryAsync(
                FactsSql.Write(query),
                row =>
                {
                    if (!row.IsDBNull(5))
                    {
                        var key = (row.GetInt32(1), Period.ToMonthIndex(row.GetInt32(2)), row.GetInt16(0));
                        history[key] = history.GetValueOrDefault(key) + row.GetDecimal(5);
                    }

                    return true;
                },
                cancel).ConfigureAwait(false);
        }

        return history;
    }

    private static List<MeasureRange?> Ranges(
        Asked figure, MissingReport report, Dictionary<(int Place, int Month, short Measure), decimal> history) =>
    [
        .. figure.Measures.Select(measure =>
        {
            var said = Enumerable.Range(report.Month - MonthsOfHistory, MonthsOfHistory)
                .Where(month => measure is { } known && history.ContainsKey((report.Place, month, known)))
                .Select(month => history[(report.Place, month, measure!.Value)])
                .ToList();
            return said.Count == 0 ? (MeasureRange?)null : new MeasureRange(said.Min(), said.Max());
        }),
    ];

    private sealed record Asked(
        Cell Now, CellOrigin Origin, CellRecipe Recipe, IReadOnlyList<short?> Measures, IReadOnlySet<string> Forms);

    private readonly record struct OwedReport(string Form, int Area, int Month);

    private readonly record struct MissingReport(int Place, int Month);
}
