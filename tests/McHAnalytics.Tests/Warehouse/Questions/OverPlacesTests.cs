using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Evaluate for each place, then summarise; and conditions on the rows' values.</summary>
public sealed class OverPlacesTests : IDisposable
{
    // Caesarean rates of 2024: 留古 5/30, 庄里 15/30 = 50 %, 龙门 80/100 = 80 %; of 2023 only 留古: 5/50 = 10 %.
    private readonly TestWarehouse _data = Places()
        .Fact(LiveBirths, 202301, 5, 50).Fact(Caesareans, 202301, 5, 5)
        .Fact(LiveBirths, 202401, 5, 10).Fact(Caesareans, 202401, 5, 1)
        .Fact(LiveBirths, 202402, 5, 20).Fact(Caesareans, 202402, 5, 4)
        .Fact(LiveBirths, 202401, 6, 30).Fact(Caesareans, 202401, 6, 15)
        .Fact(LiveBirths, 202401, 7, 100).Fact(Caesareans, 202401, 7, 80)
        .Publish();

    public void Dispose() => _data.Dispose();

    [Theory]
    [InlineData(PlaceFunction.Min, 16.6667)]
    [InlineData(PlaceFunction.P10, 23.3333)]
    [InlineData(PlaceFunction.P25, 33.3333)]
    [InlineData(PlaceFunction.Median, 50)]
    [InlineData(PlaceFunction.P75, 65)]
    [InlineData(PlaceFunction.P90, 74)]
    [InlineData(PlaceFunction.Max, 80)]
    public async Task The_townships_rates_are_summarised_not_their_parts(PlaceFunction function, double expected)
    {
        // By hand: sorted 16.667, 50, 80; P10 = 16.667 + 0.2 * 33.333, P25 half way to 50, P90 = 50 + 0.8 * 30.
        var cell = (await Ask(_data, Over(function))).Rows.Single().Cell;

        Assert.Equal((decimal)expected, decimal.Round(cell.Value!.Value, 4));
        Assert.Equal((ValueState.Ok, null, null), (cell.State, cell.Numerator, cell.Origin));
    }

    [Fact]
    public async Task Places_beyond_a_threshold_are_counted_by_period_and_those_without_a_value_are_told()
    {
        var below = new ValueCondition(Lt: 60);
        var question = Over(PlaceFunction.CountWhere, below) with
        {
            ByPeriod = PeriodType.Year, Time = Periods("2023", "2024"),
        };

        var counts = (await Ask(_data, question)).Rows.Select(row => row.Cell).ToList();
        var shares = (await Ask(_data, Over(PlaceFunction.ShareWhere, below))).Rows.Single().Cell;

        Assert.Equal([1m, 2m], counts.Select(cell => cell.Value));
        Assert.All(counts, cell => Assert.Equal(McHAnalytics.Models.Catalogue.Unit.Count, cell.Unit));
        Assert.Equal(["PLACES_WITHOUT_VALUE"], counts[0].Flags.Select(flag => flag.Code));
        Assert.StartsWith("2 of 3 places", counts[0].Flags[0].MessageEn, StringComparison.Ordinal);
        Assert.Empty(counts[1].Flags);
        Assert.Equal((66.6667m, 2m, 3m), (decimal.Round(shares.Value!.Value, 4), shares.Numerator, shares.Denominator));
    }

    [Fact]
    public async Task Rows_by_county_summarise_their_own_townships_beside_the_whole_and_with_totals()
    {
        var question = Question("DEL_CS") with
        {
            Measures =
            [
                new MeasureAsk("DEL_CS"),
                new MeasureAsk("DEL_CS", "max", Over: new OverPlaces(OrgLevel.Township, PlaceFunction.Max, null)),
            ],
            ByLevel = OrgLevel.County,
            Totals = [TotalsLevel.Grand],
            Compare = [new CompareAsk(CompareKind.SamePeriodLastYear)],
        };

        var answer = await Ask(_data, question);

        // 富平 20/60 together, its highest township 50; 韩城 has one township.
        Assert.Equal(
            [(Fuping, 33.3333m), (Fuping, 50m), (Hancheng, 80m), (Hancheng, 80m)],
            answer.Rows.Select(row => (row.OrgUnit!.Code, decimal.Round(row.Cell.Value!.Value, 4))));
        Assert.Equal([62.5m, 80m], answer.Totals.Select(total => total.Cell.Value));
        var change = Assert.Single(answer.Rows[1].Comparisons);
        Assert.Equal((10m, 40m), (change.Base.Value, change.Difference));
    }

