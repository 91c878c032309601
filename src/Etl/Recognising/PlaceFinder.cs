using McHAnalytics.Models.Forms;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Etl.Recognising;

/// <summary>Finds places by the names that offices write, in the month for which they write them.</summary>
internal sealed class PlaceFinder
{
    private const int AnyMonth = 0;

    private readonly Dictionary<int, OrgUnit> _byId;
    private readonly Dictionary<string, OrgUnit> _byCode;
    private readonly ILookup<(OrgLevel Level, string Name), OrgUnit> _byName;
    private readonly ILookup<int, OrgUnit> _children;
    private readonly IReadOnlyList<OrgUnit> _all;

    private readonly ILookup<int, FormerName> _formerNames;

    public PlaceFinder(IReadOnlyList<OrgUnit> units, IReadOnlyList<FormerName> formerNames)
    {
        _all = units;
        _byId = units.ToDictionary(unit => unit.Id);
        _byCode = units.ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        _byName = units.Select(unit => (unit.Name, Unit: unit))
            .Concat(formerNames.Select(name => (name.Name, Unit: _byId[name.AreaId])))
            .ToLookup(named => (named.Unit.Level, PlainText.Key(named.Name)), named => named.Unit);
        _formerNames = formerNames.ToLookup(name => name.AreaId);
        _children = units.Where(unit => unit.ParentId is not null).ToLookup(unit => unit.ParentId!.Value);
    }

    public OrgUnit this[int id] => _byId[id];

    /// <summary>The places of a name (or code) on a level that were valid in a month.</summary>
    public IReadOnlyList<OrgUnit> Named(string name, OrgLevel level, int month, string codePrefix = "")
    {
        var key = PlainText.Key(name);
        var byCode = _byCode.TryGetValue(key.ToUpperInvariant(), out var coded) && coded.Level == level ? coded : null;
        return
        [
            .. (byCode is null ? _byName[(level, key)].Where(unit => IsCalled(unit, key, month)) : [byCode])
                .Distinct()
                .Where(unit => IsValid(unit, month) && unit.Code.StartsWith(codePrefix, StringComparison.Ordinal)),
        ];
    }

    /// <summary>The place of a name directly under another one; null where there is none, or more than one.</summary>
    public OrgUnit? Child(OrgUnit parent, string name, int month)
    {
        var key = PlainText.Key(name);
        var children = _children[parent.Id].Where(unit => IsValid(unit, month)).ToList();

        // The first way in which exactly one place is meant; where a way means two, no later one is tried.
        foreach (var isMeant in new Func<OrgUnit, bool>[]
        {
            unit => unit.Code == key || IsCalled(unit, key, month),
            unit => PlaceNames.AreAliases(unit.Name, name),
            unit => PlaceNames.IsReading(unit, name),
        })
        {
            var found = children.Where(isMeant).Take(2).ToList();
            if (found.Count > 0)
            {
                return found.Count == 1 ? found[0] : null;
            }
        }

        return null;
    }

    public IEnumerable<string> ChildNames(OrgUnit parent, int month) =>
        _children[parent.Id].Where(unit => IsValid(unit, month)).Select(unit => unit.Name);

    /// <summary>
    /// A place named with the one above it: <c>留古镇/某某村</c>; null where there is none, or more than one.
    /// </summary>
    /// <remarks>
    /// A person's address can still be written as it was before a merger: then the old place is taken.
    /// </remarks>
    public OrgUnit? AtPath(string path, FormPlace column, int month) =>
        AtPathIn(path, column, month) ?? AtPathIn(path, column, AnyMonth);

    private OrgUnit? AtPathIn(string path, FormPlace column, int month)
    {
        var parts = PlainText.Narrow(path).Split('/', '／');
        if (parts.Length != 2)
        {
            return null;
        }

        var above = Named(parts[0], column.Level - 1, month, column.CodePrefix);
        var found = above.Select(unit => Child(unit, parts[1], month)).OfType<OrgUnit>().Take(2).ToList();
        return found.Count == 1 ? found[0] : null;
    }

    /// <summary>Names like a text on a level, for messages.</summary>
    public IReadOnlyList<string> Nearest(string name, OrgLevel level, string codePrefix)
    {
        var first = PlainText.Key(name).Take(1).ToHashSet();
        return PlainText.Nearest(
            name,
            _all.Where(unit => unit.Level == level && unit.Code.StartsWith(codePrefix, StringComparison.Ordinal))
                .Select(unit => unit.Name)
                .Where(known => level <= OrgLevel.County || PlainText.Key(known).Any(first.Contains)),
            3);
    }

    // By its present name at any time, as offices often write it, and by a former one in the time of that name.
    private bool IsCalled(OrgUnit unit, string key, int month) =>
        PlainText.Key(unit.Name) == key
        || _formerNames[unit.Id].Any(name => PlainText.Key(name.Name) == key && IsWithin(month, name.ValidFrom, name.ValidTo));

    private static bool IsValid(OrgUnit unit, int month) =>
        IsWithin(month, unit.ValidFrom, unit.ValidTo ?? DateOnly.MaxValue);

    private static bool IsWithin(int month, DateOnly from, DateOnly to)
    {
        if (month == AnyMonth)
        {
            return true;
        }

        var first = new DateOnly(month / 100, month % 100, 1);
        return from <= first.AddMonths(1).AddDays(-1) && to >= first;
    }
}
