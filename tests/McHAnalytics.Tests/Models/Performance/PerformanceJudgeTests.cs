using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Performance;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Models.Performance;

/// <summary>The eight townships of DOMAIN, section 6, whose figures were worked out with SciPy.</summary>
public sealed class PerformanceJudgeTests
{
    private static readonly decimal[] s_people = [120, 60, 300, 45, 410, 150, 30, 500];
    private static readonly decimal[] s_rates = [0.92m, 0.97m, 0.88m, 0.99m, 0.75m, 0.95m, 0.90m, 0.93m];
    private static readonly decimal[] s_deaths = [2, 0, 5, 1, 9, 3, 0, 4];

    [Fact]
    public void Over_dispersion_leaves_one_township_to_watch_where_chance_alone_would_accuse_five()
    {
        var places = s_people.Select((people, at) => Place(at, people * s_rates[at], people));

        var result = PerformanceJudge.Judge(Proportion(), [.. places]);

        Assert.Equal(87.8731m, Math.Round(result.Target!.Value, 4));
        Assert.Equal(4.681, result.Overdispersion, precision: 3);
        Assert.Equal(-2.600, result.Units[4].ZAdjusted!.Value, precision: 3);
        Assert.Equal(PerformanceSignal.Watch, result.Units[4].Signal);
        Assert.All(result.Units.Where((_, at) => at != 4), unit => Assert.Equal(PerformanceSignal.None, unit.Signal));
        Assert.Equal(8, result.Units[4].RankHigh);
        Assert.True(result.Units[4].ProbabilityWorstFifth > 0.95);
        // Drawn towards the target: tau2 / (tau2 + s2) = 0.0021912 / (0.0021912 + 0.00025995) = 0.89394 of the way out.
        Assert.Equal(76.37, (double)result.Units[4].Shrunk!.Value, precision: 1);
        Assert.Equal(360.28, (double)result.Units[4].Expected!.Value, precision: 2);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Few_deaths_are_drawn_wholly_to_the_pooled_rate_and_tiny_townships_are_too_small()
    {
        var places = s_people.Select((people, at) => Place(at, s_deaths[at], people));

        var result = PerformanceJudge.Judge(Deaths(), [.. places]);

        Assert.Equal(14.8607m, Math.Round(result.Target!.Value, 4));                       // 24 of 1,615
        Assert.All(result.Units, unit => Assert.Equal(14.8607m, Math.Round(unit.Shrunk!.Value, 4)));
        // Expected deaths below one: 60, 45 and 30 births.
        Assert.Equal([1, 3, 6], Signalled(result, PerformanceSignal.TooSmall));
        Assert.Equal([0, 2, 4, 5, 7], Signalled(result, PerformanceSignal.None));
    }

    [Fact]
    public void A_place_far_below_the_others_is_under_where_high_is_good_and_over_where_low_is_good()
    {
        PerformanceEvidence[] places =
            [.. Enumerable.Range(0, 20).Select(at => Place(at, at == 7 ? 500 : 900 + (at % 3), 1_000))];

        var good = PerformanceJudge.Judge(Proportion(), places).Units[7];
        var bad = PerformanceJudge.Judge(Proportion() with { Direction = Direction.LowerIsBetter }, places).Units[7];

        Assert.Equal(PerformanceSignal.Under, good.Signal);
        Assert.Equal(20, good.RankLow);
        Assert.Contains("99.8%", good.ReasonsZh[0], StringComparison.Ordinal);
        Assert.Equal(PerformanceSignal.Over, bad.Signal);
        Assert.Equal(1, bad.RankHigh);
    }

    [Fact]
    public void A_column_that_collapsed_is_a_data_error_and_moves_neither_target_nor_spread()
    {
        // Baringo: 14,781 of 14,781 a year earlier, 27 of 236 now; elsewhere 97 % in both years.
        PerformanceEvidence[] sound =
            [.. Enumerable.Range(0, 9).Select(at => Place(at, 9_700 + at, 10_000, 9_600, 9_900))];
        PerformanceEvidence[] places = [.. sound, Place(9, 27, 236, 14_781, 14_781)];

        var result = PerformanceJudge.Judge(Proportion(), places);

        Assert.Equal(PerformanceSignal.DataError, result.Units[9].Signal);
        Assert.Null(result.Units[9].ZAdjusted);
        Assert.Equal(2, result.Units[9].ReasonsEn.Count);
        Assert.Contains("14781", result.Units[9].ReasonsZh[0], StringComparison.Ordinal);
        Assert.Equal(97.04m, result.Target);                                                // 87,336 of 90,000
        Assert.Equal("NOT_COMPARED", Assert.Single(result.Warnings).Code);
    }

    [Fact]
    public void A_wrong_figure_of_last_year_is_not_held_against_this_one()
    {
        // Last year a month was written in another unit: 9,966 visits of 760 births.
        PerformanceEvidence[] sound =
            [.. Enumerable.Range(0, 9).Select(at => Place(at, 970 + at, 1_000, 960, 990))];

        var result = PerformanceJudge.Judge(Proportion(), [.. sound, Place(9, 750, 764, 9_966, 760)]);

        Assert.Equal(PerformanceSignal.None, result.Units[9].Signal);
    }

    [Fact]
    public void When_all_places_fall_together_nothing_is_called_a_data_error()
    {
        PerformanceEvidence[] places = [.. Enumerable.Range(0, 9).Select(at => Place(at, 180 + at, 200, 1_900, 2_000))];

        var result = PerformanceJudge.Judge(Proportion(), places);

        Assert.All(result.Units, unit => Assert.Equal(PerformanceSignal.None, unit.Signal));
    }

    [Fact]
    public void Missing_reports_and_material_errors_come_before_any_judgement()
    {
        PerformanceEvidence[] places = [.. Enumerable.Range(0, 10).Select(at => Place(at, 900, 1_000))];
        places[1] = places[1] with { Cell = places[1].Cell with { Completeness = 0.7 } };
        places[2] = places[2] with { Errors = [new("DQ-L1", "早建册大于建册", "early above all", 2 / 12.0)] };
        places[3] = places[3] with { Errors = [new("DQ-L1", "早建册大于建册", "early above all", 1 / 240.0)] };
        places[4] = Place(4, 400, 1_000) with { Errors = places[3].Errors };
        QualityFlag over = new("RATE_OVER_100", "超过100%", "over 100 %", Severity.Error);
        places[5] = places[5] with { Cell = CellOf(1_100, 1_000) with { Flags = [over] } };

        var result = PerformanceJudge.Judge(Proportion(), places);

        // 3 and 4 have one error among 240 reports: too little to doubt 3, enough for 4, which stands out.
        Assert.Equal([1, 2, 4, 5], Signalled(result, PerformanceSignal.DataError));
        Assert.Equal(PerformanceSignal.None, result.Units[3].Signal);
        Assert.Contains("DQ-L1", result.Units[2].ReasonsZh[0], StringComparison.Ordinal);
        Assert.Contains("催报", result.Units[1].ReasonsZh[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Low_completeness_is_no_error_where_completeness_itself_is_judged()
    {
        PerformanceEvidence[] places = [.. Enumerable.Range(0, 10).Select(at => Place(at, at == 4 ? 50 : 118, 120))];
        places[4] = places[4] with { Cell = places[4].Cell with { Completeness = 0.42 } };

        var result = PerformanceJudge.Judge(
            Proportion() with
            {
                Numerator = new([new("reports_received", 1)]),
                Denominator = new([new("reports_expected", 1)]),
            },
            places);

        Assert.Equal(PerformanceSignal.Under, result.Units[4].Signal);
    }

    [Fact]
    public void Without_any_event_or_with_one_place_nobody_is_judged()
    {
        var none = PerformanceJudge.Judge(Deaths(), [Place(0, 0, 5_000), Place(1, 0, 9_000)]);
        var one = PerformanceJudge.Judge(Deaths(), [Place(0, 3, 5_000)]);
        var empty = PerformanceJudge.Judge(Deaths(), []);

        Assert.All(none.Units.Concat(one.Units), unit => Assert.Equal(PerformanceSignal.None, unit.Signal));
        Assert.Equal(0m, none.Target);
        Assert.Null(empty.Target);
    }

    [Fact]
    public void A_count_cannot_stand_in_a_funnel()
    {
        var exception = Assert.Throws<QuestionException>(
            () => PerformanceJudge.Judge(Deaths() with { Denominator = null }, []));

        Assert.Equal("MCH-Q015", exception.Code);
    }

    private static int[] Signalled(PerformanceResult result, PerformanceSignal signal) =>
        [.. Enumerable.Range(0, result.Units.Count).Where(at => result.Units[at].Signal == signal)];

    private static Indicator Proportion() => Rate(100, Direction.HigherIsBetter, IntervalKind.Wilson);

    private static Indicator Deaths() => Rate(1_000, Direction.LowerIsBetter, IntervalKind.Poisson);

    private static Indicator Rate(int multiplier, Direction direction, IntervalKind interval) => new(
        "X", "率", "rate", IndicatorKind.Ratio, new([new("a", 1)]), "a", new([new("b", 1)]), "b", multiplier,
        Unit.Percent, direction, interval, OrgLevel.Township, PeriodType.Month, 1, new(2020, 1, 1), "test", false);

    private static PerformanceEvidence Place(
        int at,
        decimal numerator,
        decimal denominator,
        decimal? numeratorBefore = null,
        decimal? denominatorBefore = null) => new(
        new(at + 1, $"T{at}", $"镇{at}", null, OrgLevel.Township, null, $"/T{at}", new(2000, 1, 1), null, null),
        CellOf(numerator, denominator),
        numeratorBefore is null ? null : CellOf(numeratorBefore.Value, denominatorBefore!.Value),
        []);

    private static Cell CellOf(decimal numerator, decimal denominator) => new()
    {
        Unit = Unit.Percent, State = ValueState.Ok, Numerator = numerator, Denominator = denominator,
        Value = 100 * numerator / denominator, Completeness = 1,
    };
}
