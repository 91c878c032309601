using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Figures cumulated from the start of a year, in both calendars: parts are added, then divided.</summary>
public sealed class WindowTests : IDisposable
{
    // 留古: births and caesareans of October 2023 to February 2024.
    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202310, 5, 10).Fact(Caesareans, 202310, 5, 1)
        .Fact(LiveBirths, 202311, 5, 20).Fact(Caesareans, 202311, 5, 4)
        .Fact(LiveBirths, 202312, 5, 10).Fact(Caesareans, 202312, 5, 5)
        .Fact(LiveBirths, 202401, 5, 40).Fact(Caesareans, 202401, 5, 10)
        .Fact(LiveBirths, 202402, 5, 20).Fact(Caesareans, 202402, 5, 10)
        .Publish();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task The_year_to_date_starts_again_in_January_and_the_mch_year_in_October()
    {
        var question = Question("DEL_CS") with
        {
            Measures =
            [
                new MeasureAsk("DEL_CS", "year", ToDate: PeriodType.Year),
                new MeasureAsk("DEL_CS", "mch", ToDate: PeriodType.MchYear),
                new MeasureAsk("DEL_CS", "month"),
            ],
            ByPeriod = PeriodType.Month,
            Time = Periods("202312", "202401", "202402"),
            Totals = [TotalsLevel.Grand],
        };

        var answer = await Ask(_data, question);

        // By hand: to December 10 of 40; January 10/40, to February 20/60; MCH year 10/40, 20/80, 30/100. January to
        // September 2023 were not reported, and add nothing.
        Assert.Equal([(10m, 40m), (10m, 40m), (20m, 60m)], PartsOf(answer, "year"));
        Assert.Equal([(10m, 40m), (20m, 80m), (30m, 100m)], PartsOf(answer, "mch"));
        Assert.Equal([(5m, 10m), (10m, 40m), (10m, 20m)], PartsOf(answer, "month"));
        Assert.All(answer.Totals, total => Assert.Equal((25m, 70m), (total.Cell.Numerator, total.Cell.Denominator)));
    }

    [Fact]
    public async Task The_figure_a_year_before_is_cumulated_to_the_same_month()
    {
        var question = Question("LB") with
        {
            Measures = [new MeasureAsk("LB", ToDate: PeriodType.MchYear)],
            ByPeriod = PeriodType.Month,
            Time = Periods("202412"),
            Compare = [new CompareAsk(CompareKind.SamePeriodLastYear)],
        };

        var row = (await Ask(_data, question)).Rows.Single();

        // October to December 2023.
        Assert.Equal(40m, row.Comparisons.Single().Base.Value);
    }

    [Theory]
    [InlineData(PeriodType.Year, "2024M")]
    [InlineData(PeriodType.MchYear, "2024")]
    [InlineData(PeriodType.Month, "2024Q1")]
    public async Task A_period_that_reaches_over_two_of_the_windows_is_refused(PeriodType window, string period)
    {
        var question = Question("LB") with
        {
            Measures = [new MeasureAsk("LB", ToDate: window)], Time = Periods(period),
        };

        var fault = await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, question));

        Assert.Equal("MCH-Q050", fault.Code);
        Assert.Contains(period, fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<(decimal?, decimal?)> PartsOf(Answer answer, string name) => answer.Rows
        .Where(row => row.Measure.Name == name)
        .Select(row => (row.Cell.Numerator, row.Cell.Denominator));
}
