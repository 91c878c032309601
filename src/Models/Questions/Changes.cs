using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Statistics;

namespace McHAnalytics.Models.Questions;

/// <summary>The cell of an indicator that is the change of another one.</summary>
public static class Changes
{
    private const int Decimals = 10;

    /// <summary>The later value less the earlier one, each divided from its own parts by one definition.</summary>
    /// <param name="recipe">The recipe of the change.</param>
    /// <param name="now">The cell of the other indicator in the period asked for.</param>
    /// <param name="before">Its cell in the earlier period; null where there is no such period.</param>
    /// <returns>No numerator nor denominator: those of two periods are not one figure's.</returns>
    public static Cell Of(CellRecipe recipe, Cell now, Cell? before)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(now);
        var isPercent = recipe.Change!.Kind == ChangeKind.Percent;
        var difference = now.Value - before?.Value;
        var isWithoutBase = isPercent && before?.Value == 0;
        var interval = isPercent ? null : IntervalOf(recipe, now, before);
        return now with
        {
            Value = !isPercent ? difference : isWithoutBase ? null : difference * 100 / before?.Value,
            Numerator = null,
            Denominator = null,
            Unit = recipe.Unit,
            State = now.Value is null ? now.State
                : before?.Value is null ? before?.State ?? ValueState.NotReported
                : isWithoutBase ? ValueState.ZeroDenominator
                : before.State == ValueState.Provisional ? before.State
                : now.State,
            CiLow = interval?.Low,
            CiHigh = interval?.High,
            DefinitionVersion = recipe.Indicator!.Version,
            Flags = [.. now.Flags.Concat(before?.Flags ?? []).DistinctBy(flag => flag.Code)],
        };
    }

    // Newcombe's interval of the difference of two proportions, in percentage points.
    private static (decimal Low, decimal High)? IntervalOf(CellRecipe recipe, Cell now, Cell? before)
    {
        if (recipe.Base?.Indicator is not { Interval: IntervalKind.Wilson } rate
            || now is not { CiLow: not null, Denominator: > 0 }
            || before is not { CiLow: not null, Denominator: > 0 })
        {
            return null;
        }

        var interval = Proportions.NewcombeDifference(
            (double)now.Numerator!.Value,
            (double)now.Denominator.Value,
            (double)before.Numerator!.Value,
            (double)before.Denominator.Value);
        return (Scaled(interval.Low), Scaled(interval.High));

        decimal Scaled(double bound) => decimal.Round((decimal)bound * rate.Multiplier, Decimals);
    }
}
