namespace McHAnalytics.Cli.Demo;

/// <summary>Random draws that repeat by seed. Every part of the demo draws from its own stream, named by a number,
/// so that a change in one part does not move the others.</summary>
internal sealed class DemoRandom(int seed, int stream)
{
    private readonly Random _random = new(unchecked((seed * 7_919) + (stream * 104_729)));

    public double Unit() => _random.NextDouble();

    public int Below(int limit) => _random.Next(limit);

    /// <summary>A whole number from low to high, both included.</summary>
    public int Between(int low, int high) => _random.Next(low, high + 1);

    public bool Chance(double probability) => _random.NextDouble() < probability;

    public T Pick<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    public double Normal(double mean, double deviation)
    {
        var radius = Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble()));
        return mean + (deviation * radius * Math.Cos(2 * Math.PI * _random.NextDouble()));
    }

    /// <summary>A Poisson count, by Knuth's product: the means here are small.</summary>
    public int Poisson(double mean)
    {
        var limit = Math.Exp(-mean);
        var product = _random.NextDouble();
        var count = 0;
        while (product > limit)
        {
            product *= _random.NextDouble();
            count++;
        }

        return count;
    }

    /// <summary>A sum of exponentials: a gamma of whole shape with the given mean.</summary>
    public double Gamma(int shape, double mean)
    {
        var sum = 0.0;
        for (var i = 0; i < shape; i++)
        {
            sum -= Math.Log(1 - _random.NextDouble());
        }

        return sum * mean / shape;
    }

    /// <summary>Different items of a list, in random order.</summary>
    public IReadOnlyList<T> Sample<T>(IReadOnlyList<T> items, int count)
    {
        var rest = items.ToArray();
        for (var i = 0; i < count; i++)
        {
            var j = _random.Next(i, rest.Length);
            (rest[i], rest[j]) = (rest[j], rest[i]);
        }

        return rest[..count];
    }
}
