using System.IO.Compression;
using System.Text;
using McHAnalytics.Etl.Archive;
using McHAnalytics.Etl.Problems;

namespace McHAnalytics.Etl.Reading;

/// <summary>Unpacks a zip of files under names of our own: what it calls them is a label, never a path.</summary>
internal static class ZipBundle
{
    static ZipBundle() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <param name="path">The zip.</param>
    /// <param name="place">The zip, for messages.</param>
    /// <param name="newFile">Names a new file, given the part's name.</param>
    /// <returns>The label and the file of each part that is meant to be loaded.</returns>
    /// <exception cref="LoadProblemException">The zip is damaged or hostile.</exception>
    public static IReadOnlyList<(string Name, string File)> Unpack(string path, CellPlace place, Func<string, string> newFile)
    {
        try
        {
            using var stream = File.OpenRead(path);
            using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false, Encoding.Latin1);
            PackedParts.CheckCount(archive, place);
            var names = archive.Entries.Select(entry => (Entry: entry, Name: NameOf(entry.FullName))).ToList();
            if (names.Exists(named => LeavesFolder(named.Name)))
            {
                throw new LoadProblemException(LoadProblems.Dangerous(
                    place, "其中的文件名指向压缩包之外（路径穿越）", "a name in it points outside of the zip (path traversal)"));
            }

            var files = new List<(string Name, string File)>();
            var inflated = 0L;
            foreach (var (entry, name) in names.Where(IsMeant).OrderBy(named => named.Name, StringComparer.Ordinal))
            {
                var file = newFile(name);
                using var part = entry.Open();
                using var to = OwnersFile.Create(file);
                inflated += PackedParts.Count(part, entry.CompressedLength, inflated, to, isXml: false, place);
                files.Add((name, file));
            }

            return files;
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new LoadProblemException(LoadProblems.Unreadable(
                place, "不是完整的压缩包，或有密码保护", "it is no whole zip, or a password locks it"));
        }
    }

    private static bool IsMeant((ZipArchiveEntry Entry, string Name) named) =>
        !named.Name.EndsWith('/') && !named.Name.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && SourceFile.IsLoadable(named.Name);

    private static bool LeavesFolder(string name) =>
        name.StartsWith('/') || name.Contains(':', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
        || name.Split('/', '\\').Contains("..");

    // Windows writes Chinese names in GBK and does not say so.
    private static string NameOf(string raw)
    {
        if (raw.All(char.IsAscii) || raw.Any(letter => letter > 0xFF))
        {
            return raw;
        }

        var bytes = Encoding.Latin1.GetBytes(raw);
        foreach (var name in new[] { "utf-8", "gb18030" })
        {
            try
            {
                return Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)
                    .GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // Not this one: the next is tried.
            }
        }

        return raw;
    }
}
