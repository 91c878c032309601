using System.Collections.Immutable;

namespace McHAnalytics.Models.Questions;

/// <summary>
/// The parts of one figure, a <see cref="MeasureParts"/> for each measure of its <see cref="CellRecipe"/>.
/// </summary>
/// <remarks>
/// Parts add up over places and periods in any order and grouping; a rate is divided from the added parts, so that a
/// total equals what its rows would give together, and never their average.
/// </remarks>
public readonly struct Parts : IEquatable<Parts>
{
    private readonly ImmutableArray<MeasureParts> _measures;

    /// <param name="measures">In the order of <see cref="CellRecipe.Measures"/>.</param>
    public Parts(params ReadOnlySpan<MeasureParts> measures) => _measures = [.. measures];

    private Parts(ImmutableArray<MeasureParts> measures) => _measures = measures;

    /// <summary>No parts of any recipe; adds as nothing.</summary>
    public static Parts None => default;

    /// <summary>How many measures there are; 0 for <see cref="None"/>.</summary>
    public int Count => _measures.IsDefault ? 0 : _measures.Length;

    /// <summary>The parts of each measure; none for <see cref="None"/>.</summary>
    public ReadOnlySpan<MeasureParts> Measures => _measures.IsDefault ? [] : _measures.AsSpan();

    /// <summary>Whether any measure has any row, with or without a figure.</summary>
    public bool HasRows
    {
        get
        {
            for (var measure = 0; measure < Count; measure++)
            {
                if (_measures[measure].HasRows)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>
    /// The parts of a measure; <see cref="MeasureParts.None"/> for every measure of <see cref="None"/>.
    /// </summary>
    public MeasureParts this[int measure] => _measures.IsDefault ? MeasureParts.None : _measures[measure];

    /// <summary>The parts of both groups together.</summary>
    /// <exception cref="ArgumentException">They belong to recipes of a different number of measures.</exception>
    public static Parts operator +(Parts left, Parts right)
    {
        if (left.Count == 0)
        {
            return right;
        }

        if (right.Count == 0)
        {
            return left;
        }

        if (left.Count != right.Count)
        {
            throw new ArgumentException("Parts of two recipes cannot be added.", nameof(right));
        }

        var sums = ImmutableArray.CreateBuilder<MeasureParts>(left.Count);
        for (var measure = 0; measure < left.Count; measure++)
        {
            sums.Add(left[measure] + right[measure]);
        }

        return new(sums.MoveToImmutable());
    }

    /// <summary>The parts of both groups together.</summary>
    public static Parts Add(Parts left, Parts right) => left + right;

    /// <summary>Whether every measure has the same parts.</summary>
    public static bool operator ==(Parts left, Parts right) => left.Equals(right);

    /// <summary>Whether a measure has different parts.</summary>
    public static bool operator !=(Parts left, Parts right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Parts other) =>
        Count == other.Count && (Count == 0 || _measures.AsSpan().SequenceEqual(other._measures.AsSpan()));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Parts other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var measure = 0; measure < Count; measure++)
        {
            hash.Add(_measures[measure]);
        }

        return hash.ToHashCode();
    }
}
