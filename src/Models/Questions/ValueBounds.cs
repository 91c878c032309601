using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Questions;

/// <summary>Between which values a figure must lie once the reports that are owed for it arrive.</summary>
/// <param name="MissingReports">Reports that are owed and have not come, due or not.</param>
/// <param name="WithoutHistory">Of these, how many come from places that reported none of the figure in the 12 months
/// before: nothing bounds what they will say.</param>
/// <param name="Low">The least value, in the figure's unit; null where nothing bounds it.</param>
/// <param name="High">The greatest value, in the figure's unit; null where nothing bounds it.</param>
/// <remarks>
/// Each missing report is taken to say, of each measure, between the least and the greatest that the same place said in
/// a month of the 12 before. No report can make a part larger than its whole. With nothing missing both ends are the
/// value itself.
/// </remarks>
public sealed record ValueBounds(int MissingReports, int WithoutHistory, decimal? Low, decimal? High)
{
    /// <summary>The bounds of a figure.</summary>
    /// <param name="recipe">How the figure is made.</param>
    /// <param name="now">The figure as it stands.</param>
    /// <param name="missing">Of each missing report what each measure of the recipe can be; null for a measure without
    /// history.</param>
    public static ValueBounds Of(CellRecipe recipe, Cell now, IReadOnlyList<IReadOnlyList<MeasureRange?>> missing)
    {
        ArgumentNullException.ThrowIfNull(recipe);
        ArgumentNullException.ThrowIfNull(now);
        ArgumentNullException.ThrowIfNull(missing);
        var without = missing.Count(report => report.Any(range => range is null));

        // A part that is blank or was not collected is no matter of missing reports: nothing bounds it.
        var isOpen = now.Numerator is null && now.State is not (ValueState.NotReported or ValueState.NotYetDue);
        if (without > 0 || isOpen || recipe.IsDerived || (missing.Count == 0 && now.Value is null))
        {
            return new(missing.Count, without, null, null);
        }

        var numerator = Range(now.Numerator, recipe.NumeratorTerms, missing);
        var multiplier = recipe.Indicator?.Multiplier ?? 1;
        if (!recipe.IsRatio)
        {
            return new(missing.Count, 0, numerator.Low * multiplier, numerator.High * multiplier);
        }

        var denominator = Range(now.Denominator, recipe.DenominatorTerms, missing);
        var (low, high) = Divide(numerator, denominator, recipe.Indicator?.Interval == IntervalKind.Wilson);
        return new(missing.Count, 0, low * multiplier, high * multiplier);
    }

    private static MeasureRange Range(
        decimal? now,
        IReadOnlyList<(int Measure, int Coefficient)> terms,
        IReadOnlyList<IReadOnlyList<MeasureRange?>> missing)
    {
        var (low, high) = (now ?? 0, now ?? 0);
        foreach (var report in missing)
        {
            foreach (var (measure, coefficient) in terms)
            {
                var range = report[measure]!.Value;
                low += coefficient * (coefficient > 0 ? range.Low : range.High);
                high += coefficient * (coefficient > 0 ? range.High : range.Low);
            }
        }

        return new(low, high);
    }

    private static (decimal? Low, decimal? High) Divide(MeasureRange numerator, MeasureRange denominator, bool isPart)
    {
        if (denominator.Low <= 0)
        {
            return isPart && denominator.High > 0 ? (numerator.Low / denominator.High, 1) : (null, null);
        }

        var low = numerator.Low / denominator.High;
        var high = numerator.High / denominator.Low;
        return (low, isPart ? Math.Min(high, Math.Max(1, low)) : high);
    }
}

/// <summary>The least and the greatest that a measure of a place was in a month.</summary>
public readonly record struct MeasureRange(decimal Low, decimal High);
