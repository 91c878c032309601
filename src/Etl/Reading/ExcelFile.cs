using System.Globalization;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Reads spreadsheets. A merged cell's text stands in its first cell.</summary>
internal static class ExcelFile
{
    public static IReadOnlyList<SourceSheet> Read(string path, CellPlace place)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateReader(stream);
            var sheets = new List<SourceSheet>();
            do
            {
                sheets.Add(new SourceSheet(reader.Name, (short)(sheets.Count + 1), ReadRows(reader)));
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (Exception fault) when (fault is ExcelReaderException or InvalidDataException or EndOfStreamException
            or System.Xml.XmlException or IndexOutOfRangeException or ArgumentException or NullReferenceException)
        {
            // What the reader throws on a damaged file depends on where the damage is.
            throw new LoadProblemException(LoadProblems.Unreadable(
                place, "不是完整的电子表格（传输时可能被截断）", "it is no whole spreadsheet (it may have been cut off in transfer)"));
        }
    }

    private static List<SourceRow> ReadRows(IExcelDataReader reader)
    {
        var rows = new List<SourceRow>();
        for (var number = 1; reader.Read(); number++)
        {
            var cells = new string?[reader.FieldCount];
            var hasAny = false;
            for (var column = 0; column < cells.Length; column++)
            {
                cells[column] = Text(reader.GetValue(column));
                hasAny |= cells[column] is not null;
            }

            if (hasAny)
            {
                rows.Add(new SourceRow(number, cells));
            }
        }

        return rows;
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        string text => string.IsNullOrWhiteSpace(text) ? null : text,
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateTime day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
