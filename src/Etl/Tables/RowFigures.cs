using McHAnalytics.Etl.Reading;
using McHAnalytics.Etl.Recognising;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl.Tables;

/// <summary>The figures of one row that belong to one month.</summary>
/// <param name="Month">The month, written 202403; null where the row or the lines above say none.</param>
/// <param name="Columns">The columns that hold them.</param>
internal sealed record RowFigures(
    int? Month, IReadOnlyList<(FormColumn Column, int Position, short Measure)> Columns)
{
    /// <summary>Where a column's figures stand; those of a long table all in one column, those by year in several.</summary>
    public static int? PositionOf(SheetMatch sheet, FormColumn column) => sheet.Definition switch
    {
        { Long: { } form } => sheet.Find(form.Value),
        { Period.IsHeader: true } => sheet.Years.Select(year => (int?)year.Position).FirstOrDefault(),
        _ => sheet.Find(column.Header),
    };

    /// <summary>The row's figures, month by month; none where a long table's row is of no known measure.</summary>
    public static IEnumerable<RowFigures> Of(
        SheetMatch sheet,
        MatrixHead head,
        SourceRow row,
        IReadOnlyList<(FormColumn Column, int Position, short Measure)> columns)
    {
        var definition = sheet.Definition;
        if (definition.Period is { IsHeader: true } years)
        {
            foreach (var (position, year) in sheet.Years)
            {
                var (column, _, measure) = columns[0];
                yield return new RowFigures((year * 100) + years.LastMonth, [(column, position, measure)]);
            }

            yield break;
        }

        var month = definition.Period is not { } period ? head.Month
            : period.Text is { } text ? PeriodText.MonthOrYear(row[sheet.Find(text)!.Value], period.LastMonth)
            : PeriodText.Month(row[sheet.Find(period.Year!)!.Value], row[sheet.Find(period.Month!)!.Value]);
        if (definition.Long is not { } form)
        {
            yield return new RowFigures(month, columns);
            yield break;
        }

        var key = PlainText.Key(string.Join('/', form.Keys.Select(header => row[sheet.Find(header)!.Value])));
        foreach (var column in columns.Where(column =>
            column.Column.Aliases.Append(column.Column.Header).Any(header => PlainText.Key(header) == key)))
        {
            yield return new RowFigures(month, [column]);
        }
    }
}
