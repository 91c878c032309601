using System.Buffers;
using System.IO.Compression;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Unpacks parts of zips and workbooks for the first time, into nothing, to see that they may be.</summary>
/// <remarks>What a zip says of its own sizes is not believed: the bytes are counted as they come.</remarks>
internal static class PackedParts
{
    private const int BufferBytes = 1 << 16;
    private const int Overlap = 32;

    private static readonly SearchValues<byte> s_opening = SearchValues.Create((byte)'<');

    /// <summary>Checks a workbook's parts: sizes, macros, and XML that names other files.</summary>
    /// <exception cref="LoadProblemException">It may not be read.</exception>
    public static void CheckWorkbook(string path, CellPlace place)
    {
        using var archive = ZipFile.OpenRead(path);
        CheckCount(archive, place);
        var inflated = 0L;
        foreach (var entry in archive.Entries)
        {
            if (entry.Name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))
            {
                throw new LoadProblemException(LoadProblems.Dangerous(place, "含有宏", "it holds macros"));
            }

            using var part = entry.Open();
            inflated += Count(part, entry.CompressedLength, inflated, null, IsXml(entry.FullName), place);
        }
    }

    public static void CheckCount(ZipArchive archive, CellPlace place)
    {
        if (archive.Entries.Count > ReadLimits.Entries)
        {
            throw new LoadProblemException(LoadProblems.Dangerous(
                place, $"含有多于 {ReadLimits.Entries} 个文件", $"it holds more than {ReadLimits.Entries} files"));
        }
    }

    /// <summary>Reads a part to its end, into a stream or into nothing.</summary>
    /// <returns>Its bytes.</returns>
    /// <exception cref="LoadProblemException">It grows too much.</exception>
    public static long Count(
        Stream part, long packed, long already, Stream? into, bool isXml, CellPlace place, long most = ReadLimits.InflatedBytes)
    {
        var buffer = new byte[BufferBytes + Overlap];
        var kept = 0;
        var count = 0L;
        for (int read; (read = part.Read(buffer, kept, BufferBytes)) > 0;)
        {
            count += read;
            if (already + count > most || (count > ReadLimits.RatioFrom && count > packed * ReadLimits.Ratio))
            {
                throw new LoadProblemException(LoadProblems.Dangerous(
                    place,
                    $"解压后超过 {ReadLimits.InflatedBytes >> 20} MB 或压缩前的 {ReadLimits.Ratio} 倍",
                    $"it unpacks to more than {ReadLimits.InflatedBytes >> 20} MB, or to more than {ReadLimits.Ratio} times its size"));
            }

            into?.Write(buffer, kept, read);
            if (isXml)
            {
                if (DeclaresDocumentType(buffer.AsSpan(0, kept + read)))
                {
                    throw new LoadProblemException(LoadProblems.Dangerous(
                        place, "其中的 XML 引用外部内容（DOCTYPE）", "its XML declares a document type, by which it could read other files"));
                }

                var end = kept + read;
                kept = Math.Min(Overlap, end);
                buffer.AsSpan(end - kept, kept).CopyTo(buffer);
            }
        }

        return count;
    }

    private static bool IsXml(string name) =>
        name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);

    private static bool DeclaresDocumentType(ReadOnlySpan<byte> bytes) =>
        bytes.ContainsAny(s_opening)
        && (bytes.IndexOf("<!DOCTYPE"u8) >= 0 || bytes.IndexOf("<!ENTITY"u8) >= 0
            || bytes.IndexOf("<\0!\0D\0O\0C\0"u8) >= 0 || bytes.IndexOf("\0<\0!\0D\0O\0C"u8) >= 0);
}
