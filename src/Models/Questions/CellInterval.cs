using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>The 95 % interval of a figure, not worked out before somebody reads it: most cells of a long answer are only
/// counted, ordered or shown without one, and the exact interval of a count costs more than all else of a cell.</summary>
internal sealed class CellInterval(IntervalKind kind, decimal numerator, decimal? denominator, int multiplier)
    : IEquatable<CellInterval>
{
    private readonly Lazy<(decimal Low, decimal High)?> _ends = new(
        () => CellIntervals.Of(kind, numerator, denominator, multiplier), LazyThreadSafetyMode.PublicationOnly);

    private readonly (IntervalKind, decimal, decimal?, int) _of = (kind, numerator, denominator, multiplier);

    public decimal? Low => _ends.Value?.Low;

    public decimal? High => _ends.Value?.High;

    public bool Equals(CellInterval? other) => other is not null && _of == other._of;

    public override bool Equals(object? obj) => Equals(obj as CellInterval);

    public override int GetHashCode() => _of.GetHashCode();
}
