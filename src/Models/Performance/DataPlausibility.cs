using System.Globalization;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Performance;

/// <summary>Tells figures that cannot be right from figures that are merely bad.</summary>
/// <remarks>A data error is never called poor performance.</remarks>
public static class DataPlausibility
{
    /// <summary>Reports that must have arrived, as a share of those expected.</summary>
    public const double LeastCompleteness = 0.75;

    /// <summary>Share of a place's reports that an error must touch for the whole figure to be doubted.</summary>
    public const double MaterialShare = 0.1;

    /// <summary>A part that moved so many times as far as the other places' did in the same year has not moved by
    /// itself.</summary>
    public const double MostChange = 4;

    private const decimal FewestToCompare = 100;

    /// <summary>Why each place's figure cannot be right; no reasons where nothing speaks against it.</summary>
    /// <param name="places">The places.</param>
    /// <param name="isAboutReporting">Whether the figure is itself about reports that arrived: missing ones are its
    /// matter.</param>
    public static IReadOnlyList<IReadOnlyList<PerformanceReason>> Doubts(
        IReadOnlyList<PerformanceEvidence> places, bool isAboutReporting)
    {
        ArgumentNullException.ThrowIfNull(places);
        var typicalRate = Median([.. places.Select(place => RateOf(place.Cell)).OfType<double>()]) ?? 1;
        var numerators = TypicalChange(places, cell => cell.Numerator);
        var denominators = TypicalChange(places, cell => cell.Denominator);
        return
        [
            .. places.Select(place => (IReadOnlyList<PerformanceReason>)
            [
                .. Flagged(place.Cell),
                .. isAboutReporting ? [] : Incomplete(place.Cell),
                .. Found(place.Errors),
                .. IsLastYearAtFault(place, typicalRate)
                    ? []
                    : Jumped(place, cell => cell.Numerator, numerators, "分子", "numerator")
                        .Concat(Jumped(place, cell => cell.Denominator, denominators, "分母", "denominator")),
            ]),
        ];
    }

    // The flag that some finding stands against the figure is weighed by its share instead.
    private static IEnumerable<PerformanceReason> Flagged(Cell cell) => cell.Flags
        .Where(flag => flag is { Severity: Severity.Error, Code: not "DATA_ERROR" })
        .Select(flag => new PerformanceReason(flag.MessageZh, flag.MessageEn));

    private static IEnumerable<PerformanceReason> Incomplete(Cell cell)
    {
        if (cell.Completeness < LeastCompleteness)
        {
            yield return PerformanceReason.Of(
                $"报表只到 {cell.Completeness:P1}(要求 {LeastCompleteness:P0}),先催报再评价。",
                $"Only {cell.Completeness:P1} of the reports arrived ({LeastCompleteness:P0} are needed).");
        }
    }

    private static IEnumerable<PerformanceReason> Found(IReadOnlyList<PerformanceError> errors)
    {
        var share = Math.Min(1, errors.Sum(error => error.Share));
        if (share >= MaterialShare)
        {
            var (rule, zh, en, _) = errors[0];
            yield return PerformanceReason.Of(
                $"有 {errors.Count} 条错误级质控发现,涉及约 {share:P0} 的报表;例如 {rule}:{zh}",
                $"{errors.Count} error findings touch about {share:P0} of the reports, for example {rule}: {en}");
        }
    }

    // Against its own last year, and how far the others moved: an epidemic moves all, a wrong column one.
    private static IEnumerable<PerformanceReason> Jumped(
        PerformanceEvidence place, Func<Cell, decimal?> part, double typical, string nameZh, string nameEn)
    {
        if (Change(place, part) is not { } change)
        {
            yield break;
        }

        var beyond = change / typical;
        if (beyond < 1 / MostChange || beyond > MostChange)
        {
            var now = part(place.Cell);
            var before = part(place.LastYear!);
            yield return PerformanceReason.Of(
                $"{nameZh}由上年的 {before:0.##} 变为 {now:0.##}(别处一般为上年的 {typical:0.00} 倍),工作变化不能解释,请核对列和单位。",
                $"The {nameEn} went from {before:0.##} to {now:0.##} in a year (elsewhere {typical:0.00} fold).");
        }
    }

    // Of two years that do not fit together, the one whose rate lies farther from the usual rate is wrong.
    private static bool IsLastYearAtFault(PerformanceEvidence place, double typicalRate) =>
        place.LastYear is { } lastYear && RateOf(lastYear) is { } before && RateOf(place.Cell) is { } now
        && Math.Abs(Math.Log(before / typicalRate)) > Math.Abs(Math.Log(now / typicalRate));

    private static double? RateOf(Cell cell) =>
        cell is { Numerator: > 0, Denominator: > 0 } ? (double)(cell.Numerator / cell.Denominator) : null;

    private static double TypicalChange(IReadOnlyList<PerformanceEvidence> places, Func<Cell, decimal?> part) =>
        Math.Max(1e-6, Median([.. places.Select(place => Change(place, part)).OfType<double>()]) ?? 1);

    private static double? Median(List<double> values)
    {
        values.Sort();
        return values.Count == 0 ? null : values[values.Count / 2];
    }

    // Null where either year has no figure or both are too small to speak of a jump.
    private static double? Change(PerformanceEvidence place, Func<Cell, decimal?> part) =>
        place.LastYear is { } lastYear && part(place.Cell) is { } now && part(lastYear) is { } before
        && Math.Max(now, before) >= FewestToCompare && before > 0
            ? (double)(now / before)
            : null;
}

/// <summary>A reason in both languages.</summary>
/// <param name="Zh">Chinese sentence.</param>
/// <param name="En">English sentence.</param>
public sealed record PerformanceReason(string Zh, string En)
{
    internal static PerformanceReason Of(FormattableString zh, FormattableString en) =>
        new(zh.ToString(CultureInfo.InvariantCulture), en.ToString(CultureInfo.InvariantCulture));
}
