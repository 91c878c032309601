using McHAnalytics.Models.Statements;

namespace McHAnalytics.Tests.Models.Statements;

public sealed class PrintedTests
{
    [Theory]
    [InlineData("50.6", "50.55", "50.65")]
    [InlineData("1.245%", "1.2445", "1.2455")]
    [InlineData("15.2万", "151500", "152500")]
    [InlineData("12.92万", "129150", "129250")]
    [InlineData("115.6万元", "1155500", "1156500")]
    [InlineData("１００％", "99.5", "100.5")]
    [InlineData("1,904", "1903.5", "1904.5")]
    [InlineData("约12000", "11500", "12500")]
    public void A_number_stands_for_all_that_rounds_to_it(string text, string low, string high)
    {
        var printed = Printed.Parse(text);

        Assert.Null(printed.Missing);
        Assert.Equal(new NumberRange(Exact(low), Exact(high), true), printed.Range);
    }

    [Theory]
    [InlineData("28万多", 280_000)]
    [InlineData("5万余", 50_000)]
    [InlineData("50000余", 50_000)]
    [InlineData("85以上", 85)]
    [InlineData("23+", 23)]
    [InlineData("不低于10", 10)]
    public void Words_for_more_leave_the_upper_end_open(string text, int low)
    {
        Assert.Equal(new NumberRange(low, null, false), Printed.Parse(text).Range);
    }

    [Fact]
    public void At_most_and_ranges_include_their_ends()
    {
        Assert.Equal(new NumberRange(0, 9_500, false), Printed.Parse("不超过9500").Range);
        Assert.Equal(new NumberRange(20, 30, false), Printed.Parse("20–30").Range);
    }

    [Theory]
    [InlineData("", MissingReason.Blank)]
    [InlineData(" — ", MissingReason.Blank)]
    [InlineData(null, MissingReason.Blank)]
    [InlineData("XXX", MissingReason.Placeholder)]
    [InlineData("每半年", MissingReason.Placeholder)]
    [InlineData("?7万", MissingReason.Illegible)]
    public void What_is_no_number_is_missing_and_not_zero(string? text, MissingReason reason)
    {
        Assert.Equal(reason, Printed.Parse(text).Missing);
    }

    [Theory]
    [InlineData("86741", false)]
    [InlineData("15.2万", true)]
    [InlineData("28万多", true)]
    public void Only_a_whole_count_is_not_rounded(string text, bool isRounded)
    {
        Assert.Equal(isRounded, Printed.Parse(text).IsRounded);
    }

    private static decimal Exact(string number) =>
        decimal.Parse(number, System.Globalization.CultureInfo.InvariantCulture);
}
