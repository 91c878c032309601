using McHAnalytics.Models.Access;
using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Versions, variants, changes, medians, sums of rates and distinct counts, worked out by hand.</summary>
public sealed class DefinitionTests : IDisposable
{
    private const string Texts = """
        measures:
          - {code: live_births, zh: 活产数, en: Live births}
          - {code: caesareans, zh: 剖宫产数, en: Caesareans}
          - {code: deliveries, zh: 机构分娩数, en: Deliveries}
          - {code: trained, zh: 培训人数, en: Staff trained, over_time: none}
          - {code: days_0_30, zh: 30天内, en: Within 30 days}
          - {code: days_30_60, zh: 60天内, en: Within 60 days}
          - {code: births_young, zh: 年轻活产, en: Births to the young}
          - {code: women_young, zh: 年轻妇女, en: Young women}
          - {code: women_older, zh: 年长妇女, en: Older women}
        indicators:
          - code: DEL_CS
            zh: 剖宫产率
            en: Caesarean rate
            numerator: caesareans
            denominator: live_births
            multiplier: 100
            unit: percent
            direction: band
            interval: wilson
            version: 2
            valid_from: 2024-02-01
            changed_zh: 分母改为活产数
            changed_en: over live births
            origin: test
            variants: [{code: facility, zh: 机构口径, en: facility, denominator: deliveries}]
            earlier: [{version: 1, valid_from: 2012-01-01, denominator: deliveries}]
          - {code: CS_DIFF, zh: 之差, en: Change, change_of: {indicator: DEL_CS, periods: 1, reach: 2, as: difference},
             multiplier: 1, unit: percentage_point, direction: lower, interval: none, version: 1, valid_from: 2012-01-01, origin: t}
          - {code: CS_GROWTH, zh: 增长, en: Growth, change_of: {indicator: DEL_CS, periods: 1, as: percent},
             multiplier: 100, unit: percent, direction: lower, interval: none, version: 1, valid_from: 2012-01-01, origin: t}
          - {code: TRAIN, zh: 培训, en: Trained, numerator: trained, multiplier: 1, unit: count, direction: higher, interval: none,
             version: 1, valid_from: 2012-01-01, origin: t}
          - {code: LAG, zh: 天数, en: Lag, numerator: days_0_30 + days_30_60, multiplier: 1, unit: days, direction: lower,
             interval: none, version: 1, valid_from: 2012-01-01, origin: t,
             median_of: [{measure: days_0_30, from: 0, to: 30}, {measure: days_30_60, from: 30, to: 60}]}
          - {code: TFR, zh: 总和, en: TFR, numerator: live_births, denominator: women_young + women_older, multiplier: 1, unit: ratio,
             direction: band, interval: none, version: 1, valid_from: 2012-01-01, origin: t,
             rates: [{numerator: 5 * births_young, denominator: women_young}, {numerator: 5 * live_births, denominator: women_older}]}
        """;

    private static readonly DomainCatalogue s_catalogue = CatalogueReader.Read([new CatalogueText("all.yaml", Texts)]);

    private readonly TestWarehouse _warehouse = new TestWarehouse()
        .Place(1, FupingCase.Fuping, "富平县", OrgLevel.County, null)
        .Place(2, "610528100000", "庄里镇", OrgLevel.Township, 1)
        .Place(3, "610528101000", "薛镇", OrgLevel.Township, 1)
        .Load();

