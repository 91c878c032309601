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
/// <param name="SuccessorCode">Where the place went when it ended, with <c>;</c> between several codes: into one (a
/// merger: its facts count for the successor) or into several (a split: its facts stay its own); null otherwise.</param>
/// <param name="NamePinyin">Pinyin without tones, a blank between syllables: <c>bao ding shi</c>; null where the name has
/// no Chinese character.</param>
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
    string? SuccessorCode,
    string? NamePinyin = null)
{
    /// <summary>Between the codes of several successors.</summary>
    public const char SuccessorSeparator = ';';

    /// <summary>The codes of the places that it went into; empty where it did not.</summary>
    public IReadOnlyList<string> Successors => SuccessorCode?.Split(SuccessorSeparator) ?? [];

    /// <summary>Whether it was divided among several places: then its figures end with it, and are theirs no more.</summary>
    public bool IsSplit => SuccessorCode?.Contains(SuccessorSeparator, StringComparison.Ordinal) == true;

    /// <summary>All that it can be found by: its names, its pinyin without blanks, and the pinyin's initials.</summary>
    /// <remarks>An ü is found as it stands and as v, as keyboards write it.</remarks>
    public string?[] SearchTexts()
    {
        if (NamePinyin is not { } pinyin)
        {
            return [Name, NameEn];
        }

        var joined = pinyin.Replace(" ", string.Empty, StringComparison.Ordinal);
        var initials = string.Concat(pinyin.Split(' ').Select(syllable => syllable[0]));
        return [Name, NameEn, pinyin, joined, joined.Replace('ü', 'v'), initials];
    }
}
