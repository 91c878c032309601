using System.IO.Compression;
using System.Security;
using System.Text;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>Writes workbooks part by part, whole ones and such as no program would write.</summary>
internal sealed class RawWorkbook
{
    private readonly List<(string Name, string Rows)> _sheets = [];

    /// <summary>Parts to add, or to write in place of the usual ones.</summary>
    public Dictionary<string, byte[]> Parts { get; } = new(StringComparer.Ordinal);

    /// <summary>Adds a sheet of texts and numbers; null stays blank.</summary>
    public RawWorkbook Add(string name, IEnumerable<IReadOnlyList<object?>> rows)
    {
        var xml = new StringBuilder();
        foreach (var (index, row) in rows.Index())
        {
            xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<row r=\"{index + 1}\">");
            foreach (var (column, cell) in row.Index())
            {
                var at = Reference(column) + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
                _ = cell switch
                {
                    null => xml,
                    string text => xml.Append(
                        System.Globalization.CultureInfo.InvariantCulture,
                        $"<c r=\"{at}\" t=\"inlineStr\"><is><t xml:space=\"preserve\">{SecurityElement.Escape(text)}</t></is></c>"),
                    _ => xml.Append(System.Globalization.CultureInfo.InvariantCulture, $"<c r=\"{at}\"><v>{cell}</v></c>"),
                };
            }

            xml.Append("</row>");
        }

        _sheets.Add((name, xml.ToString()));
        return this;
    }

    public string WriteTo(string path)
    {
        const string main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        const string links = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
        var parts = new Dictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["[Content_Types].xml"] = Encoding.UTF8.GetBytes($"""
                {head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>
                """),
            ["_rels/.rels"] = Encoding.UTF8.GetBytes($"""
                {head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{links}/officeDocument" Target="xl/workbook.xml"/></Relationships>
                """),
        };
        var names = string.Concat(_sheets.Select((sheet, index) =>
            $"<sheet name=\"{SecurityElement.Escape(sheet.Name)}\" sheetId=\"{index + 1}\" r:id=\"s{index + 1}\"/>"));
        var targets = string.Concat(_sheets.Select((_, index) =>
            $"<Relationship Id=\"s{index + 1}\" Type=\"{links}/worksheet\" Target=\"worksheets/sheet{index + 1}.xml\"/>"));
        parts["xl/workbook.xml"] = Encoding.UTF8.GetBytes(
            $"{head}<workbook xmlns=\"{main}\" xmlns:r=\"{links}\"><sheets>{names}</sheets></workbook>");
        parts["xl/_rels/workbook.xml.rels"] = Encoding.UTF8.GetBytes(
            $"{head}<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{targets}</Relationships>");
        for (var index = 0; index < _sheets.Count; index++)
        {
            parts[$"xl/worksheets/sheet{index + 1}.xml"] = Encoding.UTF8.GetBytes(
                $"{head}<worksheet xmlns=\"{main}\"><sheetData>{_sheets[index].Rows}</sheetData></worksheet>");
        }

        using var archive = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        foreach (var (name, bytes) in parts.Where(part => !Parts.ContainsKey(part.Key)).Concat(Parts))
        {
            using var part = archive.CreateEntry(name, CompressionLevel.Optimal).Open();
            part.Write(bytes);
        }

        return path;
    }

    private static string Reference(int column)
    {
        var letters = string.Empty;
        for (var rest = column; rest >= 0; rest = (rest / 26) - 1)
        {
            letters = (char)('A' + (rest % 26)) + letters;
        }

        return letters;
    }
}
