namespace McHAnalytics.Models.Catalogue;

/// <summary>A target of an indicator with its source: reached from below, from above or within a band.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Low">Value that should at least be reached; null where only an upper end is set. Unit of the indicator.</param>
/// <param name="High">Value that should not be exceeded; null where only a lower end is set.</param>
/// <param name="FromYear">First year for which it holds.</param>
/// <param name="ToYear">Last year for which it holds.</param>
/// <param name="Source">The document that sets it.</param>
public sealed record Target(string Indicator, decimal? Low, decimal? High, int FromYear, int ToYear, string Source);
