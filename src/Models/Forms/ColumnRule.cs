using System.Globalization;

namespace McHAnalytics.Models.Forms;

/// <summary>What must hold between a measure and others of the same place and month: <c>&lt;= anc_1plus</c>.</summary>
/// <param name="Comparison">Which side may be the greater.</param>
/// <param name="Terms">The other side: a sum of measures, each times a factor.</param>
public sealed record ColumnRule(RuleComparison Comparison, IReadOnlyList<RuleTerm> Terms)
{
    /// <summary>Reads rules with commas between: <c>&lt;= a, &lt;= 1.05 * b</c> or <c>= a + b</c>.</summary>
    /// <param name="text">The text of a form's <c>check</c>.</param>
    /// <param name="rules">The rules, in order; empty where the text is wrong.</param>
    /// <returns>Whether the whole text was understood.</returns>
    public static bool TryParse(string text, out IReadOnlyList<ColumnRule> rules)
    {
        ArgumentNullException.ThrowIfNull(text);
        var read = text.Split(',').Select(ParseOne).ToList();
        rules = read.Contains(null) ? [] : [.. read.OfType<ColumnRule>()];
        return rules.Count > 0;
    }

    /// <summary>The rule as the form writes it.</summary>
    public override string ToString()
    {
        var sign = Comparison switch
        {
            RuleComparison.AtMost => "<=",
            RuleComparison.AtLeast => ">=",
            _ => "=",
        };
        return sign + " " + string.Join(" + ", Terms);
    }

    private static ColumnRule? ParseOne(string text)
    {
        var trimmed = text.Trim();
        var (comparison, rest) = trimmed switch
        {
            ['<', '=', .. var other] => (RuleComparison.AtMost, other),
            ['>', '=', .. var other] => (RuleComparison.AtLeast, other),
            ['=', .. var other] => (RuleComparison.Equal, other),
            _ => (RuleComparison.Equal, string.Empty),
        };
        var terms = rest.Split('+').Select(RuleTerm.Parse).ToList();
        return terms.Contains(null) ? null : new ColumnRule(comparison, [.. terms.OfType<RuleTerm>()]);
    }
}

/// <summary>How a rule compares its measure with the other side.</summary>
public enum RuleComparison
{
    /// <summary>The measure is at most the other side.</summary>
    AtMost,

    /// <summary>The measure is at least the other side.</summary>
    AtLeast,

    /// <summary>Both sides are equal.</summary>
    Equal,
}

/// <summary>A measure times a factor.</summary>
/// <param name="Factor">Above 0.</param>
/// <param name="Measure">Code of the measure.</param>
public sealed record RuleTerm(decimal Factor, string Measure)
{
    /// <inheritdoc/>
    public override string ToString() =>
        Factor == 1 ? Measure : string.Create(CultureInfo.InvariantCulture, $"{Factor} * {Measure}");

    internal static RuleTerm? Parse(string text)
    {
        var parts = text.Split('*', StringSplitOptions.TrimEntries);
        var factor = 1m;
        if (parts.Length > 2
            || (parts.Length == 2 && !decimal.TryParse(
                parts[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor)))
        {
            return null;
        }

        var measure = parts[^1];
        var isCode = measure.Length > 0
            && measure.All(letter => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_');
        return isCode && factor > 0 ? new RuleTerm(factor, measure) : null;
    }
}
