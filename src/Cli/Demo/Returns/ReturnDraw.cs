namespace McHAnalytics.Cli.Demo.Returns;

/// <summary>Counts that the county's reports draw beside what is known of the women.</summary>
internal sealed class ReturnDraw(DemoOptions options, int stream)
{
    // Knuth's product and single chances are for small counts; above, the normal curve is near enough.
    private const int Many = 200;

    public DemoRandom Random { get; } = new(options.Seed, stream);

    /// <summary>How many of so many have a thing that each has by chance.</summary>
    public int Part(double whole, double share)
    {
        var count = (int)whole;
        if (count < Many)
        {
            var part = 0;
            for (var i = 0; i < count; i++)
            {
                part += Random.Chance(share) ? 1 : 0;
            }

            return part;
        }

        var mean = count * share;
        return (int)Math.Clamp(Math.Round(Random.Normal(mean, Math.Sqrt(mean * (1 - share)))), 0, count);
    }

    /// <summary>A count with a mean.</summary>
    public int Count(double mean) => mean < Many
        ? Random.Poisson(mean)
        : (int)Math.Round(Random.Normal(mean, Math.Sqrt(mean)));

    /// <summary>An amount of money of so many payments, each near a mean, in whole fen.</summary>
    public double Amount(double payments, double mean) =>
        Math.Round(payments * mean * (1 + (0.04 * (Random.Unit() - 0.5))), 2);
}
