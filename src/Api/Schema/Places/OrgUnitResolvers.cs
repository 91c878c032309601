using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Places;

/// <summary>Places, by path.</summary>
public static class OrgUnitQueries
{
    /// <summary>Places by filter, parents before their children unless asked otherwise.</summary>
    public static Connection<OrgUnit> OrgUnits(
        int? first,
        string? after,
        OrgUnitFilterInput? where,
        IReadOnlyList<OrgUnitSortInput>? order,
        PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        var page = Page.Of(first, after);
        var candidates = where?.Under is { } code ? Within(lease.Places, code) : lease.Places.All;
        var found = candidates.Where(unit =>
            (where?.Holds(unit) ?? true)
            && (where?.WithData is not { } withData || withData == lease.HasData(unit)));
        return page.Cut([.. OrgUnitSortInput.Sort(found, order ?? [])]);
    }

    /// <summary>The groups of the catalogue, in its order.</summary>
    public static IReadOnlyList<PlaceGroup> OrgUnitGroups(DomainCatalogue catalogue) => catalogue.Groups.All;

    private static IEnumerable<OrgUnit> Within(PlaceTree places, string code) =>
        places.Find(code) is { } ancestor ? places.All.Where(unit => PlaceTree.IsWithin(unit, ancestor)) : [];
}

/// <summary>Fields of <c>OrgUnit</c> that need the hierarchy.</summary>
public static class OrgUnitResolvers
{
    /// <summary>The code is the id: it is stable across versions.</summary>
    public static string Id(OrgUnit parent) => parent.Code;

    /// <summary>Codes from the top down.</summary>
    public static IReadOnlyList<string> Path(OrgUnit parent) =>
        parent.Path.Split('/', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The place above.</summary>
    public static OrgUnit? Parent(OrgUnit parent, PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        return lease.Places.Find(parent.Code)?.ParentId is { } id ? lease.Places[id] : null;
    }

    /// <summary>The places directly under it.</summary>
    public static Connection<OrgUnit> Children(OrgUnit parent, int? first, string? after, PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        return lease.Places.Find(parent.Code) is { } current
            ? Page.Of(first, after).Cut([.. lease.Places.ChildrenOf(current)])
            : new Connection<OrgUnit>([], 0, 0);
    }

    /// <summary>The place that it was merged into.</summary>
    public static OrgUnit? Successor(OrgUnit parent, PublishedWarehouse warehouse) =>
        parent.IsSplit ? null : Successors(parent, warehouse).SingleOrDefault();

    /// <summary>The places that it went into.</summary>
    public static IReadOnlyList<OrgUnit> Successors(OrgUnit parent, PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        return [.. parent.Successors.Select(lease.Places.Find).OfType<OrgUnit>()];
    }

    /// <summary>What it was called before.</summary>
    public static IReadOnlyList<FormerName> FormerNames(OrgUnit parent, PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        return lease.Places.Find(parent.Code) is { } current ? [.. lease.FormerNamesOf(current)] : [];
    }
}

/// <summary>Fields of <c>OrgUnitGroup</c> that need the hierarchy or the asker's language.</summary>
public static class OrgUnitGroupResolvers
{
    /// <summary>Its name.</summary>
    public static string Name(PlaceGroup parent, string? lang) => Language.Pick(lang, parent.NameZh, parent.NameEn);

    /// <summary>The members that the warehouse knows.</summary>
    public static IReadOnlyList<OrgUnit> Members(PlaceGroup parent, DomainCatalogue catalogue, PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        return
        [
            .. catalogue.Groups.MembersOf(parent).Select(lease.Places.Find).OfType<OrgUnit>()
                .OrderBy(unit => unit.Path, StringComparer.Ordinal),
        ];
    }
}

/// <summary>A filter of places.</summary>
public sealed record OrgUnitFilterInput(
    IReadOnlyList<OrgUnitFilterInput>? And,
    IReadOnlyList<OrgUnitFilterInput>? Or,
    StringOperationFilterInput? Code,
    StringOperationFilterInput? Name,
    EnumOperationFilterInput<OrgLevel>? Level,
    string? Under,
    bool? WithData)
{
    internal bool Holds(OrgUnit unit) =>
        (And is null || And.All(part => part.Holds(unit)))
        && (Or is null || Or.Any(part => part.Holds(unit)))
        && (Code?.Holds(unit.Code) ?? true)
        && (Name?.Holds(unit.SearchTexts()) ?? true)
        && (Level?.Holds(unit.Level) ?? true);
}

/// <summary>An order of places.</summary>
public sealed record OrgUnitSortInput(SortEnumType? Code, SortEnumType? Name)
{
    internal static IEnumerable<OrgUnit> Sort(IEnumerable<OrgUnit> units, IReadOnlyList<OrgUnitSortInput> order)
    {
        foreach (var part in order.Reverse())
        {
            units = part.Code is { } byCode ? By(units, unit => unit.Code, byCode) : units;
            units = part.Name is { } byName ? By(units, unit => unit.Name, byName) : units;
        }

        return units;
    }

    private static IEnumerable<OrgUnit> By(IEnumerable<OrgUnit> units, Func<OrgUnit, string> key, SortEnumType direction) =>
        direction == SortEnumType.Asc
            ? units.OrderBy(key, StringComparer.Ordinal)
            : units.OrderByDescending(key, StringComparer.Ordinal);
}
