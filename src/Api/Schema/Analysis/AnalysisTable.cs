using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Api.Schema.Analysis;

/// <summary>The cells of an answer in the form of a sheet: a row for each place and period, a column for each measure.</summary>
/// <param name="Columns">The names of the measures.</param>
/// <param name="Nodes">The rows of the page.</param>
/// <param name="TotalCount">How many rows there are in all.</param>
/// <param name="PageInfo">What lies before and after.</param>
public sealed record AnalysisTable(
    IReadOnlyList<string> Columns, IReadOnlyList<AnalysisTableRow> Nodes, int TotalCount, PageInfo PageInfo)
{
    private const int Usual = 1_000;
    private const int Largest = 10_000;

    internal static AnalysisTable Of(IReadOnlyList<AnswerRow> rows, int? limit, string? after)
    {
        var most = limit ?? Usual;
        if (most is < 0 or > Largest)
        {
            throw new GraphQLUserException(
                $"`limit` is {most}; it takes 0 to {Largest}. Ask for the next page with `after: pageInfo.endCursor`. "
                + $"每页最多 {Largest} 行。",
                "MCH-A002");
        }

        var offset = Cursor.OffsetAfter(after);
        var columns = ColumnsOf(rows);
        var starts = StartsOf(rows);
        var nodes = new List<AnalysisTableRow>(Math.Clamp(starts.Count - offset, 0, most));
        for (var row = offset; row < starts.Count && nodes.Count < most; row++)
        {
            nodes.Add(RowOf(rows, starts[row], row + 1 < starts.Count ? starts[row + 1] : rows.Count, columns));
        }

        var page = new Connection<AnalysisTableRow>(nodes, starts.Count, offset);
        return new AnalysisTable(columns, nodes, starts.Count, page.PageInfo);
    }

    // The rows of one place and period stand beside each other, in the order of the measures.
    private static List<int> StartsOf(IReadOnlyList<AnswerRow> rows)
    {
        var starts = new List<int>();
        for (var row = 0; row < rows.Count; row++)
        {
            if (row == 0 || !IsSameGroup(rows[row - 1], rows[row]))
            {
                starts.Add(row);
            }
        }

        return starts;
    }

    private static bool IsSameGroup(AnswerRow one, AnswerRow other) =>
        one.OrgUnit?.Id == other.OrgUnit?.Id && one.Period == other.Period
        && ReferenceEquals(one.Dimensions, other.Dimensions);

    private static List<string> ColumnsOf(IReadOnlyList<AnswerRow> rows)
    {
        var names = new List<string>();
        MeasureAsk? last = null;
        foreach (var row in rows)
        {
            if (!ReferenceEquals(row.Measure, last) && !names.Contains(row.Measure.Name))
            {
                names.Add(row.Measure.Name);
            }

            last = row.Measure;
        }

        return names;
    }

    private static AnalysisTableRow RowOf(IReadOnlyList<AnswerRow> rows, int from, int to, List<string> columns)
    {
        var figures = new AnswerRow?[columns.Count];
        for (var row = from; row < to; row++)
        {
            var column = to - from == figures.Length ? row - from : columns.IndexOf(rows[row].Measure.Name);
            figures[column] = rows[row];
        }

        return new AnalysisTableRow(rows[from], figures);
    }
}

/// <summary>A row of an <see cref="AnalysisTable"/>.</summary>
/// <param name="First">Any of its cells' rows: they share place and period.</param>
/// <param name="Figures">The figure of each column; null where <c>fill: NONE</c> left it out.</param>
public sealed record AnalysisTableRow(
    [property: GraphQL.Binding.GraphQLIgnore] AnswerRow First, [property: GraphQL.Binding.GraphQLIgnore] AnswerRow?[] Figures)
{
    /// <summary>The place.</summary>
    public OrgUnit? OrgUnit => First.OrgUnit;

    /// <summary>The period.</summary>
    public Period? Period => First.Period;

    /// <summary>Its code of each dimension grouped by.</summary>
    public IReadOnlyList<DimensionValue> Dimensions => First.Dimensions;

    /// <summary>The values.</summary>
    public IReadOnlyList<decimal?> Values => Array.ConvertAll(Figures, figure => figure?.Value);

    /// <summary>Why there is a value or none; what was left out was not reported.</summary>
    public IReadOnlyList<ValueState> States =>
        Array.ConvertAll(Figures, figure => figure?.State ?? ValueState.NotReported);
}
