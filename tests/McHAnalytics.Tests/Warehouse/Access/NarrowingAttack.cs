namespace McHAnalytics.Tests.Warehouse.Access;

/// <summary>What a reader can conclude who knows the figures shown, and which of them add up to which.</summary>
/// <remarks>Written apart from the product: figures by name, sums as lists, every bound tightened until none moves.</remarks>
internal sealed class NarrowingAttack
{
    private readonly Dictionary<string, (long Low, long High)> _bounds = new(StringComparer.Ordinal);
    private readonly HashSet<string> _shown = new(StringComparer.Ordinal);
    private readonly List<(string Name, long Factor)[]> _sums = [];
    private string[] _names = [];
    private const long Unbounded = long.MaxValue / 1_000_000;

    /// <summary>How many sums are known.</summary>
    public int Sums => _sums.Count;

    public IEnumerable<string> Hidden => _bounds.Keys.Where(name => !_shown.Contains(name));

    public int Shown => _shown.Count;

    public IEnumerable<string> ShownOf(string mark) => _shown.Where(name => name.Contains(mark, StringComparison.Ordinal));

    public void Show(string name, long value)
    {
        _bounds[name] = (value, value);
        _shown.Add(name);
    }

    /// <summary>A figure that exists and is not shown, unless it was or will be shown elsewhere.</summary>
    public void Hide(string name) => _bounds.TryAdd(name, (0, Unbounded));

    public bool Knows(string name) => _bounds.ContainsKey(name);

    public bool IsShown(string name) => _shown.Contains(name);

    /// <summary>whole = the parts, each times its factor; what nobody can ask for is a part of its own.</summary>
    public void Sum(string whole, IEnumerable<(string Name, long Factor)> parts)
    {
        (string, long)[] sum = [(whole, -1), .. parts];
        foreach (var (name, _) in sum)
        {
            Hide(name);
        }

        _sums.Add(sum);
    }

    /// <summary>The hidden figures that fewer than so many numbers are left for.</summary>
    public List<string> Narrowed(int candidates)
    {
        string[] names = _names = [.. _bounds.Keys];
        var numbers = names.Select((name, number) => (name, number)).ToDictionary();
        var sums = _sums.Select(sum => sum.Select(part => (numbers[part.Name], part.Factor)).ToArray()).ToArray();
        var bounds = names.Select(name => _bounds[name]).ToArray();
        var sumsOf = sums.SelectMany((sum, number) => sum.Select(part => (part.Item1, number))).ToLookup(pair => pair.Item1, pair => pair.number);
        var waiting = new Queue<int>(Enumerable.Range(0, sums.Length));
        var isWaiting = Enumerable.Repeat(true, sums.Length).ToArray();
        while (waiting.TryDequeue(out var sum))
        {
            isWaiting[sum] = false;
            foreach (var (figure, factor) in sums[sum])
            {
                if (_shown.Contains(names[figure]) || !Tighten(bounds, sums[sum], figure, factor))
                {
                    continue;
                }

                foreach (var other in sumsOf[figure].Where(other => !isWaiting[other]))
                {
                    isWaiting[other] = true;
                    waiting.Enqueue(other);
                }
            }
        }

        for (var figure = 0; figure < names.Length; figure++)
        {
            _bounds[names[figure]] = bounds[figure];
        }

        return [.. Hidden.Where(name => _bounds[name] is var (low, high) && high < Unbounded && high - low + 1 < candidates)];
    }

    public (long Low, long High) Bounds(string name) => _bounds[name];

    private bool Tighten((long Low, long High)[] bounds, (int Figure, long Factor)[] sum, int figure, long factor)
    {
        var (least, most, isLeastOpen, isMostOpen) = (0L, 0L, false, false);
        foreach (var (other, times) in sum)
        {
            if (other == figure)
            {
                continue;
            }

            var (low, high) = bounds[other];
            var (from, to) = times > 0 ? (low, high) : (high, low);
            isLeastOpen |= from >= Unbounded;
            isMostOpen |= to >= Unbounded;
            least += from >= Unbounded ? 0 : times * from;
            most += to >= Unbounded ? 0 : times * to;
        }

        // factor * figure = -others, and others lie from least to most; all factors here are 1 or -1.
        var (lower, upper) = factor > 0
            ? (isMostOpen ? 0 : -most, isLeastOpen ? Unbounded : -least)
            : (isLeastOpen ? 0 : least, isMostOpen ? Unbounded : most);
        var (known, limit) = bounds[figure];
        (lower, upper) = (Math.Max(known, lower), Math.Min(limit, upper));
        if (lower == known && upper == limit)
        {
            return false;
        }

        Assert.True(lower <= upper, "the sums contradict each other: "
            + string.Join("; ", sum.Select(part => $"{part.Factor} * {_names[part.Figure]} {bounds[part.Figure]}")));
        bounds[figure] = (lower, upper);
        return true;
    }
}
