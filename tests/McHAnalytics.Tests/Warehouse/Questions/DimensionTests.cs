using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;
using McHAnalytics.Tests.Warehouse.Support;
using static McHAnalytics.Tests.Warehouse.Questions.AnalystTests;
using static McHAnalytics.Tests.Warehouse.Support.FupingCase;

namespace McHAnalytics.Tests.Warehouse.Questions;

/// <summary>Births divided by the mother's age and kind of delivery, and by facility: figures small enough to add by hand.</summary>
public sealed class DimensionTests
{
    private const string Later = "2026-06-01";
    private const int Zhuangli = 6;
    private const int Longmen = 7;

    private static readonly DomainCatalogue s_catalogue = new(
        FupingCase.Catalogue.Measures, FupingCase.Catalogue.Indicators, FupingCase.Catalogue.Targets)
    {
        Dimensions =
        [
            Dimension("age_group", false, ("under_20", null, 20), ("20_34", 20, 35), ("35_plus", 35, null)),
            Dimension("delivery_kind", false, ("vaginal", null, null), ("caesarean", null, null)),
            Dimension("facility", true),
        ],
    };

    [Fact]
    public async Task Rows_by_a_dimension_add_up_to_the_undivided_value_the_unknown_among_them()
    {
        using var data = Divided().Fact(LiveBirths, 202402, 5, 3).Publish();
        var question = Question("live_births") with
        {
            ByDimensions = ["age_group"], ByLevel = OrgLevel.Township, Time = Periods("202401"), OrgUnits = Only(Fuping),
            Totals = [TotalsLevel.Grand],
        };

        var answer = await AskDivided(data, question);

        // 庄里: 30 = 5 under 20, 20 of 20 to 34, none over, 5 unknown. 留古 has no report.
        Assert.Equal(
            ["under_20 ", "20_34 ", "35_plus ", "unknown ", "under_20 5", "20_34 20", "35_plus 0", "unknown 5"],
            answer.Rows.OrderBy(row => row.Cell.Value is not null)
                .Select(row => $"{row.Dimensions[0].Code} {row.Cell.Value:0.##}"));
        Assert.All(answer.Rows.Take(4), row => Assert.Equal("庄里镇", row.OrgUnit!.Name));
        Assert.All(
            answer.Rows.Where(row => row.OrgUnit!.Code == Liugu),
            row => Assert.Equal(ValueState.NotReported, row.Cell.State));
        Assert.Equal(30, answer.Totals[0].Cell.Value);
        Assert.Empty(answer.Totals[0].Dimensions);
    }

    [Fact]
    public async Task A_rate_by_a_dimension_is_divided_from_the_parts_of_both_sides()
    {
        using var data = Divided().Publish();
        var question = Question("DEL_CS") with
        {
            ByDimensions = ["age_group"], Time = Periods("202401"), OrgUnits = Only("610528100000"), Order = [new(null, "age_group", true)],
        };

        var rows = (await AskDivided(data, question)).Rows;

        // Caesareans 12: 2 of 5, 8 of 20, none of none, 2 of 5. Nobody of 35 and over: no rate, and not zero.
        Assert.Equal(["unknown", "35_plus", "20_34", "under_20"], rows.Select(row => row.Dimensions[0].Code));
        Assert.Equal([40m, null, 40m, 40m], rows.Select(row => row.Cell.Value));
        Assert.Equal(ValueState.ZeroDenominator, rows[1].Cell.State);
        Assert.Equal((8m, 20m), (rows[2].Cell.Numerator, rows[2].Cell.Denominator));
    }

    [Fact]
    public async Task A_filter_counts_before_adding_and_totals_are_those_of_what_passes()
    {
        using var data = Divided().Publish();
        var question = Question("live_births") with
        {
            Where = Age(new ValueCondition(Gte: 20)), ByLevel = OrgLevel.Township, ByPeriod = PeriodType.Month,
            Time = Months(202401, 202402), OrgUnits = Only("610528100000"), Totals = [TotalsLevel.Grand, TotalsLevel.Row],
            Compare = [new(CompareKind.PreviousPeriod)],
        };

        var answer = await AskDivided(data, question);

        // January 20 of 20 to 34; February 6 of 20 to 34 and 4 of 35 and over; the unknown is in no band.
        Assert.Equal([20m, 10m], answer.Rows.Select(row => row.Cell.Value));
        Assert.Equal([30m, 30m], answer.Totals.Select(total => total.Cell.Value));
        Assert.Equal(20m, answer.Rows[1].Comparisons[0].Base.Value);
    }