    public DefinitionTests()
    {
        for (var measure = 0; measure < s_catalogue.Measures.Count; measure++)
        {
            _warehouse.Measure(measure + 1, s_catalogue.Measures[measure].Code);
        }

        // January: 10 of 40 births, 50 deliveries. February: 30 of 60 and 100. March: nothing. April: 20 of 80.
        foreach (var (month, births, caesareans, deliveries) in new[] { (202401, 40, 10, 50), (202402, 60, 30, 100), (202404, 80, 20, 160) })
        {
            _warehouse.Fact(1, month, 2, births).Fact(2, month, 2, caesareans).Fact(3, month, 2, deliveries);
        }

        _warehouse.Fact(4, 202401, 2, 5).Fact(4, 202401, 3, 7).Fact(4, 202402, 2, 6)
            .Fact(5, 202401, 2, 10).Fact(6, 202401, 2, 10).Fact(5, 202401, 3, 0).Fact(6, 202401, 3, 20)
            .Fact(7, 202401, 2, 4).Fact(8, 202401, 2, 100).Fact(9, 202401, 2, 200);
        _warehouse.Publish();
    }

    public void Dispose() => _warehouse.Dispose();

    [Fact]
    public async Task Each_period_is_answered_by_the_definition_in_force_and_the_answer_says_where_it_changes()
    {
        var answer = await AnswerAsync(new MeasureAsk("DEL_CS"), "202401", "202402");

        // 10 of 50 deliveries; from February on 30 of 60 births.
        Assert.Equal([(20m, 1), (50m, 2)], answer.Rows.Select(row => (row.Cell.Value!.Value, row.Cell.DefinitionVersion)));
        var warning = Assert.Single(answer.Warnings, each => each.Code == "DEFINITION_CHANGED");
        Assert.Contains("2024-02-01", warning.MessageEn, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, 20, 30)]
    [InlineData(2, 25, 50)]
    public async Task A_version_answers_all_periods_when_it_is_asked_for(int version, int january, int february)
    {
        var answer = await AnswerAsync(new MeasureAsk("DEL_CS") { Version = version }, "202401", "202402");

        Assert.Equal([(decimal)january, february], answer.Rows.Select(row => row.Cell.Value!.Value));
        Assert.All(answer.Rows, row => Assert.Equal(version, row.Cell.DefinitionVersion));
        Assert.Empty(answer.Warnings);
    }

    [Fact]
    public async Task A_period_in_which_the_definition_changes_is_flagged_and_answered_by_the_later_one()
    {
        var cell = (await AnswerAsync(new MeasureAsk("DEL_CS"), "2024Q1")).Rows[0].Cell;

        Assert.Equal((40m, 2), (cell.Value!.Value, cell.DefinitionVersion));
        Assert.Contains(cell.Flags, flag => flag.Code == "DEFINITION_CHANGED");
    }

    [Fact]
    public async Task Two_definitions_are_not_compared()
    {
        var answer = await AnswerAsync(new MeasureAsk("DEL_CS"), ["202402"], new CompareAsk(CompareKind.PreviousPeriod));

        var comparison = Assert.Single(answer.Rows[0].Comparisons);
        Assert.Equal((20m, (decimal?)null, (decimal?)null), (comparison.Base.Value!.Value, comparison.Difference, comparison.Change));
    }

    [Fact]
    public async Task A_variant_divides_by_its_own_denominator_and_is_named_in_the_cell()
    {
        var cell = (await AnswerAsync(new MeasureAsk("DEL_CS") { Denominator = "facility" }, "202404")).Rows[0].Cell;

        Assert.Equal((12.5m, "facility", 160m), (cell.Value!.Value, cell.DenominatorVariant, cell.Denominator!.Value));
    }

