using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>A value that is no single division: rates that are added, or the median of classes.</summary>
/// <remarks>Its parts add up over places and periods like any others; what does not add up is worked out last.</remarks>
internal sealed class DerivedValue
{
    private readonly List<(List<(int Measure, int Coefficient)> Numerator, List<(int Measure, int Coefficient)> Denominator)>
        _rates;

    private readonly List<(int Measure, MedianClass Class)> _classes;

    private DerivedValue(
        List<(List<(int Measure, int Coefficient)> Numerator, List<(int Measure, int Coefficient)> Denominator)> rates,
        List<(int Measure, MedianClass Class)> classes)
    {
        _rates = rates;
        _classes = classes;
    }

    /// <summary>How an indicator's value is made; null where it is a plain count or a single division.</summary>
    /// <param name="indicator">The definition.</param>
    /// <param name="place">Gives the terms' measures their places among the parts.</param>
    public static DerivedValue? For(
        Indicator indicator, Func<IReadOnlyList<MeasureTerm>, List<(int Measure, int Coefficient)>> place) =>
        indicator.Rates.Count + indicator.Classes.Count == 0 ? null : new(
            [.. indicator.Rates.Select(rate => (place(rate.Numerator.Terms), place(rate.Denominator.Terms)))],
            [.. indicator.Classes.Select(each => (place([new MeasureTerm(each.Measure, 1)])[0].Measure, each))]);

    /// <summary>The value; null where a part has no figure, or nobody was at risk.</summary>
    public decimal? Of(ReadOnlySpan<MeasureParts> parts, int multiplier) => _classes.Count > 0 ? Median(parts) : SumOfRates(parts) * multiplier;

    private decimal? SumOfRates(ReadOnlySpan<MeasureParts> parts)
    {
        var sum = 0m;
        foreach (var (top, bottom) in _rates)
        {
            if (SumOf(top, parts) is not { } numerator || SumOf(bottom, parts) is not { } denominator || denominator == 0)
            {
                return null;
            }

            sum += numerator / denominator;
        }

        return sum;
    }

    // The values of a class are taken to lie evenly in it, as the median of grouped data is worked out.
    private decimal? Median(ReadOnlySpan<MeasureParts> parts)
    {
        var half = 0m;
        foreach (var (measure, _) in _classes)
        {
            if (At(parts, measure) is not { HasFigure: true } part)
            {
                return null;
            }

            half += part.Sum / 2;
        }

        var below = 0m;
        foreach (var (measure, bounds) in _classes)
        {
            var count = At(parts, measure).Sum;
            if (count > 0 && below + count >= half)
            {
                return bounds.From + ((bounds.To - bounds.From) * (half - below) / count);
            }

            below += count;
        }

        return null;
    }

    private static decimal? SumOf(List<(int Measure, int Coefficient)> terms, ReadOnlySpan<MeasureParts> parts)
    {
        decimal? sum = 0;
        foreach (var (measure, coefficient) in terms)
        {
            sum = At(parts, measure).HasFigure ? sum + (coefficient * At(parts, measure).Sum) : null;
        }

        return sum;
    }

    private static MeasureParts At(ReadOnlySpan<MeasureParts> parts, int measure) =>
        parts.IsEmpty ? MeasureParts.None : parts[measure];
}
