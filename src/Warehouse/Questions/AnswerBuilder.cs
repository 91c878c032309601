using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Access;
using McHAnalytics.Warehouse.Planning;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>Makes the rows, comparisons and totals of an answer from the fetched parts.</summary>
internal sealed class AnswerBuilder(
    CheckedQuestion question,
    DomainCatalogue catalogue,
    PublishedVersion version,
    CellMaker cells,
    CellMaker cellsNow,
    IReadOnlyList<Slice> slices,
    FetchedParts total,
    Disclosure? disclosure)
{
    private readonly SliceFigures[] _slices = [.. slices.Select(slice => new SliceFigures(
        slice,
        new PlaceSummaries(version, question, cells, slice.Parts.Over),
        new PeerFigures(version, question, cells, slice.Parts.Peers)))];

    // A kept answer is looked at by several requests, and makers of cells remember what they worked out.
    private readonly Lock _gate = new();

    // Rows that stand in the order of their places, all of them, need no figure before they are looked at.
    private readonly bool _areFiguresNeeded = question.Question.Having.Count > 0 || question.Question.Fill != Fill.State
        || question.Question.Order.Any(order => order.Measure is not null);

    private readonly Span[][] _kinds =
        [.. question.Spans.GroupBy(span => span.Period?.Type).Select(kind => kind.ToArray())];

    /// <summary>The rows in the order asked for: place by place, slice by slice, period by period, measure by
    /// measure.</summary>
    public List<AnswerRow> Rows()
    {
        var groups = new List<RowGroup>(question.Rows.Count * question.Spans.Count);
        foreach (var place in question.Rows)
        {
            foreach (var slice in _slices)
            {
                if (slice.Slice.Groups?.Contains(place.Group) ?? true)
                {
                    AddGroups(groups, place, slice);
                }
            }
        }

        var shown = question.Question.Having.Count == 0 ? groups : groups.FindAll(Has);
        var rows = new List<AnswerRow>(shown.Count * question.Asks.Count);
        foreach (var group in RowOrder.Apply(shown, question))
        {
            AddRows(rows, group);
        }

        return rows;
    }

    /// <summary>The measure that a column of cells shows.</summary>
    public MeasureAsk MeasureOf(int ask) => question.Asks[ask].Measure;

    /// <summary>Value and state of each measure of a group.</summary>
    public RowFigure[] FiguresOf(RowGroup group)
    {
        if (group.Figures is null)
        {
            lock (_gate)
            {
                group.Figures ??= Figures(group);
            }
        }

        return group.Figures;
    }

    /// <summary>The whole cell of a row.</summary>
    public Cell CellOf(RowGroup group, int ask)
    {
        var figure = group.Figures?[ask] ?? default;
        lock (_gate)
        {
            var cell = figure.Cell
                ?? CellOf(group.Slice, group.Slice.Slice.Parts.Rows, question.Asks[ask], group.Place, group.Span);
            return figure.IsFilled
                ? cell with { Value = figure.Value, Flags = [.. cell.Flags, AnswerFlags.Filled(question.Question.Fill)] }
                : cell;
        }
    }

    /// <summary>The comparisons of a row.</summary>
    public IReadOnlyList<Comparison> ComparisonsOf(RowGroup group, int ask)
    {
        if (question.Question.Compare.Count == 0)
        {
            return [];
        }

        var cell = CellOf(group, ask);
        lock (_gate)
        {
            return Comparisons(question.Asks[ask], group, cell);
        }
    }

    /// <summary>The totals asked for, each divided from the added parts.</summary>
    public List<AnswerTotal> Totals()
    {
        if (question.Question.Totals.Count == 0)
        {
            return [];
        }

        var everyPlace = new RowPlace(null, 0, [.. question.Selected.Select(place => place.Id)]);
        var all = new SliceFigures(
            Slice.Undivided(total), new PlaceSummaries(version, question, cells, total.Over), null);
        var wholeTime = question.WholeTime;

        // A window belongs to a period: over several periods the parts of the months asked for are added once.
        var asks = question.Spans.Count == 1 ? question.Asks : question.Asks
            .Select(ask => ask with { Measure = ask.Measure with { RollingMonths = null, ToDate = null } })
            .ToList();
        var totals = new List<AnswerTotal>();
        foreach (var level in question.Question.Totals.Distinct())
        {
            totals.AddRange(level switch
            {
                TotalsLevel.Grand => asks.Select((ask, index) => new AnswerTotal(
                    level, MeasureOf(index), null, null, CellOf(all, all.OverPlaces.Value, ask, everyPlace, wholeTime))),
                TotalsLevel.Row => question.Rows.Where(place => cells.Stands(place, wholeTime)).SelectMany(place => _slices
                    .Where(slice => slice.Slice.Groups?.Contains(place.Group) ?? true)
                    .SelectMany(slice => asks.Select((ask, index) => new AnswerTotal(
                        level,
                        MeasureOf(index),
                        place.Unit,
                        null,
                        CellOf(slice, slice.Slice.Parts.Rows, ask, place, wholeTime)) { Dimensions = slice.Slice.Values }))),
                _ => question.Spans.SelectMany(span => _slices.SelectMany(slice =>
                    question.Asks.Select((ask, index) => new AnswerTotal(
                        level,
                        MeasureOf(index),
                        null,
                        span.Period,
                        CellOf(slice, slice.OverPlaces.Value, ask, everyPlace, span)) { Dimensions = slice.Slice.Values }))),
            });
        }

        return totals;
    }

    private void AddGroups(List<RowGroup> groups, RowPlace place, SliceFigures slice)
    {
        // Of each kind of period by itself: a year's value is not carried on into quarters.
        foreach (var kind in _kinds)
        {
            var carried = question.Question.Fill == Fill.Previous ? new decimal?[question.Asks.Count] : null;
            foreach (var span in kind)
            {
                var group = new RowGroup(place, span, slice);
                var stands = cells.Stands(place, span);
                if (!_areFiguresNeeded && stands)
                {
                    groups.Add(group);
                    continue;
                }

                var row = Figures(group);
                if (!stands && Array.TrueForAll(row, HasNoData))
                {
                    continue;
                }

                for (var ask = 0; ask < row.Length; ask++)
                {
                    var value = row[ask].Value;
                    row[ask] = Filled(row[ask], carried?[ask]);
                    if (carried is not null && value is not null)
                    {
                        carried[ask] = value;
                    }
                }

                group.Figures = row;
                groups.Add(group);
            }
        }

        // How many slices a place has is known only now.
        if (question.Division is not null && groups.Count * question.Asks.Count > QuestionCheck.MostCells)
        {
            throw QuestionFaults.TooManyCells(groups.Count * question.Asks.Count, QuestionCheck.MostCells);
        }
    }

    private RowFigure[] Figures(RowGroup group)
    {
        var figures = new RowFigure[question.Asks.Count];
        for (var ask = 0; ask < figures.Length; ask++)
        {
            figures[ask] = FigureOf(group.Slice, question.Asks[ask], group.Place, group.Span);
        }

        return figures;
    }

    // A summary over finer places is known with its cell only.
    private RowFigure FigureOf(SliceFigures slice, Ask ask, RowPlace place, Span span)
    {
        if (ask.Measure.Over is null)
        {
            return cells.Figure(slice.Slice.Parts.Rows, ask, place, span);
        }

        var cell = CellOf(slice, slice.Slice.Parts.Rows, ask, place, span);
        return new(cell.Value, cell.State, cell);
    }

    private Cell CellOf(SliceFigures slice, PartsTable parts, Ask ask, RowPlace place, Span span)
    {
        var whole = cells.Make(parts, ask, place, span);
        return ask.Measure.Over is null ? whole : slice.Summaries.Make(ask, place, span, whole);
    }

    // Beside an owner's exact figure that of the place above would tell what its sisters have together.
    private Cell Above(FetchedParts parts, Ask ask, RowGroup group, RowPlace above)
    {
        var cell = cells.Make(parts.Parents, ask, above, group.Span);
        return disclosure is null || !question.Scope.Asker.IsOwner || disclosure.Owns(above)
            || disclosure.LeavesEnough(ask.Recipe, group.Place, above, ask.MonthsOf(group.Span), parts.Rows, parts.Parents)
            ? cell
            : CellMaker.Withheld(cell);
    }

    private bool Has(RowGroup group)
    {
        foreach (var having in question.Question.Having)
        {
            for (var ask = 0; ask < question.Asks.Count; ask++)
            {
                if (MeasureOf(ask).Name == having.Measure && !having.Value.Holds(group.Figures![ask].Value))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool HasNoData(RowFigure figure) => figure.State is ValueState.NotReported or ValueState.NotYetDue;

    private RowFigure Filled(RowFigure figure, decimal? carried)
    {
        var fill = question.Question.Fill;
        return !HasNoData(figure) || fill is Fill.State or Fill.None || (fill == Fill.Previous && carried is null)
            ? figure
            : figure with { Value = fill == Fill.Zero ? 0 : carried, IsFilled = true };
    }

    private void AddRows(List<AnswerRow> rows, RowGroup group)
    {
        for (var ask = 0; ask < question.Asks.Count; ask++)
        {
            if (question.Question.Fill != Fill.None || !HasNoData(group.Figures![ask]))
            {
                rows.Add(new GroupRow(group, ask, this));
            }
        }
    }

    private List<Comparison> Comparisons(Ask ask, RowGroup group, Cell cell)
    {
        var comparisons = new List<Comparison>(question.Question.Compare.Count);
        foreach (var compare in question.Question.Compare)
        {
            if (Compare(compare, ask, group, cell) is { } comparison)
            {
                comparisons.Add(comparison);
            }
        }

        return comparisons;
    }

    private Comparison? Compare(CompareAsk compare, Ask ask, RowGroup group, Cell cell)
    {
        var parts = group.Slice.Slice.Parts;
        if (compare.Kind == CompareKind.Target)
        {
            var year = Period.ToYearMonth(group.Span.Months[^1]) / 100;
            return catalogue.FindTarget(ask.Recipe.Code, year) is { } target
                ? Models.Questions.Comparisons.WithTarget(cell, target)
                : null;
        }

        if (compare.Kind == CompareKind.AsKnownNow)
        {
            return Models.Questions.Comparisons.Between(
                compare.Kind, cell, cellsNow.Make(parts.Now, ask, group.Place, group.Span));
        }

        if (compare.Kind is CompareKind.PeerP25 or CompareKind.PeerMedian or CompareKind.PeerP75)
        {
            return group.Slice.Peers!.Make(compare.Kind, ask, group.Place, group.Span, cell) is { } figure
                ? Models.Questions.Comparisons.Between(compare.Kind, cell, figure)
                : null;
        }

        var other = compare.Kind != CompareKind.ParentOrgUnit
            ? AnswerPlanner.BaseOf(group.Span, compare) is { } span ? CellOf(group.Slice, parts.Rows, ask, group.Place, span) : null
            : group.Place.Unit is { } unit && version.ParentOf(unit) is { } parent
                ? Above(parts, ask, group, new RowPlace(parent, parent.Id, [parent.Id]))
                : null;
        if (other is null)
        {
            return null;
        }

        // Two definitions give no difference: what changed may be the definition alone.
        var comparison = Models.Questions.Comparisons.Between(compare.Kind, cell, other);
        return other.DefinitionVersion == cell.DefinitionVersion ? comparison : comparison with { Difference = null, Change = null };
    }
}

/// <summary>A slice with what its figures are compared with or summarised from.</summary>
internal sealed record SliceFigures(Slice Slice, PlaceSummaries Summaries, PeerFigures? Peers)
{
    /// <summary>The parts of the rows' places together.</summary>
    public Lazy<PartsTable> OverPlaces { get; } = new(Slice.Parts.Rows.OverGroups);
}
