using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Statistics;

namespace McHAnalytics.Models.Questions;

/// <summary>The 95 % interval of a cell, in the unit of its value.</summary>
internal static class CellIntervals
{
    private const int Decimals = 10;

    public static (decimal Low, decimal High)? Of(
        IntervalKind kind, decimal numerator, decimal? denominator, int multiplier)
    {
        switch (kind)
        {
            case IntervalKind.Wilson when denominator > 0:
                var proportion = Proportions.Wilson((double)numerator, (double)denominator);
                return (Scaled(proportion.Low, multiplier, 1), Scaled(proportion.High, multiplier, 1));
            case IntervalKind.Poisson:
                var count = Counts.Garwood((double)numerator);
                var exposure = denominator ?? 1;
                return (Scaled(count.Low, multiplier, exposure), Scaled(count.High, multiplier, exposure));
            default:
                return null;
        }
    }

    // A double carries some 15 digits: what lies beyond is noise, not precision.
    private static decimal Scaled(double bound, int multiplier, decimal denominator) =>
        decimal.Round((decimal)bound * multiplier / denominator, Decimals);
}
