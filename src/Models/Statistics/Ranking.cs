using MathNet.Numerics.Distributions;

namespace McHAnalytics.Models.Statistics;

/// <summary>The chance model of a rate.</summary>
public enum RankModel
{
    /// <summary>Events among a number of people: a proportion.</summary>
    Binomial,

    /// <summary>Rare events over an exposure.</summary>
    Poisson,
}

/// <summary>Where a unit stands among the others, as far as chance lets that be known.</summary>
/// <param name="RankLow">Best rank (1 is the best) of the 95 % interval.</param>
/// <param name="RankHigh">Worst rank of the 95 % interval.</param>
/// <param name="ProbabilityWorstFifth">Probability, 0 to 1, of standing in the worst fifth.</param>
public readonly record struct RankInterval(int RankLow, int RankHigh, double ProbabilityWorstFifth);

/// <summary>Ranks with their uncertainty (Goldstein and Spiegelhalter 1996): what to show in place of a league table.</summary>
public static class Ranking
{
    /// <summary>Rank intervals by drawing each unit's rate from its posterior under Jeffreys' prior.</summary>
    /// <remarks>The draws are seeded, so that the same figures give the same ranks. Equal draws share no rank by chance.</remarks>
    /// <param name="events">Events of each unit, 0 or more.</param>
    /// <param name="exposures">People or exposure of each unit, above 0, in the same order.</param>
    /// <param name="model">The chance model.</param>
    /// <param name="isHigherWorse">Whether a high rate is the bad one.</param>
    /// <param name="seed">Seed of the draws.</param>
    /// <param name="draws">How many draws, from 100.</param>
    public static IReadOnlyList<RankInterval> Bootstrap(
        IReadOnlyList<double> events,
        IReadOnlyList<double> exposures,
        RankModel model,
        bool isHigherWorse,
        int seed,
        int draws = 2_000)
    {
        ArgumentNullException.ThrowIfNull(events);
        ArgumentNullException.ThrowIfNull(exposures);
        ArgumentOutOfRangeException.ThrowIfNotEqual(exposures.Count, events.Count, nameof(exposures));
        ArgumentOutOfRangeException.ThrowIfLessThan(draws, 100);
        var units = events.Count;
        var worstFrom = units - Math.Max(1, units / 5);
        var timesAtRank = new int[units, units];
        var random = new Random(seed);
        var (rates, order) = (new double[units], new int[units]);
        for (var draw = 0; draw < draws; draw++)
        {
            for (var unit = 0; unit < units; unit++)
            {
                var rate = Sample(random, model, events[unit], exposures[unit]);
                (rates[unit], order[unit]) = (isHigherWorse ? rate : -rate, unit);
            }

            Array.Sort(rates, order);
            for (var rank = 0; rank < units; rank++)
            {
                timesAtRank[order[rank], rank]++;
            }
        }

        return [.. Enumerable.Range(0, units).Select(unit => Interval(timesAtRank, unit, draws, worstFrom))];
    }

    private static double Sample(Random random, RankModel model, double events, double exposure) => model switch
    {
        RankModel.Binomial => Beta.Sample(random, events + 0.5, Math.Max(0, exposure - events) + 0.5),
        _ => Gamma.Sample(random, events + 0.5, exposure),
    };

    private static RankInterval Interval(int[,] timesAtRank, int unit, int draws, int worstFrom)
    {
        var (low, high, seen, worst) = (0, 0, 0, 0);
        for (var rank = 0; rank < timesAtRank.GetLength(1); rank++)
        {
            var before = seen;
            seen += timesAtRank[unit, rank];
            low = before <= 0.025 * draws && seen > 0.025 * draws ? rank + 1 : low;
            high = before < 0.975 * draws && seen >= 0.975 * draws ? rank + 1 : high;
            worst += rank >= worstFrom ? timesAtRank[unit, rank] : 0;
        }

        return new(low, high, (double)worst / draws);
    }
}
