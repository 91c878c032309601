using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Questions;

namespace McHAnalytics.Tests.Models.Questions;

/// <summary>Every number is worked out by hand beside it, or with SciPy where an interval is meant.</summary>
public sealed class CellRecipeTests
{
    private static readonly ReportCounts s_allReports = new(10, 10, 9);

    [Fact]
    public void A_rate_is_divided_from_its_parts_and_carries_its_interval()
    {
        var cell = Cell("CS", Figure(3), Figure(241));

        Assert.Equal(ValueState.Ok, cell.State);
        Assert.Equal(1.2448m, decimal.Round(cell.Value!.Value, 4));   // 300 / 241
        Assert.Equal(3m, cell.Numerator);
        Assert.Equal(241m, cell.Denominator);
        Assert.Equal(0.4242m, decimal.Round(cell.CiLow!.Value, 4));   // Wilson 0.004242, 0.035953
        Assert.Equal(3.5953m, decimal.Round(cell.CiHigh!.Value, 4));
        Assert.Equal(1.0, cell.Completeness);
        Assert.Equal(0.9, cell.Timeliness);
        Assert.Equal(3, cell.DefinitionVersion);
    }

    [Fact]
    public void A_total_is_divided_from_added_parts_and_is_no_average()
    {
        var recipe = Recipe("CS");
        var small = new Parts(Figure(1), Figure(10));        // 10 %
        var large = new Parts(Figure(990), Figure(1_000));   // 99 %

        var total = recipe.ToCell(small + large, s_allReports, Dueness.Due);

        Assert.Equal(98.1188m, decimal.Round(total.Value!.Value, 4));   // 991 of 1,010, and not 54.5
    }

    [Fact]
    public void A_measure_that_stands_on_both_sides_is_fetched_once()
    {
        var recipe = Recipe("SBR");

        var cell = recipe.ToCell(new Parts(Figure(22_534), Figure(1_127_229)), s_allReports, Dueness.Due);

        Assert.Equal(["fetal_deaths", "live_births"], recipe.Measures);
        Assert.Equal(1_149_763m, cell.Denominator);                     // 1,127,229 + 22,534
        Assert.Equal(19.5988m, decimal.Round(cell.Value!.Value, 4));    // 22,534,000 / 1,149,763
    }

    [Fact]
    public void A_rate_of_rare_deaths_has_the_exact_interval_of_the_count()
    {
        var cell = Cell("MMR", Figure(0), Figure(543));

        Assert.Equal(0m, cell.Value);
        Assert.Equal(0m, cell.CiLow);
        Assert.Equal(679.4m, decimal.Round(cell.CiHigh!.Value, 1));     // 3.6889 / 543 * 100,000
        Assert.Equal(Severity.Warning, Flag(cell, "SMALL_NUMBERS").Severity);
    }

    [Fact]
    public void Nobody_at_risk_gives_no_rate_rather_than_zero()
    {
        var cell = Cell("CS", Figure(0), Figure(0));

        Assert.Equal(ValueState.ZeroDenominator, cell.State);
        Assert.Null(cell.Value);
        Assert.Null(cell.CiLow);
        Assert.Equal(0m, cell.Denominator);
    }

    [Theory]
    [InlineData(0, 0, 0, Dueness.Due, ValueState.NotReported)]
    [InlineData(0, 0, 0, Dueness.PartlyDue, ValueState.NotReported)]
    [InlineData(0, 0, 0, Dueness.NotYetDue, ValueState.NotYetDue)]
    [InlineData(2, 0, 0, Dueness.Due, ValueState.NotReported)]
    [InlineData(0, 2, 0, Dueness.Due, ValueState.NotCollected)]
    [InlineData(0, 0, 2, Dueness.Due, ValueState.NotCarriedOut)]
    [InlineData(0, 1, 1, Dueness.Due, ValueState.NotCollected)]
    [InlineData(1, 1, 1, Dueness.Due, ValueState.NotReported)]
    public void Without_a_figure_the_state_says_why(
        int blank, int notCollected, int notCarriedOut, Dueness dueness, ValueState expected)
    {
        var parts = new Parts(new MeasureParts(0, 0, blank, notCollected, notCarriedOut));

        var cell = Recipe("caesareans").ToCell(parts, ReportCounts.None, dueness);

        Assert.Equal(expected, cell.State);
        Assert.Null(cell.Value);
        Assert.Null(cell.Numerator);
    }

    [Fact]
    public void No_parts_at_all_are_not_reported() =>
        Assert.Equal(ValueState.NotReported, Recipe("CS").ToCell(Parts.None, ReportCounts.None, Dueness.Due).State);

    [Fact]
    public void A_sum_with_an_absent_term_has_no_value_because_the_rest_would_pass_for_the_whole()
    {
        var cell = Cell("DROP", Figure(50), new MeasureParts(0, 0, 0, 1, 0));

        Assert.Equal(ValueState.NotCollected, cell.State);
        Assert.Null(cell.Value);
        Assert.Equal(50m, cell.Denominator);
    }

    [Theory]
    [InlineData(Dueness.PartlyDue)]
    [InlineData(Dueness.NotYetDue)]
    public void A_value_before_all_reports_are_due_is_provisional(Dueness dueness)
    {
        var cell = Recipe("live_births").ToCell(new Parts(Figure(7)), ReportCounts.None, dueness);

        Assert.Equal(ValueState.Provisional, cell.State);
        Assert.Equal(7m, cell.Value);
    }

    [Fact]
    public void A_part_larger_than_its_whole_is_an_error_and_has_no_interval()
    {
        var cell = Cell("CS", Figure(12), Figure(10));

        Assert.Equal(120m, cell.Value);
        Assert.Null(cell.CiLow);
        Assert.Equal(Severity.Error, Flag(cell, "RATE_OVER_100").Severity);
    }

