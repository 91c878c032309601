namespace McHAnalytics.Models.Statements;

/// <summary>Asks whether a printed rate can come from whole numbers at all (GRIM: Brown and Heathers 2017).</summary>
public static class Grim
{
    /// <summary>The denominators in a range for which some whole numerator gives the printed rate.</summary>
    /// <param name="rate">What the printed rate stands for, in its unit.</param>
    /// <param name="scale">100 for %, 1,000 for ‰.</param>
    /// <param name="from">First denominator, at least 1.</param>
    /// <param name="to">Last denominator.</param>
    public static IEnumerable<(int Numerator, int Denominator)> Solutions(NumberRange rate, int scale, int from, int to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(from, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        for (var denominator = from; denominator <= to; denominator++)
        {
            var numerator = Math.Ceiling(rate.Low * denominator / scale);

            // Compared multiplied out: a quotient would be rounded.
            if (numerator <= denominator && IsBelow(numerator * scale, rate, denominator))
            {
                yield return ((int)numerator, denominator);
            }
        }
    }

    private static bool IsBelow(decimal scaled, NumberRange rate, int denominator) =>
        rate.High is not { } high
        || (rate.HighIsExcluded ? scaled < high * denominator : scaled <= high * denominator);
}
