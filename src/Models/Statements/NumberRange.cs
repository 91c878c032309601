using System.Globalization;

namespace McHAnalytics.Models.Statements;

/// <summary>The numbers that a printed figure can stand for.</summary>
/// <param name="Low">Smallest, included.</param>
/// <param name="High">Largest; null where nothing bounds it ("28万余").</param>
/// <param name="HighIsExcluded">Whether <paramref name="High"/> itself is outside: half is rounded up.</param>
public readonly record struct NumberRange(decimal Low, decimal? High, bool HighIsExcluded)
{
    /// <summary>Whether a number lies in it.</summary>
    public bool Contains(decimal number) =>
        number >= Low && (High is not { } high || (HighIsExcluded ? number < high : number <= high));

    /// <summary>The smallest whole number in it.</summary>
    public decimal FirstInteger => Math.Ceiling(Low);

    /// <summary>The largest whole number in it; null where nothing bounds it.</summary>
    public decimal? LastInteger => High is not { } high ? null
        : HighIsExcluded && decimal.Truncate(high) == high ? high - 1
        : Math.Floor(high);

    /// <inheritdoc/>
    public override string ToString()
    {
        var low = Low.ToString(CultureInfo.InvariantCulture);
        return High is { } high
            ? $"[{low}, {high.ToString(CultureInfo.InvariantCulture)}{(HighIsExcluded ? ")" : "]")}"
            : $"[{low}, ∞)";
    }
}
