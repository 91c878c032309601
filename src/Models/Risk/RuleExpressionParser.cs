using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Models.Risk;

/// <summary>Reads a rule's condition: <c>dx_diabetes and (hb_g_l &lt; 110 or not cond_bleeding)</c>.</summary>
/// <remarks>Precedence from the tightest: comparison, <c>not</c>, <c>and</c>, <c>or</c>.</remarks>
public sealed partial class RuleExpressionParser
{
    private readonly List<(string Text, int Column)> _tokens = [];
    private readonly int _end;
    private int _next;

    private RuleExpressionParser(string text)
    {
        _end = text.Length + 1;
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == ' ')
            {
                at++;
                continue;
            }

            var match = Token().Match(text, at);
            if (!match.Success)
            {
                throw new FormatException($"column {at + 1}: '{text[at]}' has no meaning in a condition");
            }

            _tokens.Add((match.Value, at + 1));
            at += match.Length;
        }
    }

    /// <summary>Reads a condition.</summary>
    /// <exception cref="FormatException">It cannot be read; the message names the column.</exception>
    public static RuleExpression Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new RuleExpressionParser(text);
        var expression = parser.ReadOr();
        return parser._next == parser._tokens.Count
            ? expression
            : throw parser.Unexpected("'and', 'or' or the end");
    }

    private RuleExpression ReadOr()
    {
        var left = ReadAnd();
        while (Take("or"))
        {
            left = new RuleExpression.Or(left, ReadAnd());
        }

        return left;
    }

    private RuleExpression ReadAnd()
    {
        var left = ReadNot();
        while (Take("and"))
        {
            left = new RuleExpression.And(left, ReadNot());
        }

        return left;
    }

    private RuleExpression ReadNot()
    {
        if (Take("not"))
        {
            return new RuleExpression.Not(ReadNot());
        }

        if (Take("("))
        {
            var inner = ReadOr();
            return Take(")") ? inner : throw Unexpected("')'");
        }

        return ReadVariable();
    }

    private RuleExpression ReadVariable()
    {
        var name = Peek();
        if (name is null or "and" or "or" or "not" || !char.IsAsciiLetterLower(name[0]))
        {
            throw Unexpected("a variable, 'not' or '('");
        }

        _next++;
        if (OperatorOf(Peek()) is not { } comparison)
        {
            return new RuleExpression.Flag(name);
        }

        _next++;
        if (!double.TryParse(Peek(), NumberStyles.Float, CultureInfo.InvariantCulture, out var limit))
        {
            throw Unexpected("a number");
        }

        _next++;
        return new RuleExpression.Comparison(name, comparison, limit);
    }

    private static ComparisonOperator? OperatorOf(string? token) => token switch
    {
        "<" => ComparisonOperator.Less,
        "<=" => ComparisonOperator.AtMost,
        "==" => ComparisonOperator.Equal,
        ">=" => ComparisonOperator.AtLeast,
        ">" => ComparisonOperator.Greater,
        _ => null,
    };

    private string? Peek() => _next < _tokens.Count ? _tokens[_next].Text : null;

    private bool Take(string token)
    {
        if (Peek() != token)
        {
            return false;
        }

        _next++;
        return true;
    }

    private FormatException Unexpected(string expected) => _next < _tokens.Count
        ? new($"column {_tokens[_next].Column}: expected {expected}, found '{_tokens[_next].Text}'")
        : new($"column {_end}: expected {expected}, found the end");

    [GeneratedRegex(@"\G(?:[a-z][a-z0-9_]*|-?\d+(?:\.\d+)?|<=|>=|==|<|>|\(|\))", RegexOptions.CultureInvariant)]
    private static partial Regex Token();
}
