namespace McHAnalytics.Models.Statistics;

/// <summary>One stratum of a population: an age group of mothers, a parity, a risk colour.</summary>
/// <param name="Events">Events in the stratum, 0 or more.</param>
/// <param name="Exposure">People or births in the stratum, above 0.</param>
/// <param name="Weight">Share or size of the stratum in the standard population, 0 or more.</param>
public readonly record struct Stratum(double Events, double Exposure, double Weight);

/// <summary>A rate or ratio with its interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Interval">Its interval.</param>
public readonly record struct Estimate(double Value, Interval Interval);

/// <summary>Makes populations of different make-up comparable.</summary>
public static class Standardisation
{
    /// <summary>The directly standardised rate with the interval of Dobson et al. (1991).</summary>
    /// <param name="strata">The strata, at least one with a weight above 0.</param>
    /// <param name="level">Coverage of the interval, between 0 and 1.</param>
    public static Estimate Direct(IReadOnlyList<Stratum> strata, double level = 0.95)
    {
        ArgumentNullException.ThrowIfNull(strata);
        var weights = strata.Sum(stratum => stratum.Weight);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weights, nameof(strata));
        var rate = strata.Sum(stratum => stratum.Weight * stratum.Events / stratum.Exposure) / weights;
        var variance = strata.Sum(stratum =>
            stratum.Events * Math.Pow(stratum.Weight / (weights * stratum.Exposure), 2));
        var events = strata.Sum(stratum => stratum.Events);
        var count = Counts.Garwood(events, level);

        // Without events the variance says nothing: the widest stratum weight per exposure bounds what one event would add.
        var perEvent = events > 0
            ? Math.Sqrt(variance / events)
            : strata.Max(stratum => stratum.Weight / (weights * stratum.Exposure));
        return new(rate, new(rate + (perEvent * (count.Low - events)), rate + (perEvent * (count.High - events))));
    }

    /// <summary>Observed over expected events (SMR), with the exact Poisson interval of the observed.</summary>
    /// <param name="observed">Events observed, 0 or more.</param>
    /// <param name="expected">Events that reference rates let expect, above 0.</param>
    /// <param name="level">Coverage of the interval, between 0 and 1.</param>
    public static Estimate Indirect(double observed, double expected, double level = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(expected);
        var count = Counts.Garwood(observed, level);
        return new(observed / expected, new(count.Low / expected, count.High / expected));
    }
}
