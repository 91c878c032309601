using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Questions;

/// <summary>Evaluate for each place of a level, then summarise the places' values.</summary>
/// <param name="Level">The places' level: finer than the rows'.</param>
/// <param name="Function">How the values become one.</param>
/// <param name="Threshold">Which values count, for <see cref="PlaceFunction.CountWhere"/> and
/// <see cref="PlaceFunction.ShareWhere"/>; null for the others.</param>
public sealed record OverPlaces(OrgLevel Level, PlaceFunction Function, ValueCondition? Threshold);

/// <summary>How the values of several places become one. Places without a value take no part.</summary>
public enum PlaceFunction
{
    /// <summary>The least.</summary>
    Min,

    /// <summary>The 10th percentile.</summary>
    P10,

    /// <summary>The lower quartile.</summary>
    P25,

    /// <summary>The median.</summary>
    Median,

    /// <summary>The upper quartile.</summary>
    P75,

    /// <summary>The 90th percentile.</summary>
    P90,

    /// <summary>The greatest.</summary>
    Max,

    /// <summary>How many places' values hold the threshold.</summary>
    CountWhere,

    /// <summary>How many percent of the places with a value hold the threshold.</summary>
    ShareWhere,
}
