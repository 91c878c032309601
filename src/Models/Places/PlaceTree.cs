using System.Collections.Frozen;

namespace McHAnalytics.Models.Places;

/// <summary>The place hierarchy of one warehouse version, in memory: look up, go up, go down.</summary>
public sealed class PlaceTree
{
    private const int ChineseCodeLength = 12;

    private readonly FrozenDictionary<int, OrgUnit> _byId;
    private readonly FrozenDictionary<string, OrgUnit> _byCode;
    private readonly ILookup<int, OrgUnit> _children;

    /// <param name="units">All places; each parent stands among them.</param>
    /// <exception cref="ArgumentException">Two places share a code, or a parent is not among the places.</exception>
    public PlaceTree(IEnumerable<OrgUnit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        All = [.. units.OrderBy(unit => unit.Path, StringComparer.Ordinal)];
        _byId = All.ToFrozenDictionary(unit => unit.Id);
        _byCode = All.ToFrozenDictionary(unit => unit.Code, StringComparer.Ordinal);
        _children = All.Where(unit => unit.ParentId is not null).ToLookup(unit => unit.ParentId!.Value);

        var orphan = All.FirstOrDefault(unit => unit.ParentId is { } parent && !_byId.ContainsKey(parent));
        if (orphan is not null)
        {
            throw new ArgumentException($"The place {orphan.Code} names a parent that is not in the hierarchy.", nameof(units));
        }
    }

    /// <summary>Every place, parents before their children.</summary>
    public IReadOnlyList<OrgUnit> All { get; }

    /// <summary>The places without a parent.</summary>
    public IEnumerable<OrgUnit> Roots => All.Where(unit => unit.ParentId is null);

    /// <summary>The place with a number of this version; throws where there is none.</summary>
    public OrgUnit this[int id] => _byId[id];

    /// <summary>The place with a code, or null. A Chinese code may be given short (610528 for 610528000000).</summary>
    public OrgUnit? Find(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (_byCode.TryGetValue(code, out var unit))
        {
            return unit;
        }

        return code.Length is 2 or 4 or 6 or 9 && code.All(char.IsAsciiDigit)
            ? _byCode.GetValueOrDefault(code.PadRight(ChineseCodeLength, '0'))
            : null;
    }

    /// <summary>The places directly under a place, by path.</summary>
    public IEnumerable<OrgUnit> ChildrenOf(OrgUnit unit) => _children[unit.Id];

    /// <summary>The place itself, or the one above it that stands on the level; null where there is none.</summary>
    public OrgUnit? AncestorAt(OrgUnit unit, OrgLevel level)
    {
        for (var current = unit; ; current = _byId[current.ParentId.Value])
        {
            if (current.Level == level)
            {
                return current;
            }

            if (current.ParentId is null)
            {
                return null;
            }
        }
    }

    /// <summary>Whether a place is the other one or lies under it.</summary>
    public static bool IsWithin(OrgUnit unit, OrgUnit ancestor) =>
        unit.Path.Length == ancestor.Path.Length
            ? unit.Code == ancestor.Code
            : unit.Path.StartsWith(ancestor.Path + "/", StringComparison.Ordinal);
}