    [Fact]
    public async Task Having_keeps_the_rows_whose_values_hold_and_leaves_the_totals()
    {
        var question = Question("DEL_CS", "LB") with
        {
            ByLevel = OrgLevel.Township,
            Having = [new HavingAsk("DEL_CS", new ValueCondition(Gte: 50)), new HavingAsk("LB", new ValueCondition(Lt: 100))],
            Totals = [TotalsLevel.Grand],
        };

        var answer = await Ask(_data, question);

        Assert.Equal([("610528100000", 50m), ("610528100000", 30m)], answer.Rows.Select(row => (row.OrgUnit!.Code, row.Cell.Value!.Value)));
        Assert.Equal([62.5m, 160m], answer.Totals.Select(total => total.Cell.Value));
    }

    [Fact]
    public async Task Having_and_over_are_part_of_what_makes_two_questions_equal()
    {
        var (warehouse, analyst) = _data.Ask(FupingCase.Catalogue, "2026-06-01");
        using var _ = warehouse;
        Question[] questions =
        [
            Over(PlaceFunction.Min),
            Over(PlaceFunction.Max),
            Over(PlaceFunction.CountWhere, new ValueCondition(Lt: 60)),
            Over(PlaceFunction.CountWhere, new ValueCondition(Lte: 60)),
            Question("LB") with { Having = [new HavingAsk("LB", new ValueCondition(Gt: 1))] },
            Question("LB"),
        ];

        foreach (var question in questions)
        {
            Assert.False((await analyst.AnswerAsync(question, CancellationToken.None)).Plan.Cached);
        }
    }

    [Theory]
    [InlineData("MCH-Q022", OrgLevel.County, PlaceFunction.Max, false, null)]
    [InlineData("MCH-Q023", OrgLevel.Township, PlaceFunction.CountWhere, false, null)]
    [InlineData("MCH-Q023", OrgLevel.Township, PlaceFunction.Median, true, null)]
    [InlineData("MCH-Q024", OrgLevel.Township, PlaceFunction.Median, false, CompareKind.Target)]
    [InlineData("MCH-Q024", OrgLevel.Township, PlaceFunction.Median, false, CompareKind.ParentOrgUnit)]
    public async Task What_cannot_be_summarised_is_refused(
        string code, OrgLevel level, PlaceFunction function, bool hasThreshold, CompareKind? compare)
    {
        var threshold = hasThreshold ? new ValueCondition(Lt: 1) : null;
        var question = Question("DEL_CS") with
        {
            Measures = [new MeasureAsk("DEL_CS", Over: new OverPlaces(level, function, threshold))],
            ByLevel = OrgLevel.County,
            Compare = compare is { } kind ? [new CompareAsk(kind)] : [],
        };

        Assert.Equal(code, (await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, question))).Code);
    }

    [Fact]
    public async Task A_condition_on_what_is_not_asked_or_without_a_bound_is_refused()
    {
        var unknown = Question("LB") with { Having = [new HavingAsk("DEL_CS", new ValueCondition(Gt: 1))] };
        var empty = Question("LB") with { Having = [new HavingAsk("LB", new ValueCondition())] };
        var tooFine = Question("MMR") with
        {
            Measures = [new MeasureAsk("MMR", Over: new OverPlaces(OrgLevel.Township, PlaceFunction.Max, null))],
        };

        Assert.Equal("MCH-Q025", (await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, unknown))).Code);
        Assert.Equal("MCH-Q026", (await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, empty))).Code);
        Assert.Equal("MCH-Q004", (await Assert.ThrowsAsync<QuestionException>(() => Ask(_data, tooFine))).Code);
    }

    private static Question Over(PlaceFunction function, ValueCondition? threshold = null) => Question("DEL_CS") with
    {
        Measures = [new MeasureAsk("DEL_CS", Over: new OverPlaces(OrgLevel.Township, function, threshold))],
    };
}
