using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Models.Statistics;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Makes one value of the values of finer places: evaluate for each, then summarise.</summary>
internal sealed class PlaceSummaries(
    PublishedVersion version, CheckedQuestion question, CellMaker cells, IReadOnlyDictionary<OrgLevel, PartsTable> parts)
{
    private readonly Dictionary<(OrgLevel Finer, OrgLevel Above), ILookup<int, RowPlace>> _byAncestor = [];

    /// <summary>The summary of the places under a row.</summary>
    /// <param name="ask">The measure, with how its places are summarised.</param>
    /// <param name="row">The row.</param>
    /// <param name="span">When.</param>
    /// <param name="whole">The figure of the row itself: its reports are those of the places.</param>
    public Cell Make(Ask ask, RowPlace row, Span span, Cell whole)
    {
        var over = ask.Measure.Over!;
        var each = parts.TryGetValue(over.Level, out var table)
            ? Under(over.Level, row)
                .Select(place => (Place: place, Cell: cells.Make(table, ask, place, span)))
                .Where(each => each.Cell.Value is not null || cells.Stands(each.Place, span))
                .Select(each => each.Cell)
                .ToList()
            : [];
        var values = each.Select(cell => cell.Value).OfType<decimal>().Order().ToList();
        var matching = values.Count(value => over.Threshold?.Holds(value) ?? false);
        var summary = new Cell
        {
            Unit = UnitOf(over.Function, whole.Unit),
            State = StateOf(each),
            Completeness = whole.Completeness,
            Timeliness = whole.Timeliness,
            DefinitionVersion = whole.DefinitionVersion,
            Flags = values.Count == each.Count ? [] : [AnswerFlags.PlacesWithoutValue(each.Count - values.Count, each.Count)],
        };
        return values.Count == 0 ? summary : over.Function switch
        {
            PlaceFunction.CountWhere => summary with { Value = matching, Numerator = matching },
            PlaceFunction.ShareWhere => summary with
            {
                Value = 100m * matching / values.Count,
                Numerator = matching,
                Denominator = values.Count,
            },
            var function => summary with { Value = Quantiles.Of(values, ShareOf(function)) },
        };
    }

    // The places of a row do not lie in each other, so none is met twice.
    private IEnumerable<RowPlace> Under(OrgLevel level, RowPlace row) => row.Places.Count == 0
        ? PlacesOf(level)
        : row.Places.SelectMany(place => ByAncestor(level, version.Places[place].Level)[place]);

    // Asked once for a level, not for each row: a country has thousands of rows and tens of thousands of places.
    private ILookup<int, RowPlace> ByAncestor(OrgLevel finer, OrgLevel above)
    {
        if (!_byAncestor.TryGetValue((finer, above), out var known))
        {
            _byAncestor[(finer, above)] = known = PlacesOf(finer)
                .Where(place => version.Areas.Of(above, place.Group) is not null)
                .ToLookup(place => version.Areas.Of(above, place.Group)!.Value);
        }

        return known;
    }

    private IEnumerable<RowPlace> PlacesOf(OrgLevel level) => question.Over
        .Where(finer => finer.Level == level)
        .SelectMany(finer => finer.Places)
        .Select(unit => new RowPlace(unit, unit.Id, [unit.Id]));

    private static decimal ShareOf(PlaceFunction function) => function switch
    {
        PlaceFunction.Min => 0,
        PlaceFunction.P10 => 0.10m,
        PlaceFunction.P25 => 0.25m,
        PlaceFunction.Median => 0.50m,
        PlaceFunction.P75 => 0.75m,
        PlaceFunction.P90 => 0.90m,
        _ => 1,
    };

    private static Unit UnitOf(PlaceFunction function, Unit own) => function switch
    {
        PlaceFunction.CountWhere => Unit.Count,
        PlaceFunction.ShareWhere => Unit.Percent,
        _ => own,
    };

    // What all places say is said of the summary; where they differ, a value may still change or is not reported.
    private static ValueState StateOf(List<Cell> each)
    {
        var states = each.Select(cell => cell.State).Distinct().ToList();
        return each.Exists(cell => cell.Value is not null)
            ? states.Contains(ValueState.Provisional) ? ValueState.Provisional : ValueState.Ok
            : states is [var only] ? only : ValueState.NotReported;
    }
}
