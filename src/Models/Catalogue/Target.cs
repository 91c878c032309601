namespace McHAnalytics.Models.Catalogue;

/// <summary>A target of an indicator with its source: reached from below, from above or within a band.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Low">Value that should at least be reached; null where only an upper end is set. Unit of the indicator.</param>
/// <param name="High">Value that should not be exceeded; null where only a lower end is set.</param>
/// <param name="FromYear">First year for which it holds.</param>
/// <param name="ToYear">Last year for which it holds.</param>
/// <param name="Source">The document that sets it.</param>
public sealed record Target(string Indicator, decimal? Low, decimal? High, int FromYear, int ToYear, string Source)
{
    /// <summary>Whether a source document of the product or a published standard sets it, or memory alone.</summary>
    public TargetOrigin Origin { get; init; } = TargetOrigin.Standard;
}

/// <summary>Where a target was found.</summary>
public enum TargetOrigin
{
    /// <summary>A published standard or plan.</summary>
    Standard,

    /// <summary>The documents of the counties that the product is made after.</summary>
    Seed,

    /// <summary>Known to the field, not yet seen in print: to be verified.</summary>
    Memory,
}