    [Fact]
    public async Task Either_of_two_conditions_on_two_dimensions()
    {
        using var data = Divided().Publish();
        var question = Question("live_births") with
        {
            Time = Periods("202401"), OrgUnits = Only("610528100000"),
            Where = new FactFilter
            {
                Any =
                [
                    new FactFilter { Tests = [new DimensionTest("age_group", ["under_20"])] },
                    new FactFilter { Tests = [new DimensionTest("delivery_kind", NotIn: ["vaginal", "unknown"])] },
                ],
            },
        };

        var row = Assert.Single((await AskDivided(data, question)).Rows);

        // Under 20: 3 vaginal + 2 caesarean; caesareans of other ages: 8 + 2.
        Assert.Equal(15, row.Cell.Value);
        Assert.Empty(row.Dimensions);
    }

    [Fact]
    public async Task A_place_that_reports_undivided_figures_only_has_no_parts_and_says_so_above()
    {
        using var data = Divided().Fact(LiveBirths, 202401, Longmen, 50).Publish();
        var question = Question("live_births") with { ByDimensions = ["delivery_kind"], Time = Periods("202401") };

        var townships = await AskDivided(data, question with { ByLevel = OrgLevel.Township, OrgUnits = Only(Hancheng) });
        var all = await AskDivided(data, question with { Totals = [TotalsLevel.Grand] });

        Assert.All(townships.Rows, row => Assert.Equal(ValueState.NotReported, row.Cell.State));
        Assert.Equal([15m, 12m, 3m], all.Rows.Select(row => row.Cell.Value));
        Assert.All(all.Rows, row => Assert.Contains(row.Cell.Flags, flag => flag.Code == "PARTLY_DIVIDED"));
        Assert.Equal(30m, all.Totals[0].Cell.Value);
    }

