using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Makes cells of fetched parts, with what is known of the reports, the errors and the boundaries under them.</summary>
internal sealed class CellMaker
{
    private readonly PublishedVersion _version;
    private readonly ReportCalendar _calendar;
    private readonly IReadOnlyList<int> _everywhere;
    private readonly OrgLevel? _level;
    private readonly int? _knownAt;
    private readonly Dictionary<string, int> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<CellRecipe, IReadOnlyCollection<string>> _forms = [];

    /// <param name="version">The newest version.</param>
    /// <param name="calendar">Which reports are due.</param>
    /// <param name="question">The question.</param>
    /// <param name="fetched">Any table of its parts: all have the same columns.</param>
    /// <param name="knownAt">When the parts were known; null for now.</param>
    public CellMaker(
        PublishedVersion version, ReportCalendar calendar, CheckedQuestion question, PartsTable fetched, int? knownAt)
    {
        _version = version;
        _calendar = calendar;
        _level = question.Level;
        _knownAt = knownAt;
        _everywhere = [.. version.Roots.Select(root => root.Id)];
        foreach (var code in question.Asks.SelectMany(ask => ask.Recipe.Measures).Concat(AnswerPlanner.ReportMeasures))
        {
            _columns[code] = fetched.ColumnOf(IdOf(code));
        }

        foreach (var recipe in question.Asks.Select(ask => ask.Recipe))
        {
            _forms[recipe] = recipe.Measures
                .Select(IdOf)
                .OfType<short>()
                .SelectMany(version.Sources.FormsOf)
                .ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>The cell of a measure for a place over the span, or over the window that ends with it.</summary>
    public Cell Make(PartsTable table, Ask ask, RowPlace place, Span span)
    {
        var months = ask.MonthsOf(span);
        var buckets = table.BucketsOf(months).ToList();
        var found = buckets
            .Select(bucket => (Bucket: bucket, Columns: table.Find(place.Group, bucket)))
            .Where(pair => pair.Columns is not null)
            .Select(pair => (pair.Bucket, Parts: PartsOf(ask.Recipe, pair.Columns!)))
            .ToList();
        var dueness = _calendar.Of(_forms[ask.Recipe], place.Places, months);
        var cell = ask.Recipe.ToCell(
            ask.Recipe.OverTime(found),
            ReportsOf(table, place.Group, buckets),
            dueness,
            OriginOf(ask, place, months, found));
        var flags = FlagsOf(ask, place, months).ToList();
        return flags.Count == 0 ? cell : cell with { Flags = [.. cell.Flags, .. flags] };
    }

    // A stock is the last month's, and a figure over all rows holds only what their level holds.
    private CellOrigin OriginOf(
        Ask ask, RowPlace place, IReadOnlyList<int> months, List<(int Bucket, Parts Parts)> found) => new(
        ask.Recipe.Code,
        place.Places,
        place.Unit is null ? _level : null,
        ask.IsStock ? [.. found.Where(pair => pair.Parts.HasRows).Select(pair => pair.Bucket).Order().TakeLast(1)] : months,
        _knownAt);

    private short? IdOf(string code) => _version.MeasureIds.TryGetValue(code, out var id) ? id : null;

    private Parts PartsOf(CellRecipe recipe, MeasureParts[] columns)
    {
        var parts = new MeasureParts[recipe.Measures.Count];
        for (var measure = 0; measure < parts.Length; measure++)
        {
            var column = _columns[recipe.Measures[measure]];
            parts[measure] = column < 0 ? MeasureParts.None : columns[column];
        }

        return new Parts(parts);
    }

    private ReportCounts ReportsOf(PartsTable table, int group, List<int> buckets)
    {
        var (expected, received, onTime) = (MeasureParts.None, MeasureParts.None, MeasureParts.None);
        foreach (var bucket in buckets)
        {
            if (table.Find(group, bucket) is { } columns)
            {
                expected += PartOf(columns, AnswerPlanner.ReportMeasures[0]);
                received += PartOf(columns, AnswerPlanner.ReportMeasures[1]);
                onTime += PartOf(columns, AnswerPlanner.ReportMeasures[2]);
            }
        }

        return new ReportCounts(expected.Sum, received.Sum, onTime.HasFigure ? onTime.Sum : null);
    }

    private MeasureParts PartOf(MeasureParts[] columns, string code) =>
        _columns[code] is var column and >= 0 ? columns[column] : MeasureParts.None;

    private IEnumerable<QualityFlag> FlagsOf(Ask ask, RowPlace place, IReadOnlyList<int> months)
    {
        var places = place.Places.Count == 0 ? _everywhere : place.Places;
        if (ask.Recipe.Measures.Append(ask.Recipe.Code).Any(
            measure => places.Any(each => _version.Errors.Concerns(measure, each, months))))
        {
            yield return AnswerFlags.DataError();
        }

        foreach (var change in place.Places.SelectMany(_version.Boundaries.Into))
        {
            if (months.Contains(change.MonthIndex))
            {
                yield return AnswerFlags.BoundaryChanged(change);
            }
        }
    }
}
