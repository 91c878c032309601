using McHAnalytics.Models.Places;

namespace McHAnalytics.Models.Questions;

/// <summary>Which reports are behind a figure: enough to find each of them again.</summary>
/// <param name="Code">Code of the indicator or measure.</param>
/// <param name="Places">The numbers of the places whose reports were added, with all under them; none for all.</param>
/// <param name="Level">Only reports of this level's places and below; null for those of any level.</param>
/// <param name="Months">The months whose reports were added (since year 0).</param>
/// <param name="KnownAt">Only reports known when the version of this number was the newest; null for those known
/// now.</param>
public sealed record CellOrigin(
    string Code, IReadOnlyList<int> Places, OrgLevel? Level, IReadOnlyList<int> Months, int? KnownAt)
{
    /// <summary>The definition that answered: a version or a variant of the indicator, or the usual one; null for a
    /// measure.</summary>
    public Catalogue.Indicator? Definition { get; init; }

    /// <summary>Which part of the undivided figures it is; null for those themselves.</summary>
    public CellDivision? Division { get; init; }
}
