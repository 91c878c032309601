using McHAnalytics.Models.Access;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Warehouse.Reading;

/// <summary>How good the data of each reporting unit's months are.</summary>
public interface IQualityScores
{
    /// <summary>The scores of the newest version, the worst first.</summary>
    /// <param name="under">Only of this place and those under it, by its code; of all where null.</param>
    /// <param name="period">Only of the months of this period; of all where null.</param>
    /// <param name="asker">Who asks.</param>
    /// <param name="skip">Scores to leave out first.</param>
    /// <param name="take">Most scores to give.</param>
    /// <param name="cancel">Ends the work.</param>
    /// <exception cref="QuestionException">The place does not exist, or is not the asker's.</exception>
    public Task<Page<QualityScore>> FindAsync(
        string? under, Period? period, Asker asker, int skip, int take, CancellationToken cancel);
}

/// <summary>The score of one unit's month (docs/decisions/0016).</summary>
/// <param name="OrgUnit">The unit that reports.</param>
/// <param name="Period">The month.</param>
/// <param name="Passed">Weight of the checks that were passed.</param>
/// <param name="Weight">Weight of the checks that looked.</param>
/// <param name="Failed">The codes of those that were not passed.</param>
public sealed record QualityScore(OrgUnit OrgUnit, Period Period, int Passed, int Weight, IReadOnlyList<string> Failed)
{
    /// <summary>The share that was passed, 0 to 100, to one decimal.</summary>
    public decimal Score => Math.Round(100m * Passed / Weight, 1);
}
