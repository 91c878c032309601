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
    private readonly Dictionary<(MeasureAsk Measure, OrgLevel Level), Figures> _figures = [];
    private RowPlace? _row;
    private Span? _span;

    /// <summary>The summary of the places under a row.</summary>
    /// <param name="ask">The measure, with how its places are summarised.</param>
    /// <param name="row">The row.</param>
    /// <param name="span">When.</param>
    /// <param name="whole">The figure of the row itself: its reports are those of the places.</param>
    public Cell Make(Ask ask, RowPlace row, Span span, Cell whole)
    {
        var over = ask.Measure.Over!;
        var each = FiguresOf(ask, row, span);
        var values = each.Values;
        var matching = values.Count(value => over.Threshold?.Holds(value) ?? false);
        var summary = new Cell
        {
            Unit = UnitOf(over.Function, whole.Unit),
            State = StateOf(each.States, values.Count > 0),
            Completeness = whole.Completeness,
            Timeliness = whole.Timeliness,
            DefinitionVersion = whole.DefinitionVersion,
            Flags = values.Count == each.Places
                ? []
                : [AnswerFlags.PlacesWithoutValue(each.Places - values.Count, each.Places)],
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

    // Several functions of one figure over the same places: each place is worked out once for all of them.
    private Figures FiguresOf(Ask ask, RowPlace row, Span span)
    {
        if (!ReferenceEquals(row, _row) || !ReferenceEquals(span, _span))
        {
            (_row, _span) = (row, span);
            _figures.Clear();
        }

        var key = (ask.Measure with { Alias = null, Over = null }, ask.Measure.Over!.Level);
        if (!_figures.TryGetValue(key, out var figures))
        {
            _figures.Add(key, figures = Work(ask, row, span));
        }

        return figures;
    }

    private Figures Work(Ask ask, RowPlace row, Span span)
    {
        var figures = new Figures([], 0, []);
        if (!parts.TryGetValue(ask.Measure.Over!.Level, out var table))
        {
            return figures;
        }

        var places = 0;
        foreach (var place in Under(ask.Measure.Over.Level, row))
        {
            var (value, state, _, _) = cells.Figure(table, ask, place, span);
            if (value is null && !cells.Stands(place, span))
            {
                continue;
            }

            places++;
            figures.States.Add(state);
            if (value is { } known)
            {
                figures.Values.Add(known);
            }
        }

        Sort(figures.Values);
        return figures with { Places = places };
    }

    // By doubles, which compare ten times faster, and then put right where two decimals are the same double.
    private static void Sort(List<decimal> values)
    {
        var exact = values.ToArray();
        Array.Sort(Array.ConvertAll(exact, value => (double)value), exact);
        for (var at = 1; at < exact.Length; at++)
        {
            for (var back = at; back > 0 && exact[back - 1] > exact[back]; back--)
            {
                (exact[back - 1], exact[back]) = (exact[back], exact[back - 1]);
            }
        }

        values.Clear();
        values.AddRange(exact);
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
            _byAncestor[(finer, above)] = known = question.Over.Single(level => level.Level == finer).Places
                == version.ReportingAt(finer)
                ? version.ReportingUnder(finer, above)
                : PlacesOf(finer)
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
    private static ValueState StateOf(HashSet<ValueState> states, bool hasValue) => hasValue
        ? states.Contains(ValueState.Provisional) ? ValueState.Provisional : ValueState.Ok
        : states.Count == 1 ? states.Single() : ValueState.NotReported;

    private sealed record Figures(List<decimal> Values, int Places, HashSet<ValueState> States);
}
