using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Models.Questions;

public sealed class ComparisonsTests
{
    [Fact]
    public void A_rate_in_percent_changes_by_percentage_points()
    {
        var change = Comparisons.Between(CompareKind.SamePeriodLastYear, Of(Unit.Percent, 53.8m), Of(Unit.Percent, 65.0m));

        Assert.Equal((-11.2m, ChangeUnit.PercentagePoint, -11.2m), (change.Difference, change.ChangeUnit, change.Change));
        Assert.Equal(65.0m, change.Base.Value);
    }

    [Fact]
    public void A_count_changes_by_percent_of_its_base()
    {
        var change = Comparisons.Between(CompareKind.PreviousPeriod, Of(Unit.Count, 150), Of(Unit.Count, 120));

        Assert.Equal((30m, ChangeUnit.Percent, 25m), (change.Difference, change.ChangeUnit, change.Change));
    }

    [Fact]
    public void Nothing_is_no_base_for_a_percentage()
    {
        var change = Comparisons.Between(CompareKind.PreviousPeriod, Of(Unit.Count, 3), Of(Unit.Count, 0));

        Assert.Equal(3m, change.Difference);
        Assert.Null(change.Change);
    }

    [Fact]
    public void A_rate_per_100_000_changes_in_its_own_unit()
    {
        var change = Comparisons.Between(CompareKind.PreviousPeriod, Of(Unit.Per100k, 14.3m), Of(Unit.Per100k, 15.1m));

        Assert.Equal((ChangeUnit.Absolute, -0.8m), (change.ChangeUnit, change.Change));
    }

    [Fact]
    public void Without_a_value_there_is_no_difference()
    {
        var missing = Cells.Empty(Unit.Percent, ValueState.NotReported);

        Assert.Null(Comparisons.Between(CompareKind.PreviousPeriod, missing, Of(Unit.Percent, 5)).Change);
        Assert.Null(Comparisons.Between(CompareKind.PreviousPeriod, Of(Unit.Percent, 5), missing).Difference);
    }

    [Theory]
    [InlineData(90, null, 85, 90, -5)]
    [InlineData(null, 12, 14, 12, 2)]
    [InlineData(10, 15, 8, 10, -2)]
    [InlineData(10, 15, 20, 15, 5)]
    [InlineData(10, 15, 14, 15, -1)]
    public void A_target_is_compared_at_the_end_that_is_nearer(int? low, int? high, int value, int end, int difference)
    {
        var target = new Target("X", low, high, 2021, 2030, "plan");

        var comparison = Comparisons.WithTarget(Of(Unit.Percent, value), target);

        Assert.Equal((CompareKind.Target, (decimal?)end, (decimal?)difference), (comparison.Kind, comparison.Base.Value, comparison.Difference));
    }

    private static Cell Of(Unit unit, decimal value) => new() { Unit = unit, State = ValueState.Ok, Value = value };
}
