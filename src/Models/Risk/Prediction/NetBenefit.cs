namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>Decision-curve analysis (Vickers and Elkin 2006): true positives gained, false ones weighed by the odds
/// of the threshold.</summary>
/// <param name="Threshold">Probability from which a woman would be followed up more closely.</param>
/// <param name="Model">Net benefit of following up those at or above it, in true positives a woman.</param>
/// <param name="TreatAll">Net benefit of following up everyone; following up nobody is 0.</param>
/// <param name="ColourOrange">Net benefit of following up orange and red.</param>
/// <param name="ColourYellow">Net benefit of following up yellow and above.</param>
public sealed record NetBenefit(
    double Threshold,
    double Model,
    double TreatAll,
    double ColourOrange,
    double ColourYellow)
{
    /// <summary>The net benefit of a way of choosing whom to follow up.</summary>
    /// <param name="chosen">Who is chosen.</param>
    /// <param name="labels">To whom it happened.</param>
    /// <param name="threshold">Probability at which missing a case and following up in vain weigh the same, within
    /// (0, 1).</param>
    public static double Of(IReadOnlyList<bool> chosen, IReadOnlyList<bool> labels, double threshold)
    {
        ArgumentNullException.ThrowIfNull(chosen);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(threshold, 1);
        var right = chosen.Where((yes, index) => yes && labels[index]).Count();
        var vain = chosen.Where((yes, index) => yes && !labels[index]).Count();
        return (right - (vain * threshold / (1 - threshold))) / chosen.Count;
    }
}
