using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Reads a file of any kind as text with positions.</summary>
internal static class SourceFile
{
    private static readonly string[] s_loadable = [".xlsx", ".xlsm", ".xls", ".csv", ".tsv", ".zip"];

    /// <summary>Whether the engine itself reads the file: compressed and columnar exports, and texts too large for a form.</summary>
    public static bool IsBulk(string path) =>
        path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase)
        || (path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) && new FileInfo(path).Length > ReadLimits.TextBytes);

    /// <summary>Whether a file in a folder or zip is meant to be loaded; other files there are left alone.</summary>
    public static bool IsLoadable(string path)
    {
        var name = Path.GetFileName(path);
        return !name.StartsWith('.') && !name.StartsWith("~$", StringComparison.Ordinal)
            && (Has(path, s_loadable) || Has(path, [".parquet", ".csv.gz"]));
    }

    public static string Sha256Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <param name="path">The file.</param>
    /// <param name="encoding">A text's encoding as told; null to find it out.</param>
    /// <param name="place">The file, for messages.</param>
    /// <exception cref="LoadProblemException">The file cannot be read.</exception>
    public static IReadOnlyList<SourceSheet> Read(string path, string? encoding, CellPlace place)
    {
        if (new FileInfo(path).Length == 0)
        {
            throw new LoadProblemException(LoadProblems.Empty(place));
        }

        var kind = SourceKinds.Of(path);
        return kind switch
        {
            SourceKind.Workbook or SourceKind.OldWorkbook => ExcelFile.Read(path, kind, place),
            SourceKind.Text when Has(path, [".xlsx", ".xlsm"]) => throw new LoadProblemException(LoadProblems.Unreadable(
                place, "名称是电子表格，内容却不是", "it is called a spreadsheet and is none")),
            SourceKind.Text => [DelimitedFile.Read(path, encoding, place)],
            SourceKind.Markup => throw new LoadProblemException(LoadProblems.Unreadable(
                place, "是网页或 XML，不是电子表格；请用电子表格软件打开后另存为 .xlsx", "it is a web page or XML: open it and save it as .xlsx")),
            _ => throw new LoadProblemException(LoadProblems.Unsupported(place, Path.GetExtension(place.File))),
        };
    }

    /// <summary>Looks through a compressed export, which the engine is to read, for one that grows out of all measure.</summary>
    /// <exception cref="LoadProblemException">It does, or is damaged.</exception>
    public static void CheckBulk(string path, CellPlace place)
    {
        if (SourceKinds.Of(path) != SourceKind.Gzip)
        {
            return;
        }

        try
        {
            using var file = File.OpenRead(path);
            using var text = new GZipStream(file, CompressionMode.Decompress);
            var count = PackedParts.Count(text, file.Length, 0, null, isXml: false, place, most: long.MaxValue);

            // A stream that is cut off ends like a whole one; its last four bytes tell its length.
            var trailer = new byte[sizeof(uint)];
            file.Position = file.Length - trailer.Length;
            file.ReadExactly(trailer);
            if (BinaryPrimitives.ReadUInt32LittleEndian(trailer) != (uint)count)
            {
                throw new InvalidDataException();
            }
        }
        catch (InvalidDataException)
        {
            throw new LoadProblemException(LoadProblems.Unreadable(
                place, "不是完整的 gzip 文件", "it is no whole gzip file"));
        }
    }

    private static bool Has(string path, string[] endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
