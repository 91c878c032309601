using System.Text;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Tells a bulk export in plain CSV by its first line, so that the engine reads it and not a cell at a time.</summary>
internal static class BulkHeader
{
    private const int LongestLine = 64 * 1024;

    /// <summary>Whether the file is a CSV in UTF-8 whose header has every column of one of the forms.</summary>
    public static bool IsOfOne(string path, IReadOnlyList<FormDefinition> forms)
    {
        if (forms.Count == 0 || !path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        var columns = FirstLine(path).Split(',').Select(column => column.Trim().Trim('"')).ToHashSet(StringComparer.Ordinal);
        return forms.Any(form => form.Bulk!.Columns.All(columns.Contains));
    }

    private static string FirstLine(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[LongestLine];
        var line = bytes.AsSpan(0, file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
        var end = line.IndexOfAny((byte)'\n', (byte)'\r');
        return Encoding.UTF8.GetString(end < 0 ? line : line[..end]).TrimStart('\uFEFF');
    }
}
