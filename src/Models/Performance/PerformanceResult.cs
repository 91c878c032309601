using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Performance;

/// <summary>Places beside each other, judged by a funnel.</summary>
/// <param name="Target">The rate of all places whose data can be right, pooled; unit of the indicator.</param>
/// <param name="Overdispersion">
/// Standard deviation of the places' true rates beyond chance; unit of the indicator. 0: chance explains all.
/// </param>
/// <param name="Units">The places, in the order given.</param>
/// <param name="Warnings">What the asker should know.</param>
public sealed record PerformanceResult(
    decimal? Target,
    double Overdispersion,
    IReadOnlyList<PerformanceUnit> Units,
    IReadOnlyList<AnswerWarning> Warnings);

/// <summary>One place's judgement. Values are in the indicator's unit; null where the place was not compared.</summary>
public sealed record PerformanceUnit
{
    /// <summary>The place.</summary>
    public required OrgUnit OrgUnit { get; init; }

    /// <summary>Its figure.</summary>
    public required Cell Cell { get; init; }

    /// <summary>The signal.</summary>
    public required PerformanceSignal Signal { get; init; }

    /// <summary>Events that the pooled rate would give here.</summary>
    public decimal? Expected { get; init; }

    /// <summary>The figure drawn towards the pooled one, the more the fewer people stand behind it.</summary>
    public decimal? Shrunk { get; init; }

    /// <summary>Lower 95 % limit of the funnel, exact, chance only.</summary>
    public decimal? Limit95Low { get; init; }

    /// <summary>Upper 95 % limit.</summary>
    public decimal? Limit95High { get; init; }

    /// <summary>Lower 99.8 % limit.</summary>
    public decimal? Limit998Low { get; init; }

    /// <summary>Upper 99.8 % limit.</summary>
    public decimal? Limit998High { get; init; }

    /// <summary>Distance from the pooled rate in standard deviations, over-dispersion included.</summary>
    public double? ZAdjusted { get; init; }

    /// <summary>Best rank that is compatible with the data (95 %); 1 is best.</summary>
    public int? RankLow { get; init; }

    /// <summary>Worst rank that is compatible with the data (95 %).</summary>
    public int? RankHigh { get; init; }

    /// <summary>Probability that the place is among the worst fifth.</summary>
    public double? ProbabilityWorstFifth { get; init; }

    /// <summary>Why, in Chinese sentences.</summary>
    public IReadOnlyList<string> ReasonsZh { get; init; } = [];

    /// <summary>Why, in English sentences.</summary>
    public IReadOnlyList<string> ReasonsEn { get; init; } = [];
}
