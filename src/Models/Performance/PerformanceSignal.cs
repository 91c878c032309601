namespace McHAnalytics.Models.Performance;

/// <summary>What a place's figure says against the figure of all, chance and over-dispersion considered.</summary>
public enum PerformanceSignal
{
    /// <summary>Within what chance explains.</summary>
    None,

    /// <summary>Worse than the 95 % limits, within the 99.8 % limits.</summary>
    Watch,

    /// <summary>Worse than the 99.8 % limits. Of an indicator with a band or without a direction: below them.</summary>
    Under,

    /// <summary>Better than the 99.8 % limits. Of an indicator with a band or without a direction: above
    /// them.</summary>
    Over,

    /// <summary>The figure cannot be right: to be mended before anybody is judged by it.</summary>
    DataError,

    /// <summary>So few people that no figure could stand out.</summary>
    TooSmall,
}
