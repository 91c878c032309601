using McHAnalytics.Api.Schema.Paging;
using McHAnalytics.Models.Catalogue;

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

    /// <summary>One indicator; null where there is none.</summary>
    public static Indicator? Indicator(string code, DomainCatalogue catalogue) => catalogue.FindIndicator(code);
}

/// <summary>Fields of <c>Indicator</c> that need more than the definition.</summary>
public static class IndicatorResolvers
{
    /// <summary>The code is the id.</summary>
    public static string Id(Indicator parent) => parent.Code;

    /// <summary>The name in the asker's language.</summary>
    public static string Name(Indicator parent, string? lang) => Language.Pick(lang, parent.NameZh, parent.NameEn);

    /// <summary>Every measure that it needs, numerator first.</summary>
    public static IReadOnlyList<string> Measures(Indicator parent) =>
    [
        .. parent.Numerator.Terms.Concat(parent.Denominator?.Terms ?? []).Select(term => term.Measure).Distinct(),
    ];

    /// <summary>The target of a year; this year's where none is named.</summary>
    public static Target? Target(Indicator parent, int? year, DomainCatalogue catalogue, TimeProvider clock) =>
        catalogue.FindTarget(parent.Code, year ?? clock.GetLocalNow().Year);
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
