using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Questions;

/// <summary>The figures of one slice of one place in one period, one for each measure.</summary>
/// <param name="place">The place.</param>
/// <param name="span">The period.</param>
/// <param name="slice">The slice.</param>
internal sealed class RowGroup(RowPlace place, Span span, SliceFigures slice)
{
    public RowPlace Place { get; } = place;

    public Span Span { get; } = span;

    public SliceFigures Slice { get; } = slice;

    /// <summary>Value and state of each measure; null until somebody needs one of them.</summary>
    public RowFigure[]? Figures { get; set; }
}

/// <summary>What is known of a cell before it is made.</summary>
/// <param name="Value">Its value, the filling included.</param>
/// <param name="State">Its state.</param>
/// <param name="Cell">The cell, where it had to be made for its value.</param>
/// <param name="IsFilled">Whether the value is the filling and not the cell's own.</param>
internal readonly record struct RowFigure(decimal? Value, ValueState State, Cell? Cell, bool IsFilled = false);

/// <summary>A row of an answer, whose cell is made when it is first looked at.</summary>
/// <param name="group">What it belongs to.</param>
/// <param name="ask">Which measure of the question it shows.</param>
/// <param name="builder">What makes the cell.</param>
internal sealed class GroupRow(RowGroup group, int ask, AnswerBuilder builder) : AnswerRow
{
    private Cell? _cell;
    private IReadOnlyList<Comparison>? _comparisons;

    public override MeasureAsk Measure => builder.MeasureOf(ask);

    public override OrgUnit? OrgUnit => group.Place.Unit;

    public override Period? Period => group.Span.Period;

    public override IReadOnlyList<DimensionValue> Dimensions => group.Slice.Slice.Values;

    public override decimal? Value => builder.FiguresOf(group)[ask].Value;

    public override ValueState State => builder.FiguresOf(group)[ask].State;

    public override Cell Cell => _cell ??= builder.CellOf(group, ask);

    public override IReadOnlyList<Comparison> Comparisons => _comparisons ??= builder.ComparisonsOf(group, ask);
}
