using MathNet.Numerics.Distributions;

namespace McHAnalytics.Models.Risk.Prediction;

/// <summary>How well scores put the cases that came true above those that did not.</summary>
public static class Discrimination
{
    /// <summary>The area under the ROC curve with DeLong's 95 % interval.</summary>
    /// <remarks>DeLong, DeLong and Clarke-Pearson 1988; computed by mid-ranks (Sun and Xu 2014). Ties count a
    /// half.</remarks>
    /// <exception cref="ArgumentException">There are not two cases of each kind.</exception>
    public static Estimate AreaUnderRoc(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(labels);
        var events = Where(scores, labels, label: true);
        var others = Where(scores, labels, label: false);
        if (events.Length < 2 || others.Length < 2)
        {
            throw new ArgumentException("The area under the ROC curve needs two cases of each kind.", nameof(labels));
        }

        var all = MidRanks([.. events, .. others]);
        var amongEvents = MidRanks(events);
        var amongOthers = MidRanks(others);
        var placementsOfEvents = events.Select((_, i) => (all[i] - amongEvents[i]) / others.Length).ToArray();
        var placementsOfOthers = others
            .Select((_, i) => 1 - ((all[events.Length + i] - amongOthers[i]) / events.Length))
            .ToArray();

        var area = placementsOfEvents.Average();
        var error = Math.Sqrt(
            (Variance(placementsOfEvents) / events.Length) + (Variance(placementsOfOthers) / others.Length));
        var half = Normal.InvCDF(0, 1, 0.975) * error;
        return new(area, Math.Max(0, area - half), Math.Min(1, area + half));
    }

    /// <summary>Average precision: the area under the precision-recall curve by steps; a coin toss gives the
    /// prevalence.</summary>
    public static double AveragePrecision(IReadOnlyList<double> scores, IReadOnlyList<bool> labels)
    {
        ArgumentNullException.ThrowIfNull(scores);
        var events = (double)labels.Count(label => label);
        double area = 0, taken = 0, hits = 0;
        foreach (var group in scores.Zip(labels).GroupBy(pair => pair.First).OrderByDescending(group => group.Key))
        {
            var more = group.Count(pair => pair.Second);
            taken += group.Count();
            hits += more;
            area += more / events * (hits / taken);
        }

        return area;
    }

    private static double[] Where(IReadOnlyList<double> scores, IReadOnlyList<bool> labels, bool label) =>
        [.. scores.Where((_, index) => labels[index] == label)];

    private static double Variance(double[] values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1);
    }

    private static double[] MidRanks(double[] values)
    {
        var order = Enumerable.Range(0, values.Length).OrderBy(index => values[index]).ToArray();
        var ranks = new double[values.Length];
        for (var first = 0; first < order.Length;)
        {
            var last = first;
            while (last + 1 < order.Length && values[order[last + 1]] == values[order[first]])
            {
                last++;
            }

            for (var at = first; at <= last; at++)
            {
                ranks[order[at]] = ((first + last) / 2.0) + 1;
            }

            first = last + 1;
        }

        return ranks;
    }
}

/// <summary>An estimate with its 95 % interval.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="Low">Lower end.</param>
/// <param name="High">Upper end.</param>
public sealed record Estimate(double Value, double Low, double High);
