using McHAnalytics.Models.Catalogue;

namespace McHAnalytics.Tests.Models.Catalogue;

/// <summary>What an indicator says beyond one division: variants, versions, changes, sums of rates, medians.</summary>
public sealed class IndicatorDefinitionTests
{
    private const string Measures = """
        measures:
          - {code: live_births, zh: 活产数, en: Live births}
          - {code: caesareans, zh: 剖宫产数, en: Caesareans}
          - {code: deliveries, zh: 机构分娩数, en: Deliveries in facilities}
          - {code: trained, zh: 培训人数, en: Staff trained, over_time: none}
          - {code: women_due, zh: 应查人数, en: Women due, over_time: last}
        """;

    private const string Rate = """
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
            valid_from: 2020-01-01
            changed_zh: 分母由机构分娩数改为活产数
            changed_en: over live births, no longer over deliveries in facilities
            origin: test
            variants:
              - {code: facility, zh: 机构口径, en: facility deliveries, denominator: deliveries}
            earlier:
              - {version: 1, valid_from: 2012-01-01, denominator: deliveries}
        """;

    private const string Change = """
          - code: CS_CHANGE
            zh: 剖宫产率之差
            en: Change of the caesarean rate
            change_of: {indicator: DEL_CS, periods: 1, reach: 3, as: difference}
            multiplier: 1
            unit: percentage_point
            direction: lower
            interval: none
            version: 1
            valid_from: 2012-01-01
            origin: test
        """;

    [Fact]
    public void Variants_and_earlier_versions_say_only_what_they_have_otherwise()
    {
        var indicator = Read(Measures, Rate).FindIndicator("DEL_CS")!;

        var variant = Assert.Single(indicator.Variants);
        Assert.Equal(("facility", "facility", "Deliveries in facilities"),
            (variant.Code, variant.Definition.VariantCode, variant.Definition.DenominatorTextEn));
        Assert.Equal([new("caesareans", 1)], variant.Definition.Numerator.Terms);
        var earlier = Assert.Single(indicator.Earlier);
        Assert.Equal((1, new DateOnly(2012, 1, 1), new DateOnly(2019, 12, 31)), (earlier.Version, earlier.ValidFrom, earlier.ValidTo));
        Assert.Equal([new("deliveries", 1)], earlier.Denominator!.Terms);
        Assert.Null(indicator.ValidTo);
    }

    [Fact]
    public void A_change_has_the_parts_of_the_indicator_that_it_compares()
    {
        var change = Read(Measures, Rate + "\n" + Change).FindIndicator("CS_CHANGE")!;

        Assert.Equal(IndicatorKind.Derived, change.Kind);
        Assert.Equal(new ChangeOf("DEL_CS", 1, 3, ChangeKind.Difference), change.Change);
        Assert.Equal(["caesareans", "live_births"], change.Measures);
        Assert.Equal((AggregationRule.None, AggregationRule.None), (change.TimeAggregation, change.OrgAggregation));
    }

    [Theory]
    [InlineData("numerator: live_births", AggregationRule.Sum, AggregationRule.Sum)]
    [InlineData("numerator: women_due", AggregationRule.Last, AggregationRule.Sum)]
    [InlineData("numerator: trained", AggregationRule.None, AggregationRule.Sum)]
    [InlineData("numerator: live_births\n    denominator: women_due", AggregationRule.None, AggregationRule.None)]
    public void Adding_up_over_time_and_over_places_are_two_rules(string parts, AggregationRule time, AggregationRule places)
    {
        var indicator = Read(Measures, Plain(parts)).FindIndicator("X")!;

        Assert.Equal((time, places), (indicator.TimeAggregation, indicator.OrgAggregation));
    }

    [Theory]
    [InlineData("denominator: deliveries}", "denominator: delivery}", "MCH-C006")]
    [InlineData("code: facility,", "code: Facility,", "MCH-C019")]
    [InlineData("en: facility deliveries,", "", "MCH-C008")]
    [InlineData("valid_from: 2012-01-01", "valid_from: 2021-01-01", "MCH-C018")]
    [InlineData("valid_from: 2012-01-01", "valid_from: yesterday", "MCH-C002")]
    [InlineData("{version: 1,", "{version: 2,", "MCH-C018")]
    [InlineData("changed_zh: 分母由机构分娩数改为活产数", "sensitive: false", null)]
    [InlineData("variants:", "variant:", "MCH-C003")]
    [InlineData("unit: percent\n", "unit: percents\n", "MCH-C014")]
    public void A_fault_of_a_variant_or_a_version_is_named(string right, string wrong, string? code)
    {
        var text = Rate.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Rate, text);
        if (code is null)
        {
            Assert.NotNull(Read(Measures, text).FindIndicator("DEL_CS"));
            return;
        }

