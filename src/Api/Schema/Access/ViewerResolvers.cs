using McHAnalytics.GraphQL.Execution;
using McHAnalytics.Models.Access;
using McHAnalytics.Models.Places;
using McHAnalytics.Warehouse.Reading;

namespace McHAnalytics.Api.Schema.Access;

/// <summary>Who asks, and what he may ask for.</summary>
public static class ViewerQueries
{
    /// <summary>The asker of this request.</summary>
    public static Asker Viewer(Asker asker) => asker;
}

/// <summary>Fields of <c>Viewer</c> that the asker names otherwise.</summary>
public static class ViewerResolvers
{
    private static readonly GraphQLLimits s_limits = new();

    /// <summary>The role as it is written on the command line.</summary>
    public static string Role(Asker parent) => Asker.Word(parent.Role);

    /// <summary>The places that he may ask for with all under them.</summary>
    public static IReadOnlyList<OrgUnit> Places(Asker parent, PublishedWarehouse warehouse)
    {
        using var lease = warehouse.LeaseOrTell();
        return parent.Area is not { } code ? [.. lease.Places.Roots]
            : lease.Places.Find(code) is { } area ? [lease.Version.CurrentOf(area)]
            : [];
    }

    /// <summary>The kinds of data that he may see.</summary>
    public static IReadOnlyList<string> DataClasses(Asker parent) =>
        [.. parent.DataClasses.Select(each => each.ToString().ToUpperInvariant())];

    /// <summary>What one request may cost.</summary>
    public static int CostLimit() => s_limits.MaxCost;

    /// <summary>The longest page.</summary>
    public static int PageSizeLimit() => s_limits.MaxPageSize;
}
