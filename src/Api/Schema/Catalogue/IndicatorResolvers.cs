using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Catalogue;

/// <summary>The catalogue of indicators.</summary>
public static class IndicatorQueries
{
    /// <summary>Indicators by filter, in the order of the catalogue unless asked otherwise.</summary>
    public static Connection<Indicator> Indicators(
        int? first,
        string? after,
        IndicatorFilterInput? where,
        IReadOnlyList<IndicatorSortInput>? order,
        DomainCatalogue catalogue)
    {
        var found = catalogue.Indicators.Where(indicator => where?.Holds(indicator) ?? true);
        return Page.Of(first, after).Cut([.. IndicatorSortInput.Sort(found, order ?? [])]);
    }

    /// <summary>The named filters.</summary>
    public static IReadOnlyList<Segment> Segments(DomainCatalogue catalogue) => catalogue.Segments;

    /// <summary>One indicator, or an earlier version of it; null where there is none.</summary>
    public static Indicator? Indicator(string code, int? version, DomainCatalogue catalogue) =>
        catalogue.FindIndicator(code) is not { } indicator ? null
        : version is null ? indicator
        : indicator.Earlier.Append(indicator).FirstOrDefault(each => each.Version == version);
}

/// <summary>Fields of <c>Indicator</c> that need more than the definition.</summary>
public static class IndicatorResolvers
{
    /// <summary>The code is the id.</summary>
    public static string Id(Indicator parent) => parent.Code;

    /// <summary>The name in the asker's language.</summary>
    public static string Name(Indicator parent, string? lang) => Language.Pick(lang, parent.NameZh, parent.NameEn);

    /// <summary>Every measure that it needs, numerator first.</summary>
    public static IReadOnlyList<string> Measures(Indicator parent) => parent.Measures;

    /// <summary>What this version changed, in the asker's language; null for a first one.</summary>
    public static string? Changed(Indicator parent, string? lang) =>
        parent.ChangedZh is { } zh ? Language.Pick(lang, zh, parent.ChangedEn ?? zh) : parent.ChangedEn;

    /// <summary>All versions, the newest first; of an earlier version itself alone.</summary>
    public static IReadOnlyList<Indicator> Versions(Indicator parent) => [.. parent.Earlier.Append(parent).Reverse()];

    /// <summary>The dimensions by which all its measures are divided in the published version.</summary>
    public static IReadOnlyList<string> Dimensions(Indicator parent, PublishedWarehouse warehouse)
    {
        using var lease = ToldFault.LeaseOrTell(warehouse);
        return lease.Version.DimensionsOf(Measures(parent).ToList());
    }

    /// <summary>The target of a year; this year's where none is named.</summary>
    public static Target? Target(Indicator parent, int? year, DomainCatalogue catalogue, TimeProvider clock) =>
        catalogue.FindTarget(parent.Code, year ?? clock.GetLocalNow().Year);
}

/// <summary>Fields of <c>Segment</c> that need the asker's language.</summary>
public static class SegmentResolvers
{
    /// <summary>The name in the asker's language.</summary>
    public static string Name(Segment parent, string? lang) => Language.Pick(lang, parent.NameZh, parent.NameEn);
}

/// <summary>Fields of <c>IndicatorVariant</c>: those of its definition.</summary>
public static class IndicatorVariantResolvers
{
    /// <summary>The name in the asker's language.</summary>
    public static string Name(IndicatorVariant parent, string? lang) => Language.Pick(lang, parent.NameZh, parent.NameEn);

    /// <summary>What its numerator counts.</summary>
    public static string NumeratorText(IndicatorVariant parent) => parent.Definition.NumeratorText;

    /// <summary>What its denominator counts.</summary>
    public static string? DenominatorText(IndicatorVariant parent) => parent.Definition.DenominatorText;

    /// <summary>Unit of its value.</summary>
    public static Unit Unit(IndicatorVariant parent) => parent.Definition.Unit;
}

/// <summary>A filter of indicators.</summary>
public sealed record IndicatorFilterInput(
    IReadOnlyList<IndicatorFilterInput>? And,
    IReadOnlyList<IndicatorFilterInput>? Or,
    StringOperationFilterInput? Code,
    StringOperationFilterInput? Name)
{
    internal bool Holds(Indicator indicator) =>
        (And is null || And.All(part => part.Holds(indicator)))
        && (Or is null || Or.Any(part => part.Holds(indicator)))
        && (Code?.Holds(indicator.Code) ?? true)
        && (Name?.Holds(indicator.NameZh, indicator.NameEn) ?? true);
}

/// <summary>An order of indicators.</summary>
public sealed record IndicatorSortInput(SortEnumType? Code, SortEnumType? Name)
{
    internal static IEnumerable<Indicator> Sort(IEnumerable<Indicator> indicators, IReadOnlyList<IndicatorSortInput> order)
    {
        foreach (var part in order.Reverse())
        {
            indicators = part.Code is { } byCode ? By(indicators, indicator => indicator.Code, byCode) : indicators;
            indicators = part.Name is { } byName ? By(indicators, indicator => indicator.NameZh, byName) : indicators;
        }

        return indicators;
    }

    private static IEnumerable<Indicator> By(
        IEnumerable<Indicator> indicators, Func<Indicator, string> key, SortEnumType direction) =>
        direction == SortEnumType.Asc
            ? indicators.OrderBy(key, StringComparer.Ordinal)
            : indicators.OrderByDescending(key, StringComparer.Ordinal);
}
