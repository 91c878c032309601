using System.Globalization;
using System.Text;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Reads spreadsheets. A merged cell's text stands in its first cell, a formula's last result in its own.</summary>
internal static class ExcelFile
{
    private static readonly byte[] s_macros = Encoding.Unicode.GetBytes("_VBA_PROJECT");

    /// <param name="path">The file.</param>
    /// <param name="kind">Which of the two kinds of workbook it is.</param>
    /// <param name="place">The file, for messages.</param>
    public static IReadOnlyList<SourceSheet> Read(string path, SourceKind kind, CellPlace place)
    {
        // Old spreadsheets are in code pages that .NET does not know by itself.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        try
        {
            if (kind == SourceKind.Workbook)
            {
                PackedParts.CheckWorkbook(path, place);
            }
            else
            {
                CheckOld(path, place);
            }

            using var stream = File.OpenRead(path);
            using var reader = ExcelReaderFactory.CreateReader(stream);
            var sheets = new List<SourceSheet>();
            var rows = new Rows(place);
            do
            {
                sheets.Add(new SourceSheet(reader.Name, (short)(sheets.Count + 1), rows.Read(reader)));
            }
            while (reader.NextResult());
            return sheets;
        }
        catch (InvalidPasswordException)
        {
            throw new LoadProblemException(LoadProblems.Unreadable(
                place, "文件有密码保护，请取消密码后重新发送", "a password locks it: take the password off and send it again"));
        }
        catch (Exception fault) when (fault is ExcelReaderException or InvalidDataException or EndOfStreamException
            or System.Xml.XmlException or IndexOutOfRangeException or ArgumentException or NullReferenceException
            or FormatException or OverflowException or InvalidOperationException or KeyNotFoundException
            or NotSupportedException or InvalidCastException)
        {
            // What the reader throws on a damaged file depends on where the damage is.
            throw new LoadProblemException(LoadProblems.Unreadable(
                place, "不是完整的电子表格（传输时可能被截断）", "it is no whole spreadsheet (it may have been cut off in transfer)"));
        }
    }

    private static void CheckOld(string path, CellPlace place)
    {
        if (new FileInfo(path).Length > ReadLimits.InflatedBytes)
        {
            throw new LoadProblemException(LoadProblems.TooLarge(
                place, $"大于 {ReadLimits.InflatedBytes >> 20} MB", $"more than {ReadLimits.InflatedBytes >> 20} MB"));
        }

        if (File.ReadAllBytes(path).AsSpan().IndexOf(s_macros) >= 0)
        {
            throw new LoadProblemException(LoadProblems.Dangerous(place, "含有宏", "it holds macros"));
        }
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

    private sealed class Rows(CellPlace place)
    {
        private long _cells;
        private long _lookedAt;

        public List<SourceRow> Read(IExcelDataReader reader)
        {
            var rows = new List<SourceRow>();
            if (reader.FieldCount > ReadLimits.Columns)
            {
                throw TooLarge();
            }

            var cells = new string?[reader.FieldCount];
            for (var number = 1; reader.Read(); number++)
            {
                var filled = 0;
                HashSet<int>? fractions = null;
                _lookedAt += cells.Length;
                for (var column = 0; column < cells.Length; column++)
                {
                    var value = reader.GetValue(column);
                    cells[column] = Text(value);
                    if (value is double figure && !double.IsInteger(figure))
                    {
                        (fractions ??= []).Add(column);
                    }

                    filled = cells[column] is null ? filled : column + 1;
                }

                _cells += filled;
                if (number > ReadLimits.Rows || _cells > ReadLimits.Cells || _lookedAt > ReadLimits.CellsLookedAt)
                {
                    throw TooLarge();
                }

                // A format put on a whole row is not kept as cells.
                if (filled > 0)
                {
                    rows.Add(new SourceRow(number, cells[..filled]) { Fractions = fractions });
                }
            }

            return SourceRow.OfOneWidth(rows, ReadLimits.Cells);
        }

        private LoadProblemException TooLarge() => new(LoadProblems.TooLarge(
            place,
            $"多于 {ReadLimits.Columns} 列、{ReadLimits.Rows} 行或 {ReadLimits.Cells} 个单元格",
            $"more than {ReadLimits.Columns} columns, {ReadLimits.Rows} rows or {ReadLimits.Cells} cells"));
    }
}
