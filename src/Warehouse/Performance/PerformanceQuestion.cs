using McHAnalytics.Models.Performance;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Warehouse.Performance;

/// <summary>Which places are to be compared by what.</summary>
/// <param name="Indicator">Code of a rate.</param>
/// <param name="Under">Code of the place under which they lie; null for all places.</param>
/// <param name="Level">Their level.</param>
/// <param name="Time">The time; the whole of it makes one figure a place.</param>
public sealed record PerformanceQuestion(string Indicator, string? Under, OrgLevel Level, TimeAsk Time);

/// <summary>Places compared, with the findings that stand against their data.</summary>
/// <param name="Result">The judgement.</param>
/// <param name="DataErrors">Error findings on the indicator's measures in the time, in the places compared.</param>
/// <param name="DataVersion">The version that answered.</param>
public sealed record PerformanceAnswer(
    PerformanceResult Result, IReadOnlyList<Finding> DataErrors, DataVersion DataVersion);
