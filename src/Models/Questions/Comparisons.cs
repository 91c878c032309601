using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>Sets a cell beside another one or beside a target.</summary>
public static class Comparisons
{
    /// <summary>The difference of two cells of one recipe, and the change in the unit that fits.</summary>
    /// <remarks>
    /// Rates in percent change by percentage points, counts and amounts by percent of the base, other rates (per 1,000,
    /// per 100,000) by their own unit. Where either has no value, or the base of a percentage is not positive, there is
    /// none.
    /// </remarks>
    public static Comparison Between(CompareKind kind, Cell now, Cell before)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(before);
        var difference = now.Value - before.Value;
        return now.Unit switch
        {
            Unit.Percent => new(kind, before, difference, ChangeUnit.PercentagePoint, difference),
            Unit.Count or Unit.Cny or Unit.Days => new(
                kind, before, difference, ChangeUnit.Percent, before.Value > 0 ? difference * 100 / before.Value : null),
            _ => new(kind, before, difference, ChangeUnit.Absolute, difference),
        };
    }

    /// <summary>The difference from the end of the target that is nearer: below zero means under that end.</summary>
    /// <param name="now">The cell.</param>
    /// <param name="target">A target of the cell's indicator; one of its ends at least is set.</param>
    public static Comparison WithTarget(Cell now, Target target)
    {
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(target);
        var end = (target.Low, target.High) switch
        {
            ({ } low, { } high) => now.Value is { } value && high - value < value - low ? high : low,
            var (low, high) => low ?? high,
        };
        return Between(
            CompareKind.Target, now, new Cell { Value = end, Unit = now.Unit, State = ValueState.Ok });
    }
}
