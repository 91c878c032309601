using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb;

/// <summary>
/// Between .NET's decimal (96 bits and a scale up to 28) and DuckDB's (a whole number and a fixed scale).
/// </summary>
internal static class DecimalMath
{
    private const int MostWidth = 38;

    private static readonly Int128[] s_powers = Powers();

    /// <summary>A decimal with its own scale and the width its digits need.</summary>
    internal static DuckDbDecimal ToDuckDb(decimal value)
    {
        var digits = Digits(value);
        byte width = 1;
        while (width < MostWidth && Int128.Abs(digits) >= s_powers[width])
        {
            width++;
        }

        return new DuckDbDecimal(Math.Max(width, value.Scale), value.Scale, DuckDbHugeInt.From(digits));
    }

    /// <summary>
    /// The whole number that a column of a scale keeps; digits beyond the scale are rounded half away from zero.
    /// </summary>
    /// <exception cref="OverflowException">It has more digits than the column.</exception>
    internal static Int128 Scaled(decimal value, byte width, byte scale)
    {
        var digits = Digits(value);
        if (value.Scale <= scale)
        {
            digits *= s_powers[scale - value.Scale];
        }
        else
        {
            var unit = s_powers[value.Scale - scale];
            digits = (digits + (Int128.Sign(digits) * (unit / 2))) / unit;
        }

        return Int128.Abs(digits) < s_powers[width]
            ? digits
            : throw new OverflowException($"A number has more digits than a DECIMAL({width},{scale}) column.");
    }

    private static Int128 Digits(decimal value)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(value, parts);
        var size = unchecked(new UInt128((uint)parts[2], ((ulong)(uint)parts[1] << 32) | (uint)parts[0]));
        return value < 0 ? -(Int128)size : (Int128)size;
    }

    private static Int128[] Powers()
    {
        var powers = new Int128[MostWidth + 1];
        powers[0] = 1;
        for (var i = 1; i < powers.Length; i++)
        {
            powers[i] = powers[i - 1] * 10;
        }

        return powers;
    }
}
