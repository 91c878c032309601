using System.Text;

namespace McHAnalytics.GraphQL.Language;

/// <summary>Reads and writes <c>"""text"""</c> (specification, 2.9.4.1).</summary>
internal static class BlockString
{
    private const string Quotes = "\"\"\"";

    /// <summary>What a block string says and where it ends.</summary>
    public readonly record struct Block(string Value, int End, int LineBreaks, int LastLineStart);

    /// <summary>Reads from behind the opening quotes.</summary>
    public static Block Read(string source, int start)
    {
        var lines = new List<string>();
        var line = new StringBuilder();
        var position = start;
        var lastLineStart = start;
        while (position < source.Length)
        {
            var character = source[position];
            if (character == '"' && StartsWith(source, position, Quotes))
            {
                lines.Add(line.ToString());
                return new Block(string.Join('\n', Dedent(lines)), position + 3, lines.Count - 1, lastLineStart);
            }

            if (character == '\\' && StartsWith(source, position + 1, Quotes))
            {
                line.Append(Quotes);
                position += 4;
            }
            else if (character is '\n' or '\r')
            {
                lines.Add(line.ToString());
                line.Clear();
                position += StartsWith(source, position, "\r\n") ? 2 : 1;
                lastLineStart = position;
            }
            else
            {
                var width = Lexer.SourceCharacterWidth(source, position);
                if (width == 0)
                {
                    throw QuotedString.InvalidCharacter(source, position);
                }

                line.Append(source, position, width);
                position += width;
            }
        }

        throw SyntaxErrors.AtOffset(source, position, "Unterminated string.");
    }

    /// <summary>Removes the indentation common to all lines but the first, and empty lines at both ends.</summary>
    public static IEnumerable<string> Dedent(IReadOnlyList<string> lines)
    {
        var common = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            common = i == 0 ? common : Math.Min(common, indent);
        }

        for (var i = Math.Max(first, 0); i <= last; i++)
        {
            yield return i == 0 || common == int.MaxValue ? lines[i] : lines[i][Math.Min(common, lines[i].Length)..];
        }
    }

    /// <summary>Whether the text can be written as a block string and be read back unchanged.</summary>
    public static bool CanPrint(string value)
    {
        if (value.Any(c => c is '\r' or (< ' ' and not ('\t' or '\n'))))
        {
            return false;
        }

        var lines = value.Split('\n');
        var filled = lines.Where(line => Indent(line) != line.Length);
        return value.Length == 0
            || (Indent(lines[0]) != lines[0].Length
                && Indent(lines[^1]) != lines[^1].Length
                && (lines.Length == 1 || filled.Any(line => Indent(line) == 0)));
    }

    /// <summary>Writes a text as a block string, over several lines where that reads better.</summary>
    public static string Print(string value)
    {
        var escaped = value.Replace(Quotes, "\\" + Quotes, StringComparison.Ordinal);
        var lines = escaped.Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        var isSingleLine = lines.Length == 1;
        var forceLeadingNewLine =
            !isSingleLine && lines.Skip(1).All(line => line.Length == 0 || line[0] is ' ' or '\t');
        var endsInQuotes = escaped.EndsWith("\\" + Quotes, StringComparison.Ordinal);
        var forceTrailingNewLine = (value.EndsWith('"') && !endsInQuotes) || value.EndsWith('\\');
        var overLines = !isSingleLine || value.Length > 70 || forceTrailingNewLine || endsInQuotes;

        var text = new StringBuilder(Quotes);
        var startsIndented = isSingleLine && value.Length > 0 && value[0] is ' ' or '\t';
        if ((overLines && !startsIndented) || forceLeadingNewLine)
        {
            text.Append('\n');
        }

        text.Append(escaped);
        if (overLines || forceTrailingNewLine)
        {
            text.Append('\n');
        }

        return text.Append(Quotes).ToString();
    }

    private static int Indent(string line)
    {
        var width = 0;
        while (width < line.Length && line[width] is ' ' or '\t')
        {
            width++;
        }

        return width;
    }

    private static bool StartsWith(string source, int position, string text) =>
        string.CompareOrdinal(source, position, text, 0, text.Length) == 0;
}
