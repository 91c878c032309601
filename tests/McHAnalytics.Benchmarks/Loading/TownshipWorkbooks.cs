using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Benchmarks.Loading;

/// <summary>Monthly reports of townships as workbooks: each of 30 villages, with title, unit line, two header rows and sum.</summary>
/// <remarks>The figures of a row are equal where one may not be larger than another, so that no rule is broken.</remarks>
internal static class TownshipWorkbooks
{
    public const int Villages = 30;

    private const string Sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";
    private const string Head = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""";
    private const string Kinds = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    /// <summary>Writes the places: a county, its townships and their villages.</summary>
    public static void WritePlaces(string path, int townships)
    {
        var lines = new List<string>
        {
            "code,name,name_en,level,parent,valid_from,valid_to,successor",
            "610000000000,陕西省,,province,,,,", "610100000000,西安市,,prefecture,610000000000,,,",
            "610199000000,测试县,,county,610100000000,,,",
        };
        for (var township = 0; township < townships; township++)
        {
            lines.Add($"{CodeOf(township)},{NameOf(township)},,township,610199000000,,,");
            lines.AddRange(Enumerable.Range(1, Villages).Select(village => string.Create(
                CultureInfo.InvariantCulture,
                $"{CodeOf(township)[..9]}{village:000},{VillageOf(township, village)},,village,{CodeOf(township)},,,")));
        }

        File.WriteAllLines(path, lines);
    }

    /// <summary>Writes one township's report of a month.</summary>
    public static void Write(string path, FormSheet form, int township, int year, int month)
    {
        var headers = form.Columns.Select(column => column.Header.Split('/')).ToList();
        var rows = new List<IEnumerable<object>>
        {
            new object[] { $"{NameOf(township)}孕产妇及儿童保健工作月报表" },
            new object[] { string.Create(CultureInfo.InvariantCulture, $"填报单位: {NameOf(township)}卫生院    报告期: {year}年{month}月    单位: 人") },
            headers.Select((header, at) => header.Length == 1 || at == 0 || headers[at - 1][0] != header[0] ? header[0] : "")
                .Prepend(form.Place!.Header),
            headers.Select(header => header.Length == 1 ? "" : header[1]).Prepend(""),
        };
        var lines = Enumerable.Range(1, Villages)
            .Select(village => form.Columns.Select(column => Figure(column.Measure, village + month + township)).ToList())
            .ToList();
        rows.AddRange(lines.Select((line, at) => line.Select(figure => (object)figure).Prepend(VillageOf(township, at + 1))));
        rows.Add(Enumerable.Range(0, headers.Count).Select(at => (object)lines.Sum(line => line[at])).Prepend(form.Total!));
        rows.Add(["单位负责人: 张某  填表人: 李某"]);
        WriteWorkbook(path, rows, headers);
    }

    private static int Figure(string measure, int number) => measure switch
    {
        _ when measure.StartsWith("deaths", StringComparison.Ordinal) || measure.EndsWith("deaths", StringComparison.Ordinal) => 0,
        "live_births_male" => 1 + (number % 4),
        "live_births_female" => 2,
        "live_births_unknown_sex" => 0,
        _ => 3 + (number % 4),
    };

    private static string CodeOf(int township) => string.Create(CultureInfo.InvariantCulture, $"610199{100 + township}000");

    private static string NameOf(int township) => $"测试{Number(township + 1)}镇";

    private static string VillageOf(int township, int village) => $"第{Number((township * Villages) + village)}村";

    // In Chinese figures, so that no name is a part of another's number.
    private static string Number(int number) =>
        string.Concat(number.ToString("0000", CultureInfo.InvariantCulture).Select(digit => "零一二三四五六七八九"[digit - '0']));

    private static void WriteWorkbook(string path, List<IEnumerable<object>> rows, List<string[]> headers)
    {
        using var zip = new ZipArchive(File.Create(path), ZipArchiveMode.Create);
        Put(zip, "[Content_Types].xml", $"""
            {Head}<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{Kinds}sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="{Kinds}worksheet+xml"/></Types>
            """);
        Put(zip, "_rels/.rels", $"""
            {Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>
            """);
        Put(zip, "xl/workbook.xml", $"""
            {Head}<workbook xmlns="{Sheet}" xmlns:r="{Relations}"><sheets><sheet name="月报表" sheetId="1" r:id="rId1"/></sheets></workbook>
            """);
        Put(zip, "xl/_rels/workbook.xml.rels", $"""
            {Head}<Relationships xmlns="{Package}/relationships"><Relationship Id="rId1" Type="{Relations}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>
            """);
        var text = new StringBuilder($"""{Head}<worksheet xmlns="{Sheet}"><sheetData>""");
        for (var row = 0; row < rows.Count; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"<row r=\"{row + 1}\">");
            foreach (var (cell, at) in rows[row].Select((cell, at) => (cell, at)))
            {
                var reference = Column(at) + (row + 1).ToString(CultureInfo.InvariantCulture);
                text.Append(cell is string { Length: > 0 } word
                    ? $"<c r=\"{reference}\" t=\"inlineStr\"><is><t>{SecurityElement.Escape(word)}</t></is></c>"
                    : cell is int figure
                    ? string.Create(CultureInfo.InvariantCulture, $"<c r=\"{reference}\"><v>{figure}</v></c>")
                    : "");
            }

            text.Append("</row>");
        }

        var merges = Merges(headers);
        text.Append(CultureInfo.InvariantCulture, $"</sheetData><mergeCells count=\"{merges.Count}\">")
            .AppendJoin("", merges.Select(merge => $"<mergeCell ref=\"{merge}\"/>")).Append("</mergeCells></worksheet>");
        Put(zip, "xl/worksheets/sheet1.xml", text.ToString());
    }

    // The header's upper row: a group over its columns, a single header over both rows.
    private static List<string> Merges(List<string[]> headers)
    {
        var merges = new List<string> { "A3:A4" };
        for (var at = 0; at < headers.Count;)
        {
            var end = at + 1;
            while (headers[at].Length > 1 && end < headers.Count && headers[end][0] == headers[at][0])
            {
                end++;
            }

            if (headers[at].Length == 1 || end > at + 1)
            {
                merges.Add(headers[at].Length == 1 ? $"{Column(at + 1)}3:{Column(at + 1)}4" : $"{Column(at + 1)}3:{Column(end)}3");
            }

            at = end;
        }

        return merges;
    }

    private static string Column(int at) => at < 26 ? $"{(char)('A' + at)}" : $"{(char)('A' + (at / 26) - 1)}{(char)('A' + (at % 26))}";

    private static void Put(ZipArchive zip, string name, string text)
    {
        using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
        part.Write(Encoding.UTF8.GetBytes(text.Trim()));
    }
}
