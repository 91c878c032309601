using System.Globalization;

namespace McHAnalytics.Models.Checks;

/// <summary>One side of a rule: numbers and measures with <c>+ - * /</c> and brackets.</summary>
public abstract record CheckExpression
{
    /// <summary>The codes of the measures, in their order, each once.</summary>
    public IReadOnlyList<string> Measures => [.. Codes().Distinct(StringComparer.Ordinal)];

    /// <summary>Reads an expression: <c>women_delivered - 1.05 * (live_births + fetal_deaths_28w)</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="expression">What was read; null where the text is no expression.</param>
    /// <returns>Whether the whole text was understood.</returns>
    public static bool TryParse(string text, out CheckExpression? expression)
    {
        ArgumentNullException.ThrowIfNull(text);
        expression = new Parser(text).All();
        return expression is not null;
    }

    internal abstract IEnumerable<string> Codes();

    // Grammar: sum = product (("+" | "-") product)*; product = atom (("*" | "/") atom)*; atom = number | code | "(" sum ")".
    private sealed class Parser(string text)
    {
        // A rule that nests deeper than this is no rule that a person can read.
        private const int Deepest = 50;

        private int _at;
        private int _depth;

        public CheckExpression? All() => Sum() is { } sum && Next() is null ? sum : null;

        private CheckExpression? Sum() => Chain("+-", Product);

        private CheckExpression? Product() => Chain("*/", Atom);

        private CheckExpression? Chain(string signs, Func<CheckExpression?> part)
        {
            var left = part();
            while (left is not null && Next() is { } sign && signs.Contains(sign, StringComparison.Ordinal))
            {
                _at++;
                left = part() is { } right ? new CheckOperation(sign, left, right) : null;
            }

            return left;
        }

        private CheckExpression? Atom()
        {
            if (Next() is not { } letter)
            {
                return null;
            }

            if (letter == '(')
            {
                _at++;
                var inner = ++_depth > Deepest ? null : Sum();
                _depth--;
                return inner is not null && Next() == ')' && ++_at > 0 ? inner : null;
            }

            var begin = _at;
            while (_at < text.Length && (char.IsAsciiLetterLower(text[_at]) || char.IsAsciiDigit(text[_at]) || text[_at] is '_' or '.'))
            {
                _at++;
            }

            var word = text[begin.._at];
            return word.Length == 0 ? null
                : !char.IsAsciiDigit(word[0]) ? word.Contains('.', StringComparison.Ordinal) ? null : new CheckMeasure(word)
                : decimal.TryParse(word, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
                    ? new CheckNumber(number)
                    : null;
        }

        private char? Next()
        {
            while (_at < text.Length && text[_at] == ' ')
            {
                _at++;
            }

            return _at < text.Length ? text[_at] : null;
        }
    }
}

/// <summary>A number that a rule names.</summary>
/// <param name="Value">0 or more.</param>
public sealed record CheckNumber(decimal Value) : CheckExpression
{
    /// <inheritdoc/>
    public override string ToString() => Value.ToString(CultureInfo.InvariantCulture);

    internal override IEnumerable<string> Codes() => [];
}

/// <summary>What was reported of a measure.</summary>
/// <param name="Code">Code of the measure.</param>
public sealed record CheckMeasure(string Code) : CheckExpression
{
    /// <inheritdoc/>
    public override string ToString() => Code;

    internal override IEnumerable<string> Codes() => [Code];
}

/// <summary>Two expressions and what is done with them.</summary>
/// <param name="Sign">One of <c>+ - * /</c>; what is divided by 0 is not judged.</param>
/// <param name="Left">The first.</param>
/// <param name="Right">The second.</param>
public sealed record CheckOperation(char Sign, CheckExpression Left, CheckExpression Right) : CheckExpression
{
    /// <inheritdoc/>
    public override string ToString() => $"({Left} {Sign} {Right})";

    internal override IEnumerable<string> Codes() => Left.Codes().Concat(Right.Codes());
}
