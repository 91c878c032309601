using McHAnalytics.Etl.Reading;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl.Recognising;

/// <summary>A file recognised as a form, with the tables found in it.</summary>
internal sealed record FormMatch(FormDefinition Form, IReadOnlyList<SheetMatch> Sheets);

/// <summary>A form's table found in a worksheet.</summary>
/// <param name="Definition">The table as the form says it.</param>
/// <param name="Source">The worksheet.</param>
/// <param name="HeaderIndex">Position of the first header row among the worksheet's rows.</param>
/// <param name="Headers">By plain header: position of the column.</param>
/// <param name="Printed">By position: the header as printed, for messages.</param>
internal sealed record SheetMatch(
    FormSheet Definition,
    SourceSheet Source,
    int HeaderIndex,
    IReadOnlyDictionary<string, int> Headers,
    IReadOnlyList<string?> Printed)
{
    /// <summary>The position of a column under its header or another that it may have; null where the worksheet lacks it.</summary>
    public int? Find(string header)
    {
        var position = 0;
        return Headers.TryGetValue(SheetHeaders.KeyOf(header), out position)
            || AliasesOf(Definition, header).Any(alias => Headers.TryGetValue(SheetHeaders.KeyOf(alias), out position))
            ? position
            : null;
    }

    /// <summary>What else a column's header may be.</summary>
    public static IReadOnlyList<string> AliasesOf(FormSheet definition, string header) =>
        definition.Columns.FirstOrDefault(column => column.Header == header)?.Aliases
            ?? definition.Aliases.GetValueOrDefault(header, []);

    /// <summary>The columns whose headers are years, with the years; where a form says that headers are.</summary>
    public IEnumerable<(int Position, int Year)> Years => Printed
        .Select((header, position) => (Position: position, Year: PeriodText.Year(header)))
        .Where(column => column.Year is not null)
        .Select(column => (column.Position, column.Year!.Value));

    /// <summary>The rows above the header.</summary>
    public IEnumerable<SourceRow> Above => Source.Rows.Take(HeaderIndex);

    /// <summary>The rows below the header and the rows of instructions.</summary>
    public IEnumerable<SourceRow> Below
    {
        get
        {
            // Counted by row numbers: a blank row of instructions is not among the rows.
            var first = Source.Rows[HeaderIndex].Number + Definition.HeaderRows + Definition.SkipRows;
            return Source.Rows.Skip(HeaderIndex + 1).Where(row => row.Number >= first);
        }
    }
}
