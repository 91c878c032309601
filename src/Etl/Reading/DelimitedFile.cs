using System.Text;
using CsvHelper;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Reads CSV files in UTF-8 (with or without mark) or GB18030, found out by strict decoding.</summary>
internal static class DelimitedFile
{
    private const int Gb18030 = 54936;

    private static readonly Encoding s_utf8 = new UTF8Encoding(false, throwOnInvalidBytes: true);

    private static readonly CsvReaderOptions s_options = new()
    {
        HasHeader = false,
        SkipEmptyLines = false,
        TrackLineNumbers = true,
    };

    public static SourceSheet Read(string path, CellPlace place)
    {
        var text = Decode(File.ReadAllBytes(path), place);
        try
        {
            return new SourceSheet(null, 1, ReadRows(text));
        }
        catch (CsvFormatException)
        {
            throw new LoadProblemException(LoadProblems.Unreadable(
                place, "引号没有成对，不是完整的 CSV", "a quotation mark is not closed: it is no whole CSV"));
        }
    }

    /// <summary>The text of a file's bytes.</summary>
    /// <exception cref="LoadProblemException">The bytes are of neither encoding.</exception>
    internal static string Decode(byte[] bytes, CellPlace place)
    {
        var gb18030 = Encoding.GetEncoding(Gb18030, EncoderFallback.ExceptionFallback,
            DecoderFallback.ExceptionFallback);
        foreach (var encoding in new[] { s_utf8, gb18030 })
        {
            try
            {
                return encoding.GetString(bytes).TrimStart('\uFEFF');
            }
            catch (DecoderFallbackException)
            {
                // Not this one: the next is tried.
            }
        }

        throw new LoadProblemException(LoadProblems.WrongEncoding(place));
    }

    private static List<SourceRow> ReadRows(string text)
    {
        var rows = new List<SourceRow>();
        using var reader = CsvReader.FromText(text, s_options);
        for (var number = 1; reader.Read(); number++)
        {
            var cells = new string?[reader.FieldCount];
            for (var column = 0; column < cells.Length; column++)
            {
                var cell = reader.GetString(column);
                cells[column] = string.IsNullOrWhiteSpace(cell) ? null : cell;
            }

            if (cells.Any(cell => cell is not null))
            {
                rows.Add(new SourceRow(number, cells));
            }
        }

        return rows;
    }
}
