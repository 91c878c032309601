using System.Globalization;

namespace McHAnalytics.GraphQL.Language;

/// <summary>Cuts a text into lexical tokens (specification, 2.1).</summary>
internal struct Lexer(string source)
{
    private readonly string _source = source;
    private int _position;
    private int _line = 1;
    private int _lineStart;

    /// <summary>Reads the next token; ignored tokens (2.1.7) are passed over.</summary>
    public Token Next()
    {
        SkipIgnored();
        var start = _position;
        if (start >= _source.Length)
        {
            return Cut(TokenKind.EndOfFile, start, start);
        }

        var character = _source[start];
        if (IsNameStart(character))
        {
            return ReadName(start);
        }

        return character switch
        {
            '!' => Cut(TokenKind.Bang, start, start + 1),
            '$' => Cut(TokenKind.Dollar, start, start + 1),
            '&' => Cut(TokenKind.Ampersand, start, start + 1),
            '(' => Cut(TokenKind.ParenthesisLeft, start, start + 1),
            ')' => Cut(TokenKind.ParenthesisRight, start, start + 1),
            '.' when At(start + 1) == '.' && At(start + 2) == '.' => Cut(TokenKind.Spread, start, start + 3),
            ':' => Cut(TokenKind.Colon, start, start + 1),
            '=' => Cut(TokenKind.EqualsSign, start, start + 1),
            '@' => Cut(TokenKind.At, start, start + 1),
            '[' => Cut(TokenKind.BracketLeft, start, start + 1),
            ']' => Cut(TokenKind.BracketRight, start, start + 1),
            '{' => Cut(TokenKind.BraceLeft, start, start + 1),
            '|' => Cut(TokenKind.Pipe, start, start + 1),
            '}' => Cut(TokenKind.BraceRight, start, start + 1),
            '"' => ReadText(start),
            '-' or (>= '0' and <= '9') => ReadNumber(start),
            _ => throw UnexpectedCharacter(start, character),
        };
    }

    private void SkipIgnored()
    {
        while (_position < _source.Length)
        {
            switch (_source[_position])
            {
                case '\uFEFF' or '\t' or ' ' or ',':
                    _position++;
                    break;
                case '\n':
                    EndLine(_position + 1);
                    break;
                case '\r':
                    EndLine(At(_position + 1) == '\n' ? _position + 2 : _position + 1);
                    break;
                case '#':
                    SkipComment();
                    break;
                default:
                    return;
            }
        }
    }

    private void EndLine(int next)
    {
        _position = next;
        _line++;
        _lineStart = next;
    }

    private void SkipComment()
    {
        _position++;
        while (_position < _source.Length && _source[_position] is not ('\n' or '\r'))
        {
            var width = SourceCharacterWidth(_source, _position);
            if (width == 0)
            {
                return;
            }

            _position += width;
        }
    }

    private Token ReadName(int start)
    {
        var end = start + 1;
        while (end < _source.Length && (IsNameStart(_source[end]) || char.IsAsciiDigit(_source[end])))
        {
            end++;
        }

        return Cut(TokenKind.Name, start, end);
    }

    private Token ReadNumber(int start)
    {
        var position = start;
        var kind = TokenKind.Int;
        if (_source[position] == '-')
        {
            position++;
        }

        if (At(position) == '0')
        {
            position++;
            if (char.IsAsciiDigit(At(position)))
            {
                throw Wrong(position, $"Invalid number, unexpected digit after 0: {DescribeCharacter(position)}.");
            }
        }
        else
        {
            position = ReadDigits(position);
        }

        if (At(position) == '.')
        {
            kind = TokenKind.Float;
            position = ReadDigits(position + 1);
        }

        if (At(position) is 'e' or 'E')
        {
            kind = TokenKind.Float;
            position++;
            position = ReadDigits(At(position) is '+' or '-' ? position + 1 : position);
        }

        return At(position) == '.' || IsNameStart(At(position))
            ? throw DigitExpected(position)
            : Cut(kind, start, position);
    }

    private readonly int ReadDigits(int start)
    {
        var position = start;
        while (char.IsAsciiDigit(At(position)))
        {
            position++;
        }

        return position == start ? throw DigitExpected(start) : position;
    }

    private Token ReadText(int start)
    {
        if (At(start + 1) == '"' && At(start + 2) == '"')
        {
            var block = BlockString.Read(_source, start + 3);
            var token = Cut(TokenKind.BlockString, start, block.End, block.Value);
            _line += block.LineBreaks;
            _lineStart = block.LineBreaks == 0 ? _lineStart : block.LastLineStart;
            return token;
        }

        var (value, end) = QuotedString.Read(_source, start + 1);
        return Cut(TokenKind.String, start, end, value);
    }

    private Token Cut(TokenKind kind, int start, int end, string? value = null)
    {
        _position = end;
        return new Token(kind, start, end, _line, 1 + start - _lineStart, value);
    }

    private readonly char At(int index) => index < _source.Length ? _source[index] : '\0';

    private readonly Errors.GraphQLErrorException DigitExpected(int position) =>
        Wrong(position, $"Invalid number, expected digit but got: {DescribeCharacter(position)}.");

    private readonly Errors.GraphQLErrorException UnexpectedCharacter(int position, char character) =>
        Wrong(position, character == '\''
            ? "Unexpected single quote character ('), did you mean to use a double quote (\")?"
            : SourceCharacterWidth(_source, position) != 0
                ? $"Unexpected character: {DescribeCharacter(position)}."
                : $"Invalid character: {DescribeCharacter(position)}.");

    private readonly Errors.GraphQLErrorException Wrong(int position, string description) =>
        SyntaxErrors.AtOffset(_source, position, description);

    private readonly string DescribeCharacter(int position) => DescribeCharacter(_source, position);

    /// <summary>How many UTF-16 code units the character takes; 0 for half of a surrogate pair.</summary>
    internal static int SourceCharacterWidth(string source, int position)
    {
        var character = source[position];
        return !char.IsSurrogate(character) ? 1
            : char.IsHighSurrogate(character) && position + 1 < source.Length
                && char.IsLowSurrogate(source[position + 1]) ? 2
            : 0;
    }

    internal static string DescribeCharacter(string source, int position)
    {
        if (position >= source.Length)
        {
            return "<EOF>";
        }

        var code = SourceCharacterWidth(source, position) == 2
            ? char.ConvertToUtf32(source, position)
            : source[position];
        return code is >= 0x20 and <= 0x7E
            ? code == '"' ? "'\"'" : $"\"{(char)code}\""
            : "U+" + code.ToString("X4", CultureInfo.InvariantCulture);
    }

    private static bool IsNameStart(char character) => char.IsAsciiLetter(character) || character == '_';
}
