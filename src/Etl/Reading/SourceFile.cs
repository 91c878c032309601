using System.Security.Cryptography;
using System.Text;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Reads a file of any kind as text with positions.</summary>
internal static class SourceFile
{
    private static readonly string[] s_spreadsheets = [".xlsx", ".xls"];
    private static readonly string[] s_delimited = [".csv", ".txt"];

    public static bool IsBulk(string path) =>
        path.EndsWith(".parquet", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".csv.gz", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a file in a folder is meant to be loaded; other files there are left alone.</summary>
    public static bool IsLoadable(string path) => IsBulk(path) || Has(path, s_spreadsheets) || Has(path, [".csv"]);

    public static string Sha256Of(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <exception cref="LoadProblemException">The file cannot be read.</exception>
    public static IReadOnlyList<SourceSheet> Read(string path)
    {
        // Old spreadsheets and Chinese CSVs are in code pages that .NET does not know by itself.
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var place = new CellPlace(Path.GetFileName(path));
        if (new FileInfo(path).Length == 0)
        {
            throw new LoadProblemException(LoadProblems.Empty(place));
        }

        if (Has(path, s_spreadsheets))
        {
            return ExcelFile.Read(path, place);
        }

        return Has(path, s_delimited)
            ? [DelimitedFile.Read(path, place)]
            : throw new LoadProblemException(LoadProblems.Unsupported(place, Path.GetExtension(path)));
    }

    private static bool Has(string path, string[] endings) =>
        endings.Any(ending => path.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
}
