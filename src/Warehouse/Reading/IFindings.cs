using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>What the quality checks found.</summary>
public interface IFindings
{
    /// <summary>The findings of the newest version that pass a filter.</summary>
    /// <exception cref="QuestionException">The filter names a place that does not exist.</exception>
    public Task<Page<Finding>> FindAsync(
        FindingFilter filter, Asker asker, int skip, int take, CancellationToken cancel);

    /// <summary>One finding; null where the newest version has none with the number.</summary>
    public Task<Finding?> GetAsync(long id, Asker asker, CancellationToken cancel);
}

/// <summary>Which findings, in which order.</summary>
public sealed record FindingFilter
{
    /// <summary>Only of this rule: <c>DQ-C1</c>; of all where null.</summary>
    public string? Rule { get; init; }

    /// <summary>Only of these severities; of all where empty.</summary>
    public IReadOnlyList<Severity> Severities { get; init; } = [];

    /// <summary>Only at this place or under it, by its code.</summary>
    public string? Under { get; init; }

    /// <summary>Only in the months of this period.</summary>
    public Period? Period { get; init; }

    /// <summary>The order; the most severe first where not said.</summary>
    public FindingOrder Order { get; init; }
}

/// <summary>Orders of findings; equal ones by their number.</summary>
public enum FindingOrder
{
    SeverityDescending,
    SeverityAscending,
    FoundAtDescending,
    FoundAtAscending,
}

/// <summary>One finding of a check.</summary>
/// <param name="Id">Its number.</param>
/// <param name="Rule">The rule that found it: <c>DQ-C1</c>.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="OrgUnit">The place; null where it concerns none.</param>
/// <param name="Period">The month; null where it concerns none.</param>
/// <param name="Measure">Code of the measure; null where it concerns none.</param>
/// <param name="Observed">What was found.</param>
/// <param name="Expected">What should be.</param>
/// <param name="EvidenceZh">Why, in Chinese.</param>
/// <param name="EvidenceEn">Why, in English.</param>
/// <param name="Source">The cell that it was found in; null where it concerns no single one.</param>
/// <param name="FoundAt">When it was found.</param>
public sealed record Finding(
    long Id,
    string Rule,
    Severity Severity,
    OrgUnit? OrgUnit,
    Period? Period,
    string? Measure,
    string Observed,
    string Expected,
    string EvidenceZh,
    string EvidenceEn,
    SourcePlace? Source,
    DateTimeOffset FoundAt);
