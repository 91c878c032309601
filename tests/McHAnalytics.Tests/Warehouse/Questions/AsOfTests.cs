using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Any figure as it was known at a time, and how it differs from what is known now.</summary>
public sealed class AsOfTests : IDisposable
{
    // Published on 2, 3 and 4 January 2025. 留古 reported 10 births in version 1, corrected to 12 in version 2 and to 15 in
    // version 3; 庄里's 30 came in version 2. Caesareans: 1, then 3 from version 3 on.
    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202401, 5, 10, knownTo: 2)
        .Fact(LiveBirths, 202401, 5, 12, knownFrom: 2, knownTo: 3)
        .Fact(LiveBirths, 202401, 5, 15, knownFrom: 3)
        .Fact(LiveBirths, 202401, 6, 30, knownFrom: 2)
        .Fact(Caesareans, 202401, 5, 1, knownTo: 3)
        .Fact(Caesareans, 202401, 5, 3, knownFrom: 3)
        .Publish().Publish().Publish();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData("2025-01-02T00:00:00Z", 10)]
    [InlineData("2025-01-02T23:59:59Z", 10)]
    [InlineData("2025-01-03T08:00:00+08:00", 42)]
    [InlineData("2025-01-04T00:00:00Z", 45)]
    [InlineData("2030-01-01T00:00:00Z", 45)]
    [InlineData(null, 45)]
    public async Task A_figure_is_what_it_was_at_the_time(string? asOf, int births)
    {
        foreach (var level in new OrgLevel?[] { null, OrgLevel.County })
        {
            var question = Question("LB") with { AsOf = At(asOf), ByLevel = level };

            Assert.Equal(births, (await Ask(_data, question)).Rows[0].Cell.Value);
        }
    }

    [Fact]
    public async Task Rates_totals_parents_places_and_lineage_are_of_the_same_time()
    {
        var question = Question("DEL_CS") with
        {
            Measures =
            [
                new MeasureAsk("DEL_CS"),
                new MeasureAsk("LB", "most", Over: new OverPlaces(OrgLevel.Township, PlaceFunction.Max, null)),
            ],
            AsOf = At("2025-01-03T00:00:00Z"),
            Totals = [TotalsLevel.Grand],
            OrgUnits = new() { Ids = [Fuping] },
        };
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2026-06-01");
        using var _ = warehouse;

        var answer = await analyst.AnswerAsync(question, CancellationToken.None);
        var lineage = await analyst.LineageAsync([answer.Rows[0].Cell.Origin!], 0, 10, CancellationToken.None);

        // 1 caesarean over the 12 + 30 births known then.
        Assert.Equal((1m, 42m), (answer.Rows[0].Cell.Numerator, answer.Rows[0].Cell.Denominator));
        Assert.Equal(30m, answer.Rows[1].Cell.Value);
        Assert.Equal(answer.Rows.Select(row => row.Cell.Value), answer.Totals.Select(total => total.Cell.Value));
        Assert.Equal([1m], lineage[0].Items.Select(cell => cell.Contribution));
        Assert.Null(answer.Plan.Rollup);
        Assert.Contains(answer.Warnings, warning => warning.Code == "AS_OF" && warning.MessageEn.Contains("v000002"));
    }

    [Fact]
    public async Task The_difference_to_what_is_known_now_is_listed_place_by_place()
    {
        var question = Question("LB") with
        {
            AsOf = At("2025-01-02T12:00:00Z"),
            ByLevel = OrgLevel.Township,
            Compare = [new CompareAsk(CompareKind.AsKnownNow)],
        };

        var rows = (await Ask(_data, question)).Rows.ToDictionary(row => row.OrgUnit!.Code);

        Assert.Equal((15m, -5m), Now(rows[Liugu]));
        Assert.Equal((30m, null), Now(rows["610528100000"]));
    }

    [Fact]
    public async Task Before_the_first_version_and_without_a_time_there_is_nothing_to_compare()
    {
        var early = Question("LB") with { AsOf = At("2025-01-01T00:00:00Z") };
        var timeless = Question("LB") with { Compare = [new CompareAsk(CompareKind.AsKnownNow)] };

        Assert.Equal("MCH-Q027", (await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, early))).Code);
        Assert.Equal("MCH-Q028", (await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, timeless))).Code);
    }

    [Fact]
    public async Task Relative_periods_count_from_the_day_asked_about()
    {
        var question = Question("LB") with
        {
            AsOf = At("2025-01-03T00:00:00Z"), Time = new TimeAsk(Relative: RelativePeriod.LastYear), ByPeriod = PeriodType.Year,
        };

        Assert.Equal("2024", (await Ask(_data, question)).Rows.Single().Period?.Id);
    }

    private static (decimal? Now, decimal? Difference) Now(AnswerRow row) =>
        (row.Comparisons.Single().Base.Value, row.Comparisons.Single().Difference);

    private static DateTimeOffset? At(string? time) =>
        time is null ? null : DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture);
}
