namespace McHAnalytics.Api;

/// <summary>Decimals as clients see them: at most ten decimals, no zeros at the end.</summary>
internal static class PlainDecimal
{
    private const int Decimals = 10;

    // Dividing by a one with 28 zeros takes the zeros at the end away: 1429512.0000 becomes 1429512.
    private const decimal One = 1.0000000000000000000000000000m;

    public static decimal Of(decimal number) => Math.Round(number, Decimals, MidpointRounding.ToEven) / One;
}