        Assert.Contains(Assert.Throws<CatalogueException>(() => Read(Measures, text)).Faults, fault => fault.Code == code);
    }

    [Fact]
    public void A_version_that_does_not_say_what_it_changed_is_refused() => Assert.Contains(
        Assert.Throws<CatalogueException>(() => Read(Measures, string.Join('\n', Rate.Split('\n')
            .Where(line => !line.Contains("changed_", StringComparison.Ordinal))))).Faults,
        fault => fault.Code == "MCH-C018" && fault.MessageEn.Contains("what changed", StringComparison.Ordinal));

    [Theory]
    [InlineData("indicator: DEL_CS", "indicator: CS_CHANGE", "MCH-C015", "leads back to itself")]
    [InlineData("indicator: DEL_CS", "indicator: DEL_CC", "MCH-C016", "did you mean DEL_CS?")]
    [InlineData("unit: percentage_point", "unit: percent", "MCH-C016", "percentage_point")]
    [InlineData("multiplier: 1", "multiplier: 1\n    numerator: caesareans", "MCH-C016", "takes no numerator")]
    [InlineData("periods: 1, reach: 3", "periods: 2, reach: 1", "MCH-C002", "'reach'")]
    [InlineData("as: difference", "as: ratio", "MCH-C014", "not one of")]
    [InlineData("reach: 3", "reech: 3", "MCH-C003", "did you mean reach?")]
    public void A_fault_of_a_change_is_named(string right, string wrong, string code, string message)
    {
        var text = Rate + "\n" + Change.Replace(right, wrong, StringComparison.Ordinal);

        var faults = Assert.Throws<CatalogueException>(() => Read(Measures, text)).Faults;

        Assert.Contains(faults, fault => fault.Code == code && fault.MessageEn.Contains(message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_cycle_of_two_changes_is_found_at_both()
    {
        var other = Change.Replace("code: CS_CHANGE", "code: CS_AGAIN", StringComparison.Ordinal)
            .Replace("indicator: DEL_CS", "indicator: CS_CHANGE", StringComparison.Ordinal);
        var text = Rate + "\n" + Change.Replace("indicator: DEL_CS", "indicator: CS_AGAIN", StringComparison.Ordinal) + "\n" + other;

        var faults = Assert.Throws<CatalogueException>(() => Read(Measures, text)).Faults;

        Assert.Equal(["MCH-C015", "MCH-C015"], faults.Select(fault => fault.Code));
        Assert.All(faults, fault => Assert.True(fault.Line > 18));
    }

    [Theory]
    [InlineData("over_time: sum", "MCH-C017")]
    [InlineData("over_places: last", "MCH-C017")]
    public void Rules_of_adding_up_that_the_measures_do_not_allow_are_refused(string rule, string code) => Assert.Contains(
        Assert.Throws<CatalogueException>(() => Read(Measures, Plain("numerator: women_due\n    " + rule))).Faults,
        fault => fault.Code == code);

    [Fact]
    public void Classes_of_a_median_that_leave_a_gap_are_refused() => Assert.Contains(
        Assert.Throws<CatalogueException>(() => Read(Measures, Plain(
            "numerator: live_births\n    median_of: [{measure: live_births, from: 0, to: 30}, {measure: caesareans, from: 31, to: 60}]")))
            .Faults,
        fault => fault.Code == "MCH-C020");

    private static string Plain(string parts) => $"""
        indicators:
          - code: X
            zh: 某
            en: X
            {parts}
            multiplier: 1
            unit: count
            direction: band
            interval: none
            version: 1
            valid_from: 2020-01-01
            origin: test
        """;

    private static DomainCatalogue Read(params IEnumerable<string> texts) =>
        CatalogueReader.Read([.. texts.Select((text, index) => new CatalogueText($"file{index + 1}.yaml", text))]);
}
