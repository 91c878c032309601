using System.Text;

namespace McHAnalytics.Cli.Demo.Files;

/// <summary>Writes a sheet as a spreadsheet program saves it as CSV: lines end in CRLF, merged cells leave blanks.</summary>
internal static class CsvFile
{
    static CsvFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The encoding of a Chinese spreadsheet program.</summary>
    public static Encoding Gb18030 => Encoding.GetEncoding("GB18030");

    public static Encoding Utf8WithMark { get; } = new UTF8Encoding(encoderShouldEmitUTF8Identifier: true);

    public static void Write(string path, Sheet sheet, Encoding encoding)
    {
        var width = sheet.Rows.Max(row => row.Count);
        using var writer = new StreamWriter(path, append: false, encoding);
        foreach (var row in sheet.Rows)
        {
            for (var c = 0; c < width; c++)
            {
                writer.Write(c == 0 ? string.Empty : ",");
                writer.Write(c < row.Count ? Quoted(row[c].ToString()) : string.Empty);
            }

            writer.Write("\r\n");
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : '"' + text.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';
}
