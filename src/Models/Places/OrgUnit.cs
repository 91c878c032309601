namespace McHAnalytics.Models.Places;

/// <summary>One place (or facility) during the time for which its code was valid.</summary>
/// <param name="Id">Dense number of this place in one warehouse version, from 1; not stable across versions.</param>
/// <param name="Code">The official code: 12 digits in China (610528000000), any other hierarchy's own codes elsewhere.</param>
/// <param name="Name">The name as the authority writes it, outer blanks removed.</param>
/// <param name="NameEn">English or pinyin name, where one is known.</param>
/// <param name="Level">The level it stands on.</param>
/// <param name="ParentId">The <see cref="Id"/> of the place above; null for the top.</param>
/// <param name="Path">Codes from the top down to this place, each after a slash: <c>/610000000000/610500000000</c>.</param>
/// <param name="ValidFrom">First day of validity (inclusive).</param>
/// <param name="ValidTo">Last day of validity (inclusive), null while it is valid.</param>
/// <param name="SuccessorCode">The code that this place was merged into, where it was; its facts count for the successor.</param>
public sealed record OrgUnit(
    int Id,
    string Code,
    string Name,
    string? NameEn,
    OrgLevel Level,
    int? ParentId,
    string Path,
    DateOnly ValidFrom,
    DateOnly? ValidTo,
    string? SuccessorCode);
