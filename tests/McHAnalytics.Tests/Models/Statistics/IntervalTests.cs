using McHAnalytics.Models.Statistics;

namespace McHAnalytics.Tests.Models.Statistics;

/// <summary>Against numbers computed with SciPy.</summary>
public sealed class IntervalTests
{
    [Theory]
    [InlineData(0, 10, 0, 0.277533)]
    [InlineData(10, 10, 0.722467, 1)]
    [InlineData(5, 10, 0.236593, 0.763407)]
    [InlineData(3, 241, 0.004242, 0.035953)]
    [InlineData(543, 543, 0.992975, 1)]
    public void Wilson_agrees_with_the_reference(int events, int total, double low, double high)
    {
        var interval = Proportions.Wilson(events, total);

        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    [Theory]
    [InlineData(0, 10, 0, 0.308497)]
    [InlineData(3, 241, 0.002574, 0.035946)]
    public void Clopper_and_Pearson_agrees_with_the_reference(int events, int total, double low, double high)
    {
        var interval = Proportions.ClopperPearson(events, total);

        Assert.Equal(low, interval.Low, 6);
        Assert.Equal(high, interval.High, 6);
    }

    [Theory]
    [InlineData(0, 0, 3.6889)]
    [InlineData(1, 0.0253, 5.5716)]
    [InlineData(5, 1.6235, 11.6683)]
    [InlineData(20, 12.2165, 30.8884)]
    public void The_exact_Poisson_interval_agrees_with_the_reference(int events, double low, double high)
    {
        var interval = Counts.Garwood(events);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void A_large_count_has_the_same_interval_by_either_way()
    {
        // Solved by bisection from summed Poisson probabilities: 9,804.9525 to 10,197.9516.
        Assert.Equal(9_804.9525, Counts.Garwood(10_000).Low, 3);
        Assert.Equal(10_197.9516, Counts.Garwood(10_000).High, 3);
        Assert.Equal(Counts.Garwood(10_000).High, Counts.Garwood(10_000.001).High, 2);
        Assert.Equal(Counts.Garwood(10_000).Low, Counts.Garwood(10_000.001).Low, 2);
    }

    [Fact]
    public void Byar_approximates_the_exact_interval()
    {
        Assert.Equal(1.6113, Counts.Byar(5).Low, 4);
        Assert.Equal(11.6682, Counts.Byar(5).High, 4);
        Assert.Equal(0, Counts.Byar(0).Low);
    }

    [Theory]
    [InlineData(56, 70, 48, 80, 0.0524, 0.3339)]
    [InlineData(9, 10, 3, 10, 0.1705, 0.8090)]
    [InlineData(10, 10, 0, 20, 0.6791, 1.0)]
    public void The_interval_of_a_difference_is_that_of_Newcombes_paper(
        int events1, int total1, int events2, int total2, double low, double high)
    {
        // Newcombe 1998, Statistics in Medicine 17:873, table II, method 10: examples (a), (b) and (h).
        var interval = Proportions.NewcombeDifference(events1, total1, events2, total2);

        Assert.Equal(low, interval.Low, 4);
        Assert.Equal(high, interval.High, 4);
    }

    [Fact]
    public void More_events_than_people_are_the_callers_fault() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportions.Wilson(11, 10));
}
