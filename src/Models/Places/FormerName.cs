namespace McHAnalytics.Models.Places;

/// <summary>What a place was called before, under the same code.</summary>
/// <param name="AreaId">The place's <see cref="OrgUnit.Id"/>.</param>
/// <param name="Name">The former name.</param>
/// <param name="ValidFrom">First day of the name (inclusive).</param>
/// <param name="ValidTo">Last day of the name (inclusive).</param>
public sealed record FormerName(int AreaId, string Name, DateOnly ValidFrom, DateOnly ValidTo);
