using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Models.Performance;

/// <summary>What is known of one place before it is judged.</summary>
/// <param name="OrgUnit">The place.</param>
/// <param name="Cell">Its figure with numerator, denominator, completeness and flags.</param>
/// <param name="LastYear">The same figure a year earlier; null where there is none.</param>
/// <param name="Errors">Error findings on the indicator's measures in the period.</param>
public sealed record PerformanceEvidence(
    OrgUnit OrgUnit, Cell Cell, Cell? LastYear, IReadOnlyList<PerformanceError> Errors);

/// <summary>An error finding on a measure that the figure is made of.</summary>
/// <param name="Rule">The check that found it.</param>
/// <param name="EvidenceZh">What it found, in Chinese.</param>
/// <param name="EvidenceEn">What it found, in English.</param>
/// <param name="Share">Share (0 to 1) of the place's reports in the period that it touches.</param>
public sealed record PerformanceError(string Rule, string EvidenceZh, string EvidenceEn, double Share);
