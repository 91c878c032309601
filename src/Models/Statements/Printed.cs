using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace McHAnalytics.Models.Statements;

/// <summary>A figure as it was printed, and what it can stand for.</summary>
/// <remarks>
/// A number with d decimals stands for everything that rounds to it: <c>50.6</c> for [50.55, 50.65), <c>15.2万</c> for
/// [151,500, 152,500). 余, 多, 以上 and + leave the upper end open; 约 stands for half a step of the last digit that is not
/// zero; a range stands for what lies between its ends. Blank, — and XXX are missing, which is not zero.
/// </remarks>
public sealed partial record Printed
{
    private Printed(string text, MissingReason? missing, decimal value, int decimals, NumberRange range)
    {
        Text = text;
        Missing = missing;
        Value = value;
        Decimals = decimals;
        Range = range;
    }

    /// <summary>The text as given.</summary>
    public string Text { get; }

    /// <summary>Why there is no number, or null where there is one.</summary>
    public MissingReason? Missing { get; }

    /// <summary>The number itself, 万 and 亿 multiplied out; of a range its lower end. 0 where it is missing.</summary>
    public decimal Value { get; }

    /// <summary>Digits after the point, before 万 or 亿.</summary>
    public int Decimals { get; }

    /// <summary>All that it can stand for. Meaningless where it is missing.</summary>
    public NumberRange Range { get; }

    /// <summary>Whether one more digit could have been printed: the figure is not a whole count.</summary>
    public bool IsRounded => Missing is null && Range.LastInteger != Range.FirstInteger;

    /// <summary>Reads a printed figure. What is no figure at all is missing, never an exception.</summary>
    public static Printed Parse(string? text)
    {
        var original = text ?? string.Empty;
        var plain = Plain(original);
        if (plain.Length == 0 || plain.All(character => character is '-' or '—' or '–' or '/'))
        {
            return new Printed(original, MissingReason.Blank, 0, 0, default);
        }

        var match = Shape().Match(plain);
        if (!match.Success)
        {
            var isLost = plain.Contains('?', StringComparison.Ordinal) && plain.Any(char.IsAsciiDigit);
            return new Printed(original, isLost ? MissingReason.Illegible : MissingReason.Placeholder, 0, 0, default);
        }

        var scale = Scale(match.Groups["scale"].Value);
        var digits = match.Groups["low"].Value;
        var decimals = digits.Contains('.', StringComparison.Ordinal) ? digits.Length - digits.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        var value = decimal.Parse(digits, CultureInfo.InvariantCulture) * scale;
        var half = Power(-decimals) * scale / 2;
        return new Printed(original, null, value, decimals, RangeOf(match, digits, value, half, scale));
    }

    private static NumberRange RangeOf(Match match, string digits, decimal value, decimal half, decimal scale)
    {
        if (match.Groups["high"].Success)
        {
            var high = decimal.Parse(match.Groups["high"].Value, CultureInfo.InvariantCulture) * scale;
            return new NumberRange(value, high, HighIsExcluded: false);
        }

        return match.Groups["before"].Value switch
        {
            "至少" or "不少于" or "不低于" or "超过" or ">" or "≥" => new NumberRange(value, null, HighIsExcluded: false),
            "至多" or "不超过" or "<" or "≤" => new NumberRange(0, value, HighIsExcluded: false),
            "约" or "大约" or "近" => About(digits, value, half, scale),
            _ when match.Groups["after"].Success || match.Groups["late"].Success =>
                new NumberRange(value, null, HighIsExcluded: false),
            _ => new NumberRange(Math.Max(0, value - half), value + half, HighIsExcluded: true),
        };
    }

    private static NumberRange About(string digits, decimal value, decimal half, decimal scale)
    {
        var zeros = digits.Contains('.', StringComparison.Ordinal) ? 0 : digits.Length - digits.TrimEnd('0').Length;
        var wide = zeros == 0 || zeros == digits.Length ? half : Power(zeros) * scale / 2;
        return new NumberRange(value - wide, value + wide, HighIsExcluded: true);
    }

    private static decimal Scale(string word) => word switch
    {
        "百" => 100,
        "千" => 1_000,
        "万" => 10_000,
        "亿" => 100_000_000,
        _ => 1,
    };

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < Math.Abs(exponent); i++)
        {
            power = exponent > 0 ? power * 10 : power / 10;
        }

        return power;
    }

    // Full-width digits and signs become ASCII, traditional characters simplified; blanks and thousands separators go.
    private static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var narrow = character is >= '！' and <= '～' ? (char)(character - '！' + '!') : character;
            if (!char.IsWhiteSpace(narrow) && narrow != ',')
            {
                plain.Append(narrow switch { '萬' => '万', '億' => '亿', '餘' => '余', '約' => '约', _ => narrow });
            }
        }

        return plain.ToString();
    }

    [GeneratedRegex(
        @"^(?<before>约|大约|近|至少|不少于|不低于|超过|至多|不超过|>|≥|<|≤)?(?<low>\d+(?:\.\d+)?)(?:[-–—~至](?<high>\d+(?:\.\d+)?))?" +
        @"(?<after>余|多|\+)?(?<scale>[百千万亿])?(?<late>余|多|以上|\+)?(?:%|‰)?(?<late>以上)?(?:元|人|例|次)?$",
        RegexOptions.CultureInvariant)]
    private static partial Regex Shape();
}

/// <summary>Why a printed figure gives no number.</summary>
public enum MissingReason
{
    /// <summary>Nothing, or a dash, is printed. Not zero.</summary>
    Blank,

    /// <summary>A stand-in such as XXX is printed.</summary>
    Placeholder,

    /// <summary>A character of it is lost.</summary>
    Illegible,
}
