using System.IO.Compression;

namespace McHAnalytics.Etl.Reading;

/// <summary>What a file is by its first bytes: its ending is often wrong.</summary>
internal enum SourceKind
{
    /// <summary>Anything else: text, where it can be read as such.</summary>
    Text,

    /// <summary>A workbook of Open XML (.xlsx).</summary>
    Workbook,

    /// <summary>A workbook of the years before 2007 (.xls), or one that a password locks.</summary>
    OldWorkbook,

    /// <summary>A Parquet file.</summary>
    Parquet,

    /// <summary>Text or anything else compressed with gzip.</summary>
    Gzip,

    /// <summary>A zip of files.</summary>
    Zip,

    /// <summary>A web page or XML table, which offices' systems often call .xls.</summary>
    Markup,

    /// <summary>A document that holds no table.</summary>
    Document,
}

/// <summary>Tells kinds of files by their first bytes.</summary>
internal static class SourceKinds
{
    private const int HeadBytes = 512;

    public static SourceKind Of(string path)
    {
        using var file = File.OpenRead(path);
        var head = new byte[HeadBytes];
        var length = file.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false);
        var start = head.AsSpan(0, length);
        if (start.StartsWith("PK\u0003\u0004"u8) || start.StartsWith("PK\u0005\u0006"u8))
        {
            return OfZip(file);
        }

        return start.StartsWith((byte[])[0xD0, 0xCF, 0x11, 0xE0]) ? SourceKind.OldWorkbook
            : start.StartsWith("PAR1"u8) ? SourceKind.Parquet
            : start.StartsWith((byte[])[0x1F, 0x8B]) ? SourceKind.Gzip
            : start.StartsWith("%PDF"u8) || start.StartsWith("Rar!"u8) || start.StartsWith("7z"u8) ? SourceKind.Document
            : IsMarkup(start) ? SourceKind.Markup
            : SourceKind.Text;
    }

    // A workbook is a zip too. Where its end is cut off, only its ending still tells.
    private static SourceKind OfZip(FileStream file)
    {
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Any(entry => entry.FullName.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))
                ? SourceKind.Workbook
                : archive.Entries.Any(entry => entry.FullName.StartsWith("word/", StringComparison.OrdinalIgnoreCase))
                ? SourceKind.Document
                : SourceKind.Zip;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or IOException)
        {
            return file.Name.EndsWith(".zip", StringComparison.OrdinalIgnoreCase) ? SourceKind.Zip : SourceKind.Workbook;
        }
    }

    private static bool IsMarkup(ReadOnlySpan<byte> start)
    {
        var text = start.StartsWith((byte[])[0xEF, 0xBB, 0xBF]) ? start[3..] : start;
        while (text.Length > 0 && char.IsWhiteSpace((char)text[0]))
        {
            text = text[1..];
        }

        return text.Length > 4 && text[0] == '<' && (char.IsAsciiLetter((char)text[1]) || text[1] is (byte)'?' or (byte)'!');
    }
}
