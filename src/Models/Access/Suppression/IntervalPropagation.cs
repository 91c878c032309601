namespace McHAnalytics.Models.Access.Suppression;

/// <summary>Narrows withheld cells by all sums together, as far as whole numbers from 0 up allow.</summary>
internal sealed class IntervalPropagation(EquationSystem sums, double[] values, bool[] isHidden)
{
    // More than sums of figures with four decimals are ever off.
    private const double Slack = 1e-3;

    // A figure with a fraction is a mistake of who reported it, but it is shown; its bounds move by no less than this.
    private const double LeastStep = 0.1;

    private readonly double[] _low = Lows(values, isHidden);
    private readonly double[] _high = Highs(values, isHidden);

    /// <summary>How many whole numbers the cell may still be.</summary>
    public double CandidatesOf(int cell) => _high[cell] - _low[cell] + 1;

    /// <summary>How wide a sum alone leaves a cell, given what the others were narrowed to.</summary>
    public double WidthBy(int sum, int cell)
    {
        var cells = sums.CellsOf(sum);
        var at = cells.IndexOf(cell);
        var (low, high) = RangeOf(sum, at);
        return high - low;
    }

    /// <summary>Narrows until nothing more follows.</summary>
    /// <remarks>It ends: no bound passes the figure itself, since that is whole where bounds are rounded, and each step is a
    /// whole one or <see cref="LeastStep"/>.</remarks>
    public void Run()
    {
        var queue = new Queue<int>();
        var isQueued = new bool[sums.Count];
        for (var sum = 0; sum < sums.Count; sum++)
        {
            isQueued[sum] = true;
            queue.Enqueue(sum);
        }

        while (queue.TryDequeue(out var sum))
        {
            isQueued[sum] = false;
            var cells = sums.CellsOf(sum);
            for (var at = 0; at < cells.Length; at++)
            {
                if (!isHidden[cells[at]] || !Narrow(sum, at, cells[at]))
                {
                    continue;
                }

                foreach (var other in sums.EquationsOf(cells[at]))
                {
                    if (!isQueued[other])
                    {
                        isQueued[other] = true;
                        queue.Enqueue(other);
                    }
                }
            }
        }
    }

    private bool Narrow(int sum, int at, int cell)
    {
        var (low, high) = RangeOf(sum, at);
        (low, high) = (low - Slack, high + Slack);
        var isWhole = Math.Abs(values[cell] - Math.Round(values[cell])) <= Slack;
        (low, high) = isWhole ? (Math.Ceiling(low), Math.Floor(high)) : (low, high);
        var step = isWhole ? 0 : LeastStep;
        var isNarrower = low > _low[cell] + step || high < _high[cell] - step;

        // Where a sum does not hold after all, nothing can be concluded from it.
        if (!isNarrower || Math.Max(low, _low[cell]) > Math.Min(high, _high[cell]))
        {
            return false;
        }

        _low[cell] = Math.Max(low, _low[cell]);
        _high[cell] = Math.Min(high, _high[cell]);
        return true;
    }

    // factor * cell = -(the others)
    private (double Low, double High) RangeOf(int sum, int at)
    {
        var cells = sums.CellsOf(sum);
        var factors = sums.FactorsOf(sum);
        var (low, high) = (0d, 0d);
        for (var other = 0; other < cells.Length; other++)
        {
            if (other != at)
            {
                low += factors[other] * (factors[other] > 0 ? _low : _high)[cells[other]];
                high += factors[other] * (factors[other] > 0 ? _high : _low)[cells[other]];
            }
        }

        return factors[at] > 0
            ? (Math.Max(0, -high / factors[at]), -low / factors[at])
            : (Math.Max(0, low / -factors[at]), high / -factors[at]);
    }

    private static double[] Lows(double[] values, bool[] isHidden) =>
        [.. values.Select((value, cell) => isHidden[cell] ? 0 : value)];

    private static double[] Highs(double[] values, bool[] isHidden) =>
        [.. values.Select((value, cell) => isHidden[cell] ? double.PositiveInfinity : value)];
}
