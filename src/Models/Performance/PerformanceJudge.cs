using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Performance;

/// <summary>Judges places by a funnel: signals, not a league table.</summary>
/// <remarks>
/// The target is the pooled rate (Spiegelhalter 2005); places differ by more than chance, so distances are taken with
/// additive random effects; a signal needs the exact 99.8 % limit, the adjusted one, and to survive the number of
/// places
/// (Benjamini and Hochberg, q = 0.05). Places whose data cannot be right neither make the target nor are judged by it.
/// </remarks>
public static class PerformanceJudge
{
    private static readonly string[] s_noDataZh = ["没有可比较的数据。"];
    private static readonly string[] s_noDataEn = ["There are no data to compare."];

    /// <summary>Judges places.</summary>
    /// <param name="indicator">A rate: an indicator with a numerator and a denominator.</param>
    /// <param name="places">What is known of each place.</param>
    /// <exception cref="QuestionException">The indicator is no rate.</exception>
    public static PerformanceResult Judge(Indicator indicator, IReadOnlyList<PerformanceEvidence> places)
    {
        ArgumentNullException.ThrowIfNull(indicator);
        ArgumentNullException.ThrowIfNull(places);
        if (indicator.Denominator is null || indicator.Kind == IndicatorKind.Derived)
        {
            throw NotARate(indicator);
        }

        var doubts = DataPlausibility.Doubts(places, IsAboutReporting(indicator));
        var units = new PerformanceUnit[places.Count];
        var comparable = new List<int>();
        for (var index = 0; index < places.Count; index++)
        {
            units[index] = Uncompared(places[index], doubts[index]);
            if (units[index].Signal == PerformanceSignal.None)
            {
                comparable.Add(index);
            }
        }

        var compared = comparable.Select(index => places[index]).ToList();
        var target = compared.Count == 0
            ? (double?)null
            : (double)(compared.Sum(place => place.Cell.Numerator) / compared.Sum(place => place.Cell.Denominator))!;
        var funnel = compared.Count >= 2 && target > 0 && !(PerformanceFunnel.IsProportion(indicator) && target >= 1)
            ? new PerformanceFunnel(indicator, compared, target.Value)
            : null;
        for (var at = 0; at < comparable.Count; at++)
        {
            units[comparable[at]] = funnel?.Judge(at) ?? Alike(compared[at], compared.Count);
        }

        return new(
            (decimal?)(target * indicator.Multiplier),
            funnel is null ? 0 : funnel.Tau * indicator.Multiplier,
            units,
            Warnings(comparable.Count, places.Count));
    }

    private static bool IsAboutReporting(Indicator indicator) => indicator.Numerator.Terms.Any(term =>
        term.Measure.StartsWith("reports_", StringComparison.Ordinal)
        || term.Measure.StartsWith("items_", StringComparison.Ordinal));

    // One place alone, or none (all) of the events everywhere: there is nothing to tell places apart by.
    private static PerformanceUnit Alike(PerformanceEvidence place, int compared) => new()
    {
        OrgUnit = place.OrgUnit,
        Cell = place.Cell,
        Signal = PerformanceSignal.None,
        ReasonsZh = [compared < 2 ? "只有一个地区有可比较的数据。" : "各地区数值相同,没有差异可比较。"],
        ReasonsEn =
            [compared < 2 ? "Only one place has data to compare." : "All places have the same value."],
    };

    private static PerformanceUnit Uncompared(PerformanceEvidence place, IReadOnlyList<PerformanceReason> doubts)
    {
        var hasRate = place.Cell is { Numerator: not null, Denominator: > 0 };
        return new()
        {
            OrgUnit = place.OrgUnit,
            Cell = place.Cell,
            Signal = doubts.Count > 0 ? PerformanceSignal.DataError
                : hasRate ? PerformanceSignal.None
                : PerformanceSignal.TooSmall,
            ReasonsZh = [.. doubts.Select(doubt => doubt.Zh), .. hasRate ? [] : s_noDataZh],
            ReasonsEn = [.. doubts.Select(doubt => doubt.En), .. hasRate ? [] : s_noDataEn],
        };
    }

    private static List<AnswerWarning> Warnings(int compared, int all)
    {
        var warnings = new List<AnswerWarning>();
        if (compared < all)
        {
            var reason = PerformanceReason.Of(
                $"{all} 个地区中有 {all - compared} 个因数据问题未参与比较。",
                $"{all - compared} of {all} places were not compared, for want of sound data.");
            warnings.Add(new("NOT_COMPARED", reason.Zh, reason.En));
        }

        if (compared is > 0 and < 5)
        {
            warnings.Add(new(
                "FEW_PLACES",
                "可比较的地区少于 5 个,过度离散和名次不可靠。",
                "Fewer than 5 places can be compared: over-dispersion and ranks are unreliable."));
        }

        return warnings;
    }

    private static QuestionException NotARate(Indicator indicator) => new(
        "MCH-Q015",
        $"指标 {indicator.Code} 不是率,不能用漏斗图比较;请选择有分子和分母的指标。",
        $"The indicator {indicator.Code} is no rate and cannot stand in a funnel. Choose one that has a denominator.");
}
