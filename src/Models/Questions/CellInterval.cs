using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>The 95 % interval of a figure, not worked out before somebody reads it: most cells of a long answer are only
/// counted, ordered or shown without one, and the exact interval of a count costs more than all else of a cell.</summary>
internal sealed class CellInterval : IEquatable<CellInterval>
{
    private readonly IntervalKind _kind;
    private readonly int _multiplier;
    private readonly decimal _numerator;
    private readonly decimal? _denominator;
    private Ends? _ends;

    /// <summary>The interval of a figure by its parts.</summary>
    public CellInterval(IntervalKind kind, decimal numerator, decimal? denominator, int multiplier)
    {
        _kind = kind;
        _numerator = numerator;
        _denominator = denominator;
        _multiplier = multiplier;
    }

    /// <summary>An interval that is known.</summary>
    public CellInterval(decimal? low, decimal? high) => _ends = new Ends(low, high);

    public decimal? Low => Read().Low;

    public decimal? High => Read().High;

    public bool Equals(CellInterval? other) => other is not null && Read() == other.Read();

    public override bool Equals(object? obj) => Equals(obj as CellInterval);

    public override int GetHashCode() => Read().GetHashCode();

    // Two readers at once work out the same ends.
    private Ends Read()
    {
        if (_ends is { } known)
        {
            return known;
        }

        var found = CellIntervals.Of(_kind, _numerator, _denominator, _multiplier);
        return _ends = new Ends(found?.Low, found?.High);
    }

    private sealed record Ends(decimal? Low, decimal? High);
}
