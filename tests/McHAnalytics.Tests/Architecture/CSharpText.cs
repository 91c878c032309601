using System.Text;

namespace McHAnalytics.Tests.Architecture;

/// <summary>One C# file taken apart: its code without comments and strings, and its string literals.</summary>
/// <remarks>A lexer of what matters here: comments, characters, and strings plain, verbatim, interpolated and raw.</remarks>
internal sealed class CSharpText
{
    private readonly string _text;
    private readonly StringBuilder _code = new();
    private readonly List<(int Line, string Text)> _literals = [];
    private int _at;

    private CSharpText(string text)
    {
        _text = text;
    }

    /// <summary>The code, with comments and the contents of literals left out and line ends kept.</summary>
    public string Code => _code.ToString();

    /// <summary>The contents of string literals with their first line, counted from 1; holes are left out.</summary>
    public IReadOnlyList<(int Line, string Text)> Literals => _literals;

    public static CSharpText Parse(string text)
    {
        var parsed = new CSharpText(text);
        parsed.ReadCode(holeBraces: 0);
        return parsed;
    }

    /// <summary>Reads code to the end, or to the braces that close an interpolation's hole.</summary>
    private void ReadCode(int holeBraces)
    {
        var depth = 0;
        while (_at < _text.Length)
        {
            var letter = _text[_at];
            if (StartsWith("//"))
            {
                SkipTo("\n", keep: true);
            }
            else if (StartsWith("/*"))
            {
                SkipTo("*/", keep: false);
            }
            else if (letter == '\'')
            {
                ReadCharacter();
            }
            else if (StringStart() is { } start)
            {
                ReadString(start);
            }
            else if (holeBraces > 0 && depth == 0 && letter == '}')
            {
                _at += holeBraces;
                return;
            }
            else
            {
                depth += letter switch { '{' => 1, '}' => -1, _ => 0 };
                _code.Append(letter);
                _at++;
            }
        }
    }

    /// <summary>The length of the prefix with its dollars and quotes, where a string starts here.</summary>
    private (int Dollars, bool Verbatim, int Quotes)? StringStart()
    {
        var here = _at;
        var dollars = 0;
        var verbatim = false;
        while (here < _text.Length && _text[here] is '$' or '@')
        {
            dollars += _text[here] == '$' ? 1 : 0;
            verbatim |= _text[here] == '@';
            here++;
        }

        var quotes = 0;
        while (here + quotes < _text.Length && _text[here + quotes] == '"')
        {
            quotes++;
        }

        if (quotes == 0)
        {
            return null;
        }

        _at = here;
        return (dollars, verbatim, quotes >= 3 && !verbatim ? quotes : 1);
    }

    private void ReadString((int Dollars, bool Verbatim, int Quotes) start)
    {
        var line = _text.AsSpan(0, _at).Count('\n') + 1;
        var end = new string('"', start.Quotes);
        var holeBraces = start.Quotes == 1 ? Math.Min(start.Dollars, 1) : start.Dollars;
        var literal = new StringBuilder();
        _at += start.Quotes;
        while (_at < _text.Length)
        {
            if (StartsWith(end) && !(start.Verbatim && StartsWith("\"\"")))
            {
                _at += start.Quotes;
                break;
            }

            if (start.Quotes == 1 && !start.Verbatim && _text[_at] == '\\')
            {
                literal.Append(' ');
                _at += 2;
            }
            else if (start.Verbatim && StartsWith("\"\""))
            {
                literal.Append('"');
                _at += 2;
            }
            else if (start.Quotes == 1 && holeBraces > 0 && (StartsWith("{{") || StartsWith("}}")))
            {
                literal.Append(_text[_at]);
                _at += 2;
            }
            else if (holeBraces > 0 && StartsWith(new string('{', holeBraces)))
            {
                _at += holeBraces;
                literal.Append('?');
                ReadCode(holeBraces);
            }
            else
            {
                literal.Append(_text[_at++]);
            }
        }

        _code.Append("\"\"").Append('\n', literal.ToString().Count(letter => letter == '\n'));
        _literals.Add((line, literal.ToString()));
    }

    private void ReadCharacter()
    {
        _at++;
        while (_at < _text.Length && _text[_at] != '\'')
        {
            _at += _text[_at] == '\\' ? 2 : 1;
        }

        _at++;
        _code.Append("' '");
    }

    private void SkipTo(string end, bool keep)
    {
        var found = _text.IndexOf(end, _at, StringComparison.Ordinal);
        var next = found < 0 ? _text.Length : found + (keep ? 0 : end.Length);
        _code.Append('\n', _text.AsSpan(_at, next - _at).Count('\n'));
        _at = next;
    }

    private bool StartsWith(string what) => string.CompareOrdinal(_text, _at, what, 0, what.Length) == 0;
}
