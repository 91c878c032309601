using System.Collections.Frozen;
using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Models.Places;

/// <summary>A named set of places: a region, the pilot counties of a project.</summary>
/// <param name="Code">Stable code: <c>jjj</c>.</param>
/// <param name="NameZh">Chinese name.</param>
/// <param name="NameEn">English name.</param>
/// <param name="Source">Who says which places belong to it.</param>
/// <param name="Places">Codes of places.</param>
/// <param name="Groups">Codes of groups whose members belong to it too.</param>
public sealed record PlaceGroup(
    string Code, string NameZh, string NameEn, string Source, IReadOnlyList<string> Places, IReadOnlyList<string> Groups);

/// <summary>The groups of places of the catalogue.</summary>
public sealed class PlaceGroups
{
    private readonly FrozenDictionary<string, PlaceGroup> _byCode;

    /// <param name="groups">The groups, in the order of the file; each group named within another stands among them.</param>
    public PlaceGroups(IReadOnlyList<PlaceGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(groups);
        All = groups;
        _byCode = groups.ToFrozenDictionary(group => group.Code, StringComparer.Ordinal);
    }

    /// <summary>No group.</summary>
    public static PlaceGroups None { get; } = new([]);

    /// <summary>All groups, in the order of the file.</summary>
    public IReadOnlyList<PlaceGroup> All { get; }

    /// <summary>The group with a code, or null.</summary>
    public PlaceGroup? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The codes of a group's places and of those of the groups within it, each once.</summary>
    public IReadOnlyList<string> MembersOf(PlaceGroup group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return
        [
            .. group.Places
                .Concat(group.Groups.Select(Find).OfType<PlaceGroup>().SelectMany(MembersOf))
                .Distinct(StringComparer.Ordinal),
        ];
    }

    /// <summary>Codes of groups like one that is not there, or whose name it is, nearest first, at most three.</summary>
    public IReadOnlyList<string> Suggest(string code)
    {
        var named = All.Where(group => group.NameZh == code || group.NameEn.Equals(code, StringComparison.OrdinalIgnoreCase))
            .Select(group => group.Code)
            .ToList();
        return named.Count > 0 ? named : NearestWords.To(code, All.Select(group => group.Code));
    }
}
