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

    /// <summary>The difference of two percentages.</summary>
    PercentagePoint,

    /// <summary>A plain ratio, around 1.</summary>
    Ratio,
    SquareMetre,
}
