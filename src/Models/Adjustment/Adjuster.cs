using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Adjustment;

/// <summary>A reported count beside the adjusted one.</summary>
/// <param name="OrgUnit">The place.</param>
/// <param name="Period">The period.</param>
/// <param name="Reported">What was reported; null where the state says why.</param>
/// <param name="State">Why there is a reported value, or why there is none.</param>
/// <param name="Completeness">Share (0 to 1) of the expected reports that came; null where none was expected.</param>
/// <param name="CompletenessUsed">The share that it was adjusted by; null where none can be believed.</param>
/// <param name="K">What the silent did, as a share of what the others did.</param>
/// <param name="Adjusted">The adjusted count, a whole number; null where nothing was reported or no share can be believed.</param>
public sealed record AdjustedFigure(
    OrgUnit? OrgUnit,
    Period? Period,
    decimal? Reported,
    ValueState State,
    double? Completeness,
    double? CompletenessUsed,
    decimal K,
    decimal? Adjusted)
{
    /// <summary>Whether the share is another one's, because too few reports came.</summary>
    public bool IsImputed => CompletenessUsed is not null && CompletenessUsed != Completeness;
}

/// <summary>Adjusts counts for reports that did not come (Countdown 2030); the reported count stays beside.</summary>
public static class Adjuster
{
    /// <summary>Adjusts each row.</summary>
    /// <param name="rows">Rows of one count, by place and period.</param>
    /// <param name="measure">The count's code.</param>
    /// <param name="rules">How.</param>
    public static IReadOnlyList<AdjustedFigure> Run(IReadOnlyList<AnswerRow> rows, string measure, AdjustmentRules rules)
    {
        ArgumentNullException.ThrowIfNull(rows);
        ArgumentNullException.ThrowIfNull(rules);
        var k = rules.KOf(measure);
        var believed = rows
            .Where(row => row.Cell.Completeness >= rules.LeastCompleteness)
            .ToLookup(row => row.OrgUnit?.Id, row => Math.Min(1, row.Cell.Completeness!.Value));
        var overall = Median([.. believed.SelectMany(shares => shares)]);
        return [.. rows.Select(row => Adjust(row, k, ShareOf(row, rules, believed, overall)))];
    }

    private static double? ShareOf(
        AnswerRow row, AdjustmentRules rules, ILookup<int?, double> believed, double? overall) => row.Cell.Completeness switch
    {
        null => null,
        { } share when share >= rules.LeastCompleteness => Math.Min(1, share),
        _ => Median([.. believed[row.OrgUnit?.Id]]) ?? overall,
    };

    private static AdjustedFigure Adjust(AnswerRow row, decimal k, double? share)
    {
        var cell = row.Cell;
        decimal? adjusted = cell.Value is { } reported && share is { } used
            ? Math.Round(reported * (1 + (((1 / (decimal)used) - 1) * k)), MidpointRounding.AwayFromZero)
            : null;
        return new AdjustedFigure(row.OrgUnit, row.Period, cell.Value, cell.State, cell.Completeness, share, k, adjusted);
    }

    private static double? Median(double[] shares)
    {
        if (shares.Length == 0)
        {
            return null;
        }

        Array.Sort(shares);
        var middle = shares.Length / 2;
        return shares.Length % 2 == 1 ? shares[middle] : (shares[middle - 1] + shares[middle]) / 2;
    }
}
