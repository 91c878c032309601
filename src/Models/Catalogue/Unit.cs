namespace McHAnalytics.Models.Catalogue;

/// <summary>The unit in which a value is expressed.</summary>
public enum Unit
{
    Count,
    Percent,
    PerMille,
    Per10k,
    Per100k,
    Cny,
    Days,
}
