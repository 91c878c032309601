using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Catalogue;

/// <summary>What figures can be divided by.</summary>
public static class DimensionQueries
{
    /// <summary>All dimensions, in the order of the catalogue.</summary>
    public static IReadOnlyList<Dimension> Dimensions(DomainCatalogue catalogue) => catalogue.Dimensions;
}

/// <summary>Fields of <c>Dimension</c>.</summary>
public static class DimensionResolvers
{
    /// <summary>The name in the asker's language.</summary>
    public static string Name(Dimension parent, string? lang) => Language.Pick(lang, parent.NameZh, parent.NameEn);

    /// <summary>Whether the codes come with the data.</summary>
    public static bool Open(Dimension parent) => parent.IsOpen;

    /// <summary>The measures of the published version that are divided by it.</summary>
    public static IReadOnlyList<string> Measures(Dimension parent, PublishedWarehouse warehouse)
    {
        using var lease = ToldFault.LeaseOrTell(warehouse);
        return lease.Version.MeasuresWith([parent.Code]);
    }
}

/// <summary>Wording of codes.</summary>
public static class DimensionCodeResolvers
{
    /// <summary>The code's name in the asker's language.</summary>
    public static string Label(DimensionCode parent, string? lang) => Language.Pick(lang, parent.NameZh, parent.NameEn);
}

/// <summary>Wording of rows' codes.</summary>
public static class DimensionValueResolvers
{
    /// <summary>The code's name in the asker's language.</summary>
    public static string Label(DimensionValue parent, string? lang) => Language.Pick(lang, parent.LabelZh, parent.LabelEn);
}
