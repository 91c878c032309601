namespace McHAnalytics.Models.Statements;

/// <summary>Whole numbers in ranges, bound by linear inequalities: is there any choice that fits them all?</summary>
/// <remarks>Ranges are narrowed by each inequality until nothing moves, then the widest is halved and both halves are tried:
/// exact, and fast where the inequalities are few. At most <see cref="MostSteps"/> halvings.</remarks>
internal sealed class IntegerSystem
{
    /// <summary>A count that nothing bounds is below this.</summary>
    public const long Unbounded = 1_000_000_000_000;

    private const int MostSteps = 10_000;
    private const int MostRounds = 400;

    private readonly List<(long Low, long High)> _ranges = [];
    private readonly List<Inequality> _inequalities = [];
    private int _steps;

    /// <summary>A new whole number; gives its place.</summary>
    public int Add(long low, long high)
    {
        _ranges.Add((low, high));
        return _ranges.Count - 1;
    }

    /// <summary>Demands that the sum of numbers times factors is at least a bound.</summary>
    public void AtLeast(Int128 bound, params (int Number, Int128 Factor)[] terms) =>
        _inequalities.Add(new Inequality(bound, terms));

    /// <summary>Whether any whole numbers fit; null where the search was given up.</summary>
    public bool? IsFeasible()
    {
        _steps = 0;
        return Search([.. _ranges]);
    }

    /// <summary>The smallest and largest value of a number over everything that fits; null where nothing fits.</summary>
    public (long Low, long High)? BoundsOf(int number)
    {
        if (IsFeasible() != true)
        {
            return null;
        }

        var (low, high) = _ranges[number];
        var smallest = Bisect(low, high, middle => Fits(number, low, middle));
        var largest = -Bisect(-high, -low, middle => Fits(number, -middle, high));
        return (smallest, largest);
    }

    private static long Bisect(long low, long high, Func<long, bool> isEnough)
    {
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = isEnough(middle) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }

    private bool Fits(int number, long low, long high)
    {
        _steps = 0;
        var ranges = _ranges.ToArray();
        ranges[number] = (low, high);
        return Search(ranges) == true;
    }

    private bool? Search((long Low, long High)[] ranges)
    {
        if (!Narrow(ranges))
        {
            return false;
        }

        var widest = 0;
        for (var i = 1; i < ranges.Length; i++)
        {
            widest = ranges[i].High - ranges[i].Low > ranges[widest].High - ranges[widest].Low ? i : widest;
        }

        if (ranges.Length == 0 || ranges[widest].Low == ranges[widest].High)
        {
            return true;
        }

        if (++_steps > MostSteps)
        {
            return null;
        }

        // The upper half first: rates of large counts are dense there, so a fit is found soon.
        var (low, high) = ranges[widest];
        var middle = low + ((high - low) / 2);
        var upper = ranges.ToArray();
        upper[widest] = (middle + 1, high);
        var first = Search(upper);
        if (first == true)
        {
            return true;
        }

        ranges[widest] = (low, middle);
        var second = Search(ranges);
        return second == true ? true : first is null || second is null ? null : false;
    }

    private bool Narrow((long Low, long High)[] ranges)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var moved = false;
            foreach (var inequality in _inequalities)
            {
                if (inequality.Narrow(ranges) is not { } change)
                {
                    return false;
                }

                moved |= change;
            }

            if (!moved)
            {
                return true;
            }
        }

        return true;
    }

    private sealed record Inequality(Int128 Bound, (int Number, Int128 Factor)[] Terms)
    {
        /// <summary>Narrows the ranges; whether anything moved, or null where nothing fits any more.</summary>
        public bool? Narrow((long Low, long High)[] ranges)
        {
            var most = Int128.Zero;
            foreach (var (number, factor) in Terms)
            {
                most += Most(ranges[number], factor);
            }

            if (most < Bound)
            {
                return null;
            }

            var moved = false;
            foreach (var (number, factor) in Terms)
            {
                // A rate printed as 0 multiplies its denominator by 0 at one end: that says nothing of the denominator.
                if (factor == 0)
                {
                    continue;
                }

                var range = ranges[number];
                var need = Bound - (most - Most(range, factor));
                var next = factor > 0
                    ? (Math.Max(range.Low, Clamp(CeilingOf(need, factor))), range.High)
                    : (range.Low, Math.Min(range.High, Clamp(-CeilingOf(need, -factor))));
                if (next.Item1 > next.Item2)
                {
                    return null;
                }

                // Narrowing takes away what is not needed for the most: the most stays as it is.
                moved |= next != range;
                ranges[number] = next;
            }

            return moved;
        }

        private static Int128 Most((long Low, long High) range, Int128 factor) =>
            factor > 0 ? factor * range.High : factor * range.Low;

        private static long Clamp(Int128 number) => (long)Int128.Clamp(number, -4 * Unbounded, 4 * Unbounded);

        private static Int128 CeilingOf(Int128 dividend, Int128 divisor)
        {
            var (quotient, rest) = Int128.DivRem(dividend, divisor);
            return rest > 0 ? quotient + 1 : quotient;
        }
    }
}
