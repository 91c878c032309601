using System.Globalization;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Numbers as texts, the way JSON's readers and writers in browsers do it.</summary>
internal static class NumberText
{
    /// <summary>Writes a number with the fewest digits that read back the same; an exponent only from 10^21 and below
    /// 10^-6.</summary>
    public static string Of(double value)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            return double.IsNaN(value) ? "NaN"
                : value == 0 ? "0"
                : value > 0 ? "Infinity" : "-Infinity";
        }

        var text = Math.Abs(value).ToString("E16", CultureInfo.InvariantCulture);
        var shortest = Math.Abs(value).ToString("R", CultureInfo.InvariantCulture);
        var exponent = int.Parse(text[(text.IndexOf('E') + 1)..], CultureInfo.InvariantCulture);
        var digits = shortest.Split('E')[0].Replace(".", "", StringComparison.Ordinal).TrimStart('0').TrimEnd('0');
        var number = exponent switch
        {
            >= 21 or < -6 => digits[..1] + (digits.Length > 1 ? "." + digits[1..] : "")
                + (exponent < 0 ? $"e-{-exponent}" : $"e+{exponent}"),
            < 0 => "0." + new string('0', -exponent - 1) + digits,
            _ when digits.Length <= exponent + 1 => digits.PadRight(exponent + 1, '0'),
            _ => digits[..(exponent + 1)] + "." + digits[(exponent + 1)..],
        };
        return value < 0 ? "-" + number : number;
    }

    /// <summary>Reads a number from a text, blanks around it allowed.</summary>
    public static bool TryRead(string text, out double value) =>
        double.TryParse(text.Trim(), NumberStyles.Float, CultureInfo.InvariantCulture, out value)
        && text.AsSpan().IndexOfAnyExceptInRange('\t', 'e') < 0
        && double.IsFinite(value);
}