    [Fact]
    public void A_negative_drop_out_is_an_error()
    {
        var cell = Cell("DROP", Figure(40), Figure(50));

        Assert.Equal(-25m, cell.Value);   // (40 - 50) / 40
        Assert.Equal(Severity.Error, Flag(cell, "NEGATIVE_VALUE").Severity);
    }

    [Fact]
    public void A_numerator_without_its_denominator_is_flagged()
    {
        var cell = Cell("CS", new MeasureParts(100, 12, 0, 0, 0), new MeasureParts(400, 11, 1, 0, 0));

        Assert.Equal(25m, cell.Value);
        Assert.Equal(Severity.Warning, Flag(cell, "UNPAIRED").Severity);
        Assert.Equal(Severity.Info, Flag(cell, "GAPS").Severity);
    }

    [Fact]
    public void Decimals_of_a_count_stay_exact_and_are_flagged()
    {
        var cell = Cell("live_births", new MeasureParts(3_639.044m, 4, 0, 0, 0));

        Assert.Equal(3_639.044m, cell.Value);
        Assert.Contains(cell.Flags, flag => flag.Code == "FRACTIONS");
    }

    [Fact]
    public void An_amount_may_have_decimals()
    {
        var cell = Cell("PER_WOMAN", new MeasureParts(1_000.50m, 3, 0, 0, 0), new MeasureParts(3, 3, 0, 0, 0));

        Assert.Equal(333.5m, cell.Value);
        Assert.Equal(Unit.Cny, cell.Unit);
        Assert.Empty(cell.Flags);
    }

    [Theory]
    [InlineData(15, Severity.Warning)]
    [InlineData(16, Severity.Info)]
    [InlineData(19, Severity.Info)]
    [InlineData(20, null)]
    public void Few_events_are_flagged(int events, Severity? expected) =>
        Assert.Equal(expected, Cell("CS", Figure(events), Figure(1_000)).Flags.SingleOrDefault()?.Severity);

    [Fact]
    public void A_proportion_of_few_people_is_flagged_however_many_events_it_has() =>
        Assert.Equal("SMALL_NUMBERS", Assert.Single(Cell("CS", Figure(25), Figure(29)).Flags).Code);

    [Theory]
    [InlineData(74, true)]
    [InlineData(75, false)]
    public void Less_than_three_quarters_of_the_reports_is_incomplete(int received, bool expected)
    {
        var cell = Recipe("live_births").ToCell(new Parts(Figure(500)), new ReportCounts(100, received, null), Dueness.Due);

        Assert.Equal(expected, cell.Flags.Any(flag => flag.Code == "INCOMPLETE"));
        Assert.Equal(received / 100.0, cell.Completeness);
        Assert.Null(cell.Timeliness);
    }

    [Fact]
    public void A_flow_is_added_over_months_before_the_division()
    {
        var recipe = Recipe("CS");

        var quarter = recipe.OverTime(
        [
            (24_289, new Parts(Figure(1), Figure(10))),
            (24_288, new Parts(Figure(2), Figure(50))),
            (24_290, new Parts(Figure(3), Figure(40))),
        ]);

        Assert.Equal(6m, recipe.ToCell(quarter, s_allReports, Dueness.Due).Value);   // 6 of 100
    }

    [Fact]
    public void A_stock_takes_the_value_at_the_end_of_the_period()
    {
        var recipe = Recipe("women_due");

        var parts = recipe.OverTime(
        [
            (24_305, new Parts(Figure(90))),
            (24_305, new Parts(Figure(10))),
            (24_287, new Parts(Figure(500))),
            (24_306, Parts.None),
        ]);

        Assert.Equal(100m, recipe.ToCell(parts, s_allReports, Dueness.Due).Value);
    }

    [Fact]
    public void A_stock_over_a_stock_is_the_share_at_the_end_of_the_period()
    {
        var recipe = Recipe("MANAGED");

        var parts = recipe.OverTime(
            [(1, new Parts(Figure(10), Figure(100))), (2, new Parts(Figure(60), Figure(80)))]);

        Assert.Equal(75m, recipe.ToCell(parts, s_allReports, Dueness.Due).Value);
    }

    [Fact]
    public void Rounds_of_a_flow_over_a_stock_are_pooled_so_that_no_coverage_passes_100()
    {
        var recipe = Recipe("COVERAGE");

        var parts = recipe.OverTime(
            [(1, new Parts(Figure(80), Figure(100))), (2, new Parts(Figure(60), Figure(100)))]);

        Assert.Equal(70m, recipe.ToCell(parts, s_allReports, Dueness.Due).Value);   // 140 of 200, and not 140 of 100
    }

    [Fact]
    public void An_unknown_code_is_answered_with_the_nearest_ones()
    {
        var fault = Assert.Throws<QuestionException>(() => Recipe("live_birth"));

        Assert.Equal("MCH-Q001", fault.Code);
        Assert.Contains("live_births", fault.Message, StringComparison.Ordinal);
        Assert.Contains("live_births", fault.MessageZh, StringComparison.Ordinal);
    }

    private static CellRecipe Recipe(string code) => CellRecipe.For(CellCatalogue.Catalogue, code);

    private static MeasureParts Figure(decimal sum) => new(sum, 1, 0, 0, 0);

    private static Cell Cell(string code, params ReadOnlySpan<MeasureParts> parts) =>
        Recipe(code).ToCell(new Parts(parts), s_allReports, Dueness.Due);

    private static QualityFlag Flag(Cell cell, string code) => Assert.Single(cell.Flags, flag => flag.Code == code);
}
