using System.Text;

namespace McHAnalytics.GraphQL.Language;

/// <summary>Reads and writes <c>"text"</c> with its escapes (specification, 2.9.4).</summary>
internal static class QuotedString
{
    /// <summary>Reads from behind the opening quote.</summary>
    public static (string Value, int End) Read(string source, int start)
    {
        StringBuilder? value = null;
        var position = start;
        var chunkStart = start;
        while (position < source.Length)
        {
            var character = source[position];
            switch (character)
            {
                case '"':
                    var last = source[chunkStart..position];
                    return (value is null ? last : value.Append(last).ToString(), position + 1);
                case '\\':
                    value = (value ?? new StringBuilder()).Append(source, chunkStart, position - chunkStart);
                    position = ReadEscape(source, position, value);
                    chunkStart = position;
                    continue;
                case '\n' or '\r':
                    throw SyntaxErrors.AtOffset(source, position, "Unterminated string.");
            }

            var width = Lexer.SourceCharacterWidth(source, position);
            position += width != 0 ? width : throw InvalidCharacter(source, position);
        }

        throw SyntaxErrors.AtOffset(source, position, "Unterminated string.");
    }

    public static Errors.GraphQLErrorException InvalidCharacter(string source, int position) =>
        SyntaxErrors.AtOffset(
            source, position,
            $"Invalid character within String: {Lexer.DescribeCharacter(source, position)}.");

    /// <summary>Writes a text so that <see cref="Read"/> gives it back.</summary>
    public static string Print(string value)
    {
        var text = new StringBuilder(value.Length + 2).Append('"');
        foreach (var character in value)
        {
            _ = character switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' or (>= '\u007F' and <= '\u009F') => text.Append(null, $"\\u{(int)character:X4}"),
                _ => text.Append(character),
            };
        }

        return text.Append('"').ToString();
    }

    private static int ReadEscape(string source, int position, StringBuilder value)
    {
        var kind = position + 1 < source.Length ? source[position + 1] : '\0';
        if (kind == 'u')
        {
            return position + 2 < source.Length && source[position + 2] == '{'
                ? ReadCodePoint(source, position, value)
                : ReadCodeUnits(source, position, value);
        }

        value.Append(kind switch
        {
            '"' or '\\' or '/' => kind,
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            _ => throw SyntaxErrors.AtOffset(
                source, position,
                $"Invalid character escape sequence: \"{Slice(source, position, 2)}\"."),
        });
        return position + 2;
    }

    private static int ReadCodePoint(string source, int position, StringBuilder value)
    {
        var point = 0;
        var size = 3;
        while (size < 12 && position + size < source.Length)
        {
            var character = source[position + size++];
            if (character == '}')
            {
                if (size < 5 || !Rune.IsValid(point))
                {
                    break;
                }

                value.Append(new Rune(point).ToString());
                return position + size;
            }

            if (!char.IsAsciiHexDigit(character) || point > 0x10FFFF)
            {
                break;
            }

            point = (point << 4) | Convert.ToInt32(character.ToString(), 16);
        }

        throw InvalidUnicode(source, position, size);
    }

    private static int ReadCodeUnits(string source, int position, StringBuilder value)
    {
        var code = ReadHex(source, position + 2);
        if (code >= 0 && !char.IsSurrogate((char)code))
        {
            value.Append((char)code);
            return position + 6;
        }

        if (code >= 0 && char.IsHighSurrogate((char)code) && Slice(source, position + 6, 2) == "\\u")
        {
            var low = ReadHex(source, position + 8);
            if (low >= 0 && char.IsLowSurrogate((char)low))
            {
                value.Append((char)code).Append((char)low);
                return position + 12;
            }
        }

        throw InvalidUnicode(source, position, 6);
    }

    private static int ReadHex(string source, int start)
    {
        var digits = Slice(source, start, 4);
        return digits.Length == 4 && digits.All(char.IsAsciiHexDigit) ? Convert.ToInt32(digits, 16) : -1;
    }

    private static Errors.GraphQLErrorException InvalidUnicode(string source, int position, int length) =>
        SyntaxErrors.AtOffset(
            source, position, $"Invalid Unicode escape sequence: \"{Slice(source, position, length)}\".");

    private static string Slice(string source, int start, int length) =>
        start >= source.Length ? "" : source.Substring(start, Math.Min(length, source.Length - start));
}