    [Fact]
    public async Task Of_an_open_dimension_a_place_has_rows_for_the_codes_it_has_facts_of()
    {
        using var data = Divided().Fact(LiveBirths, 202401, Longmen, 7).Fact(LiveBirths, 202401, Longmen, 7, category: 22).Publish();
        var question = Question("live_births") with
        {
            ByDimensions = ["facility"], ByLevel = OrgLevel.Township, Time = Periods("202401"),
        };

        var answer = await AskDivided(data, question with { Order = [new("live_births", null, true)] });

        Assert.Equal(
            ["庄里镇 A 18", "庄里镇 unknown 12", "龙门镇 B 7"],
            answer.Rows.Select(row => $"{row.OrgUnit!.Name} {row.Dimensions[0].LabelZh} {row.Cell.Value:0.##}".Replace("不详", "unknown", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Lineage_of_a_part_names_the_cells_of_that_part_only()
    {
        using var data = Divided().Publish();
        var (warehouse, analyst) = data.Ask(s_catalogue, Later);
        using var _ = warehouse;
        var answer = await analyst.AnswerAsync(
            Question("live_births") with { ByDimensions = ["age_group"], Time = Periods("202401") }, CancellationToken.None);

        var pages = await analyst.LineageAsync([.. answer.Rows.Select(row => row.Cell.Origin!)], 0, 100, CancellationToken.None);

        Assert.Equal([5m, 20m, 0m, 5m], pages.Select(page => page.Items.Sum(cell => cell.Contribution)));
    }

    [Theory]
    [InlineData("age_grup", "MCH-Q040", "age_group")]
    [InlineData("facility", "MCH-Q041", "live_births")]
    public async Task A_dimension_that_does_not_fit_is_told_with_what_does(string dimension, string code, string hint)
    {
        using var data = Divided().Publish();

        var fault = await Assert.ThrowsAsync<QuestionException>(() => AskDivided(
            data, Question("women_on_books") with { ByDimensions = [dimension] }));

        Assert.Equal(code, fault.Code);
        Assert.Contains(hint, fault.Message, StringComparison.Ordinal);
        Assert.Contains(hint, fault.MessageZh, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rate_of_which_one_side_only_is_divided_is_refused()
    {
        using var data = Divided().Publish();

        var fault = await Assert.ThrowsAsync<QuestionException>(() => AskDivided(
            data, Question("DEL_CS") with { ByDimensions = ["facility"] }));

        Assert.Equal("MCH-Q042", fault.Code);
        Assert.Contains("caesareans is not", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_that_cannot_be_answered_say_what_can()
    {
        using var data = Divided().Publish();
        async Task<QuestionException> Fault(FactFilter filter) => await Assert.ThrowsAsync<QuestionException>(() =>
            AskDivided(data, Question("live_births") with { Where = filter }));

        Assert.Equal("MCH-Q044", (await Fault(Age(new ValueCondition(Gte: 30)))).Code);
        Assert.Contains("20, 35", (await Fault(Age(new ValueCondition(Gte: 30)))).Message, StringComparison.Ordinal);
        Assert.Equal("MCH-Q047", (await Fault(new FactFilter())).Code);
        var code = await Fault(new FactFilter { Tests = [new DimensionTest("delivery_kind", ["cesarean"])] });
        Assert.Equal("MCH-Q043", code.Code);
        Assert.Contains("caesarean", code.Message, StringComparison.Ordinal);
        Assert.Equal(
            "MCH-Q045",
            (await Fault(new FactFilter { Tests = [new DimensionTest("delivery_kind", Number: new(Gt: 1))] })).Code);
    }

    [Fact]
    public async Task Parts_are_those_that_were_known_at_the_time()
    {
        using var data = Divided()
            .Fact(LiveBirths, 202403, Zhuangli, 9, knownTo: 2).Fact(LiveBirths, 202403, Zhuangli, 9, category: 1, knownTo: 2)
            .Fact(LiveBirths, 202403, Zhuangli, 11, knownFrom: 2).Fact(LiveBirths, 202403, Zhuangli, 11, category: 3, knownFrom: 2)
            .Publish().Publish();
        var question = Question("live_births") with { ByDimensions = ["age_group"], Time = Periods("202403") };

        var now = await AskDivided(data, question);
        var then = await AskDivided(data, question with
        {
            AsOf = new DateTimeOffset(2025, 1, 2, 12, 0, 0, TimeSpan.Zero), Compare = [new(CompareKind.AsKnownNow)],
        });

        Assert.Equal([0m, 11m, 0m, 0m], now.Rows.Select(row => row.Cell.Value));
        Assert.Equal([9m, 0m, 0m, 0m], then.Rows.Select(row => row.Cell.Value));
        Assert.Equal([0m, 11m, 0m, 0m], then.Rows.Select(row => row.Comparisons[0].Base.Value));
    }

    private static FactFilter Age(ValueCondition age) => new() { Tests = [new DimensionTest("age_group", Number: age)] };

    private static Dimension Dimension(string code, bool isOpen, params (string Code, decimal? From, decimal? Below)[] codes) =>
        new(code, code, code, isOpen,
        [
            .. codes.Select(each => new DimensionCode(each.Code, each.Code, each.Code, each.From, each.Below)),
            new DimensionCode("unknown", "不详", "Unknown", null, null),
        ]);

    private static async Task<Answer> AskDivided(TestWarehouse data, Question question)
    {
        var (warehouse, analyst) = data.Ask(s_catalogue, Later);
        using (warehouse)
        {
            return await analyst.AnswerAsync(question, CancellationToken.None);
        }
    }

    // Categories by age and kind of delivery (1 to 6), and by facility (21 to 23).
    private static TestWarehouse Divided()
    {
        var data = Places();
        (int Id, string Age, string Kind)[] categories =
        [
            (1, "under_20", "vaginal"), (2, "under_20", "caesarean"), (3, "20_34", "vaginal"), (4, "20_34", "caesarean"),
            (5, "35_plus", "caesarean"), (6, "unknown", "unknown"), (7, "unknown", "caesarean"),
        ];
        foreach (var (id, age, kind) in categories)
        {
            data.Add($"""
                INSERT INTO category VALUES ({id}, 'age_group+delivery_kind', 'age_group', '{age}'),
                    ({id}, 'age_group+delivery_kind', 'delivery_kind', '{kind}')
                """);
        }

        data.Add("INSERT INTO category VALUES (21, 'facility', 'facility', 'A'), (22, 'facility', 'facility', 'B'), "
            + "(23, 'facility', 'facility', 'unknown')");
        data.Fact(LiveBirths, 202401, Zhuangli, 30).Fact(Caesareans, 202401, Zhuangli, 12);
        foreach (var (category, births) in new[] { (1, 3), (2, 2), (3, 12), (4, 8), (7, 2), (6, 3), (21, 18), (23, 12) })
        {
            data.Fact(LiveBirths, 202401, Zhuangli, births, category: category);
        }

        foreach (var (category, births) in new[] { (2, 2), (4, 8), (7, 2) })
        {
            data.Fact(Caesareans, 202401, Zhuangli, births, category: category);
        }

        return data.Fact(LiveBirths, 202402, Zhuangli, 10).Fact(LiveBirths, 202402, Zhuangli, 6, category: 3)
            .Fact(LiveBirths, 202402, Zhuangli, 4, category: 5);
    }
}
