using System.Globalization;
using System.IO.Compression;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace McHAnalytics.Cli.Demo.Files;

/// <summary>Writes a sheet as a workbook; the same sheet gives the same bytes.</summary>
internal static class XlsxFile
{
    private const uint DayStyle = 1;
    private const uint DayFormat = 14;

    // The time inside the zip would make two equal workbooks differ.
    private static readonly DateTimeOffset s_zipTime = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static void Write(string path, Sheet sheet)
    {
        using var memory = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(memory, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();

            // Left alone, the id would be random.
            document.ChangeIdOfPart(book, "workbook");
            var part = book.AddNewPart<WorksheetPart>("sheet1");
            var texts = WriteSheet(part, sheet);
            WriteTexts(book.AddNewPart<SharedStringTablePart>("texts"), texts);
            book.AddNewPart<WorkbookStylesPart>("styles").Stylesheet = Styles();
            book.Workbook = new Workbook(new Sheets(
                new DocumentFormat.OpenXml.Spreadsheet.Sheet { Name = sheet.Name, SheetId = 1, Id = "sheet1" }));
        }

        memory.Position = 0;
        using (var zip = new ZipArchive(memory, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var entry in zip.Entries)
            {
                entry.LastWriteTime = s_zipTime;
            }
        }

        File.WriteAllBytes(path, memory.ToArray());
    }

    private static List<string> WriteSheet(WorksheetPart part, Sheet sheet)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new List<string>();
        using var writer = OpenXmlWriter.Create(part);
        writer.WriteStartElement(new Worksheet());
        writer.WriteStartElement(new SheetData());
        for (var r = 0; r < sheet.Rows.Count; r++)
        {
            writer.WriteStartElement(new Row { RowIndex = (uint)r + 1 });
            var row = sheet.Rows[r];
            for (var c = 0; c < row.Count; c++)
            {
                if (!row[c].IsEmpty)
                {
                    writer.WriteElement(Cell(Sheet.Reference(r, c), row[c], numbers, texts));
                }
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        if (sheet.Merges.Count > 0)
        {
            writer.WriteElement(new MergeCells(sheet.Merges.Select(range => new MergeCell { Reference = range })));
        }

        writer.WriteEndElement();
        return texts;
    }

    private static Cell Cell(string reference, SheetCell cell, Dictionary<string, int> numbers, List<string> texts)
    {
        if (cell.Text is { } text)
        {
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers[text] = number = texts.Count;
                texts.Add(text);
            }

            return new Cell(new CellValue(number)) { CellReference = reference, DataType = CellValues.SharedString };
        }

        return cell.Day is { } day
            ? new Cell(new CellValue(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber))
            {
                CellReference = reference,
                StyleIndex = DayStyle,
            }
            : new Cell(new CellValue(cell.Number!.Value.ToString(CultureInfo.InvariantCulture))) { CellReference = reference };
    }

    private static void WriteTexts(SharedStringTablePart part, List<string> texts) =>
        part.SharedStringTable = new SharedStringTable(texts.Select(text =>
            new SharedStringItem(new Text(text) { Space = SpaceProcessingModeValues.Preserve })));

    private static Stylesheet Styles() => new(
        new Fonts(new Font()),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(new CellFormat(), new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true }));
}
