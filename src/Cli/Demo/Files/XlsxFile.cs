using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace McHAnalytics.Cli.Demo.Files;

/// <summary>Writes a sheet as a workbook; the same sheet gives the same bytes.</summary>
internal static class XlsxFile
{
    private const string Namespace = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const int DayStyle = 1;
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

    // Written as XML at once: an object for each of a quarter of a million cells would take most of the demo's time.
    private static List<string> WriteSheet(WorksheetPart part, Sheet sheet)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new List<string>();
        using var stream = part.GetStream(FileMode.Create);
        using var writer = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        writer.WriteStartElement("worksheet", Namespace);
        writer.WriteStartElement("sheetData", Namespace);
        for (var r = 0; r < sheet.Rows.Count; r++)
        {
            writer.WriteStartElement("row", Namespace);
            writer.WriteAttributeString("r", Text(r + 1));
            var row = sheet.Rows[r];
            for (var c = 0; c < row.Count; c++)
            {
                if (!row[c].IsEmpty)
                {
                    WriteCell(writer, Sheet.Reference(r, c), row[c], numbers, texts);
                }
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
        WriteMerges(writer, sheet.Merges);
        writer.WriteEndElement();
        return texts;
    }

    private static void WriteCell(
        XmlWriter writer, string reference, SheetCell cell, Dictionary<string, int> numbers, List<string> texts)
    {
        writer.WriteStartElement("c", Namespace);
        writer.WriteAttributeString("r", reference);
        var value = string.Empty;
        if (cell.Text is { } text)
        {
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers[text] = number = texts.Count;
                texts.Add(text);
            }

            writer.WriteAttributeString("t", "s");
            value = Text(number);
        }
        else if (cell.Day is { } day)
        {
            writer.WriteAttributeString("s", Text(DayStyle));
            value = Text(day.DayNumber - new DateOnly(1899, 12, 30).DayNumber);
        }
        else
        {
            value = cell.Number!.Value.ToString(CultureInfo.InvariantCulture);
        }

        writer.WriteElementString("v", Namespace, value);
        writer.WriteEndElement();
    }

    private static void WriteMerges(XmlWriter writer, IReadOnlyList<string> merges)
    {
        if (merges.Count == 0)
        {
            return;
        }

        writer.WriteStartElement("mergeCells", Namespace);
        writer.WriteAttributeString("count", Text(merges.Count));
        foreach (var range in merges)
        {
            writer.WriteStartElement("mergeCell", Namespace);
            writer.WriteAttributeString("ref", range);
            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

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
