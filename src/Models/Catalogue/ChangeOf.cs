namespace McHAnalytics.Models.Catalogue;

/// <summary>An indicator's value less what it was before: in its own unit's points, or in percent of before.</summary>
/// <remarks>Both values are divided from their parts by one definition; only then is one taken from the other.</remarks>
/// <param name="Indicator">Code of the indicator whose values are compared; no change itself.</param>
/// <param name="Periods">How many periods back the earlier value stands, from 1.</param>
/// <param name="Reach">Where that period has no value, the nearest before it that has, at most so many periods back: a
/// round of screening is not held in every year. At least <paramref name="Periods"/>.</param>
/// <param name="Kind">In what the change is told.</param>
public sealed record ChangeOf(string Indicator, int Periods, int Reach, ChangeKind Kind);

/// <summary>In what a change is told.</summary>
public enum ChangeKind
{
    /// <summary>Later value less earlier value: percentage points for rates in percent.</summary>
    Difference,

    /// <summary>The difference in percent of the earlier value.</summary>
    Percent,
}
