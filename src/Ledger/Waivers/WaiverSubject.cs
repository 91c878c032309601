namespace McHAnalytics.Ledger.Waivers;

/// <summary>How a finding's subject is written, so that a later load's finding is known again.</summary>
public static class WaiverSubject
{
    /// <summary>The longest subject: figures beyond it are too many for one finding.</summary>
    public const int Longest = 900;

    /// <summary>A finding of the facts: <c>610528107/202503/live_births</c>; what it does not concern is left empty.</summary>
    /// <param name="place">Code of the place.</param>
    /// <param name="period">Id of the period.</param>
    /// <param name="measure">Code of the measure.</param>
    public static string OfFact(string? place, string? period, string? measure) => $"{place}/{period}/{measure}";

    /// <summary>A finding of published figures: their ids in alphabetical order, <c>li-amount+li-persons</c>.</summary>
    public static string OfStatements(IEnumerable<string> ids) => string.Join('+', ids.Order(StringComparer.Ordinal));

    /// <summary>What published figures say, in the order of their ids: <c>115.6万+2890</c>.</summary>
    /// <param name="printed">Ids with the figures as they are printed.</param>
    public static string PrintedOf(IEnumerable<(string Id, string Printed)> printed) => string.Join(
        '+', printed.OrderBy(each => each.Id, StringComparer.Ordinal).Select(each => each.Printed.Trim()));
}
