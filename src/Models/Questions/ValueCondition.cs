namespace McHAnalytics.Models.Questions;

/// <summary>Bounds on a value, in its unit; all that are given must hold.</summary>
public sealed record ValueCondition(
    decimal? Eq = null, decimal? Neq = null, decimal? Gt = null, decimal? Gte = null, decimal? Lt = null, decimal? Lte = null)
{
    /// <summary>Whether no bound is given.</summary>
    public bool IsEmpty => (Eq ?? Neq ?? Gt ?? Gte ?? Lt ?? Lte) is null;

    /// <summary>Whether the value is within all bounds; a missing value is within none.</summary>
    public bool Holds(decimal? value) =>
        value is { } known
        && (Eq is not { } eq || known == eq)
        && (Neq is not { } neq || known != neq)
        && (Gt is not { } gt || known > gt)
        && (Gte is not { } gte || known >= gte)
        && (Lt is not { } lt || known < lt)
        && (Lte is not { } lte || known <= lte);
}
