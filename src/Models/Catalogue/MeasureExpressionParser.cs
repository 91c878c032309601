using System.Globalization;
using System.Text.RegularExpressions;

namespace McHAnalytics.Models.Catalogue;

/// <summary>Reads <c>live_births + fetal_deaths_28w</c>, <c>anc_1plus - anc_5plus</c>, <c>2 * twins</c>.</summary>
internal static partial class MeasureExpressionParser
{
    /// <summary>The expression; terms of one measure are added into one.</summary>
    /// <exception cref="FormatException">
    /// The text is no sum of measures; the message says what to do, in English.
    /// </exception>
    public static MeasureExpression Parse(string text)
    {
        var coefficients = new Dictionary<string, int>(StringComparer.Ordinal);
        var order = new List<string>();
        var at = 0;
        do
        {
            var term = Term().Match(text, at);
            if (!term.Success || (at > 0 && !term.Groups["sign"].Success))
            {
                throw new FormatException(
                    $"'{text[at..].Trim()}' is not understood: write measures with + or - between them, as in a + 2 * b");
            }

            var measure = term.Groups["measure"].Value;
            var size = term.Groups["size"].Success
                ? int.Parse(term.Groups["size"].ValueSpan, CultureInfo.InvariantCulture)
                : 1;
            if (!coefficients.ContainsKey(measure))
            {
                order.Add(measure);
            }

            coefficients[measure] =
                coefficients.GetValueOrDefault(measure) + (term.Groups["sign"].ValueSpan is "-" ? -size : size);
            at = term.Index + term.Length;
        }
        while (at < text.Length);

        return order.Find(measure => coefficients[measure] == 0) is { } nothing
            ? throw new FormatException($"'{nothing}' cancels out: take it away")
            : new([.. order.Select(measure => new MeasureTerm(measure, coefficients[measure]))]);
    }

    [GeneratedRegex(
        @"\G\s*(?<sign>[+-])?\s*(?:(?<size>[0-9]{1,6})\s*\*\s*)?(?<measure>[A-Za-z][A-Za-z0-9_]*)\s*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Term();
}
