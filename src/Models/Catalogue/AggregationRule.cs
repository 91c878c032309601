namespace McHAnalytics.Models.Catalogue;

/// <summary>How figures of an indicator become one, over places or over periods: two rules that differ.</summary>
public enum AggregationRule
{
    /// <summary>Added.</summary>
    Sum,

    /// <summary>The value at the end of the period: a stock.</summary>
    Last,

    /// <summary>Never made of other figures: a rate is divided anew from its parts, distinct persons counted anew.</summary>
    None,
}