    [Theory]
    [InlineData("DEL_CS", "hospital", null, "MCH-Q070", "facility")]
    [InlineData("TRAIN", "hospital", null, "MCH-Q070", "no other denominator")]
    [InlineData("live_births", "hospital", null, "MCH-Q070", "no other denominator")]
    [InlineData("DEL_CS", null, 3, "MCH-Q071", "1 (from 2012-01-01), 2 (from 2024-02-01)")]
    [InlineData("live_births", null, 1, "MCH-Q071", "no versions")]
    [InlineData("DEL_CS", "facility", 2, "MCH-Q072", "both")]
    public async Task A_definition_that_is_not_there_is_answered_with_those_that_are(
        string code, string? denominator, int? version, string fault, string says)
    {
        var thrown = await Assert.ThrowsAsync<QuestionException>(
            () => AnswerAsync(new MeasureAsk(code) { Denominator = denominator, Version = version }, "202404"));

        Assert.Equal(fault, thrown.Code);
        Assert.Contains(says, thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_subtracts_two_rates_that_are_each_divided_last()
    {
        var rows = (await AnswerAsync(new MeasureAsk("CS_DIFF"), "202402", "202403", "202404")).Rows;

        // 50 - 25; March has no figure; April looks past March to February: 25 - 50.
        Assert.Equal([25m, null, -25m], rows.Select(row => row.Cell.Value));
        Assert.Equal(
            [ValueState.Ok, ValueState.NotReported, ValueState.Ok], rows.Select(row => row.Cell.State));
        Assert.Equal(Unit.PercentagePoint, rows[0].Cell.Unit);

        // Newcombe 1998, method 10, by its published formula: 30/60 against 10/40.
        Assert.InRange(rows[0].Cell.CiLow!.Value, 5.2m, 5.6m);
        Assert.InRange(rows[0].Cell.CiHigh!.Value, 41.0m, 41.4m);
        Assert.Null(rows[0].Cell.Numerator);
    }

    [Fact]
    public async Task A_change_in_percent_is_told_of_the_earlier_value()
    {
        var rows = (await AnswerAsync(new MeasureAsk("CS_GROWTH"), "202402", "202404")).Rows;

        // (50 - 25) / 25; April's previous period is March, which has no figure.
        Assert.Equal((100m, ValueState.Ok), (rows[0].Cell.Value!.Value, rows[0].Cell.State));
        Assert.Equal((null, ValueState.NotReported), (rows[1].Cell.Value, rows[1].Cell.State));
    }

    [Fact]
    public async Task Distinct_persons_add_up_over_places_and_not_over_months()
    {
        var months = (await AnswerAsync(new MeasureAsk("TRAIN"), "202401", "202402")).Rows;
        var quarter = (await AnswerAsync(new MeasureAsk("TRAIN"), "2024Q1")).Rows[0].Cell;

        Assert.Equal([12m, 6m], months.Select(row => row.Cell.Value!.Value));
        Assert.Equal((null, ValueState.NotCollected), (quarter.Value, quarter.State));
        Assert.Contains(quarter.Flags, flag => flag.Code == "NOT_ADDITIVE");
    }

    [Fact]
    public async Task A_median_is_taken_of_the_added_classes()
    {
        var cell = (await AnswerAsync(new MeasureAsk("LAG"), "202401")).Rows[0].Cell;

        // 10 within 30 days, 30 within 60: the 20th of 40 lies a third into the second class.
        Assert.Equal(40m, cell.Value!.Value);
        Assert.Equal(Unit.Days, cell.Unit);
    }

    [Fact]
    public async Task Rates_of_ages_are_divided_each_by_itself_and_then_added()
    {
        var cell = (await AnswerAsync(new MeasureAsk("TFR"), "202401")).Rows[0].Cell;

        // 5 x 4 / 100 + 5 x 40 / 200.
        Assert.Equal(1.2m, cell.Value!.Value);
    }

    private Task<Answer> AnswerAsync(MeasureAsk ask, params string[] periods) => AnswerAsync(ask, periods, null);

    private async Task<Answer> AnswerAsync(MeasureAsk ask, string[] periods, CompareAsk? compare)
    {
        var (warehouse, analyst) = _warehouse.Ask(s_catalogue, "2025-01-01");
        using (warehouse)
        {
            return await analyst.AnswerAsync(
                new Question
                {
                    Measures = [ask],
                    Time = FupingCase.Periods(periods),
                    ByPeriod = FupingCase.Id(periods[0]).Type,
                    Compare = compare is null ? [] : [compare],
                },
                Asker.LocalOwner,
                CancellationToken.None);
        }
    }
}
