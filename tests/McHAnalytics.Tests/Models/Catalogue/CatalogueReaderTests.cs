using McHAnalytics.Models.Catalogue;
using McHAnalytics.Models.Periods;
using McHAnalytics.Models.Places;

namespace McHAnalytics.Tests.Models.Catalogue;

public sealed class CatalogueReaderTests
{
    private const string Measures = """
        measures:
          - {code: live_births, zh: 活产数, en: Live births}
          - {code: fetal_deaths, zh: 死胎死产数, en: Fetal deaths, sensitive: true}
          - {code: women_due, zh: 应查人数, en: Women due, over_time: last}
          - {code: amount, zh: 金额, en: Amount, unit: cny}
        """;

    private const string Stillbirths = """
        indicators:
          - code: SBR
            zh: 死胎死产率
            en: Stillbirth rate
            numerator: fetal_deaths
            denominator: live_births + fetal_deaths
            denominator_en: Total births
            multiplier: 1000
            unit: per_mille
            direction: lower
            interval: wilson
            level: county
            period: mch_year
            version: 2
            valid_from: 2012-01-01
            origin: test
            sensitive: true
        """;

    [Fact]
    public void A_catalogue_is_read_with_all_its_words()
    {
        var catalogue = Read(Measures, Stillbirths, """
            targets:
              - {indicator: SBR, high: 5.5, from: 2021, to: 2025, source: plan}
              - {indicator: SBR, high: 5, from: 2024, to: 2030, source: next plan}
            """);

        var indicator = catalogue.FindIndicator("SBR")!;
        Assert.Equal(IndicatorKind.Ratio, indicator.Kind);
        Assert.Equal([new("fetal_deaths", 1)], indicator.Numerator.Terms);
        Assert.Equal([new("live_births", 1), new("fetal_deaths", 1)], indicator.Denominator!.Terms);
        Assert.Equal("活产数 + 死胎死产数", indicator.DenominatorText);
        Assert.Equal("Total births", indicator.DenominatorTextEn);
        Assert.Equal((1_000, Unit.PerMille, Direction.LowerIsBetter), (indicator.Multiplier, indicator.Unit, indicator.Direction));
        Assert.Equal((IntervalKind.Wilson, OrgLevel.County), (indicator.Interval, indicator.FinestLevel));
        Assert.Equal((PeriodType.MchYear, 2), (indicator.FinestPeriod, indicator.Version));
        Assert.Equal(new DateOnly(2012, 1, 1), indicator.ValidFrom);
        Assert.True(indicator.Sensitive);
        Assert.Equal(TimeAggregation.Last, catalogue.FindMeasure("women_due")!.OverTime);
        Assert.Equal(Unit.Cny, catalogue.FindMeasure("amount")!.Unit);
        Assert.True(catalogue.FindMeasure("fetal_deaths")!.Sensitive);
        Assert.Equal(5.5m, catalogue.FindTarget("SBR", 2023)!.High);
        Assert.Equal(5m, catalogue.FindTarget("SBR", 2024)!.High);
        Assert.Null(catalogue.FindTarget("SBR", 2031));
    }

    [Theory]
    [InlineData("numerator: fetal_deaths", "numerator: fetal_death", "MCH-C006", "did you mean fetal_deaths?")]
    [InlineData("numerator: fetal_deaths", "numerator: SBR", "MCH-C011", "is an indicator")]
    [InlineData("numerator: fetal_deaths", "numerator: fetal_deaths / 2", "MCH-C007", "write measures with + or -")]
    [InlineData("numerator: fetal_deaths", "numerator: live_births - live_births", "MCH-C007", "cancels out")]
    [InlineData("numerator: fetal_deaths", "numerator: live_births fetal_deaths", "MCH-C007", "'fetal_deaths' is not understood")]
    [InlineData("zh: 死胎死产率", "zh:", "MCH-C008", "'zh' is missing")]
    [InlineData("en: Stillbirth rate", "", "MCH-C008", "'en' is missing")]
    [InlineData("multiplier: 1000", "multiplier: 100", "MCH-C009", "does not fit the unit")]
    [InlineData("multiplier: 1000", "multiplyer: 1000", "MCH-C003", "did you mean multiplier?")]
    [InlineData("direction: lower", "direction: down", "MCH-C014", "not one of")]
    [InlineData("code: SBR", "code: sbr", "MCH-C005", "upper-case")]
    [InlineData("valid_from: 2012-01-01", "valid_from: 2012", "MCH-C002", "should be a day")]
    [InlineData("unit: per_mille", "unit: [per_mille]", "MCH-C002", "should be text")]
    [InlineData("denominator: live_births + fetal_deaths", "", "MCH-C010", "wilson is for proportions")]
    public void A_fault_is_named_with_what_to_do(string right, string wrong, string code, string message)
    {
        var fault = Assert.Throws<CatalogueException>(
            () => Read(Measures, Stillbirths.Replace(right, wrong, StringComparison.Ordinal)));

        Assert.Contains(fault.Faults, each => each.Code == code && each.MessageEn.Contains(message, StringComparison.Ordinal));
        Assert.All(fault.Faults, each => Assert.NotEmpty(each.MessageZh));
    }

    [Fact]
    public void A_fault_carries_its_file_line_and_column()
    {
        var broken = Stillbirths.Replace("denominator: live_births +", "denominator: live_birth +", StringComparison.Ordinal);

        var fault = Assert.Single(Assert.Throws<CatalogueException>(() => Read(Measures, broken)).Faults);

        Assert.Equal(("file2.yaml", 6, 18), (fault.File, fault.Line, fault.Column));
        Assert.StartsWith("file2.yaml(6,18): MCH-C006: ", fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void All_faults_of_all_files_are_listed_at_once()
    {
        var faults = Assert.Throws<CatalogueException>(() => Read(
            Measures + "\n  - {code: live_births, zh: 又一个, en: Another}\n  - {code: Twins, zh: 双胎, en: Twins}",
            Stillbirths.Replace("version: 2", "version: two", StringComparison.Ordinal),
            """
            targets:
              - {indicator: SBRR, high: 5, from: 2021, to: 2025, source: plan}
              - {indicator: SBR, low: 9, high: 5, from: 2021, to: 2025, source: plan}
            """)).Faults;

        Assert.Equal(
            [
                ("file1.yaml", "MCH-C004"), ("file1.yaml", "MCH-C005"), ("file2.yaml", "MCH-C002"),
                ("file3.yaml", "MCH-C012"), ("file3.yaml", "MCH-C013"),
            ],
            faults.Select(fault => (fault.File, fault.Code)));
    }

    [Theory]
    [InlineData("measures: [")]
    [InlineData("measures: {code: a, zh: b")]
    [InlineData("- measures")]
    [InlineData("measures: live_births")]
    [InlineData("measure: []")]
    [InlineData("")]
    public void A_file_that_is_no_catalogue_is_refused(string text) =>
        Assert.NotEmpty(Assert.Throws<CatalogueException>(() => Read(text)).Faults);

    [Theory]
    [InlineData("a + b", "a", 1, "b", 1)]
    [InlineData("a-b", "a", 1, "b", -1)]
    [InlineData(" - a + 2 * b ", "a", -1, "b", 2)]
    [InlineData("a + b + a", "a", 2, "b", 1)]
    public void Expressions_are_sums_of_measures(string text, string first, int times, string second, int also)
    {
        var catalogue = Read(
            "measures: [{code: a, zh: 甲, en: A}, {code: b, zh: 乙, en: B}]",
            "indicators: [{code: X, zh: 某, en: X, numerator: '" + text + "', multiplier: 1, unit: count, "
                + "direction: band, interval: none, version: 1, valid_from: 2020-01-01, origin: test}]");

        Assert.Equal([new(first, times), new(second, also)], catalogue.FindIndicator("X")!.Numerator.Terms);
    }

    private static DomainCatalogue Read(params IEnumerable<string> texts) =>
        CatalogueReader.Read([.. texts.Select((text, index) => new CatalogueText($"file{index + 1}.yaml", text))]);
}
