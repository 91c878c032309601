using McHAnalytics.Models.Risk;

namespace McHAnalytics.Tests.Models.Risk;

public sealed class RiskRuleSetReaderTests
{
    private const string Head = """
        ruleset: {id: X, title_zh: 题, title_en: T, document_number: n, status: DRAFT}
        citations: {memory: recalled}
        sections: {basic: {zh: 基本, en: basic}}
        variables:
          age_years: {section: basic, zh: 周岁, en: age, unit: years, unit_zh: 岁, valid: [10, 60]}
          dx_ckd: {section: basic, type: bool, zh: 肾病, en: kidney disease}
        screening: []
        management: {}
        rules:

        """;

    [Fact]
    public void Every_fault_is_told_with_its_line_and_none_stops_the_search()
    {
        var text = Head + """
              - {id: A, colour: yellow, group: g, evidence: S, citation: memory, zh: 一, en: one, when: age_years >= 35}
              - {id: A, colour: orange, group: g, evidence: S, citation: memory, zh: 二, en: two, when: age_years >= 40}
              - {id: B, colour: pink, group: g, evidence: S, citation: memory, zh: 三, en: three, when: age_years >= 45}
              - {id: C, colour: red, group: g, evidence: S, citation: memory, zh: 四, en: four, when: age_yeers >= 45}
              - {id: D, colour: red, group: g, evidence: Z, citation: rumour, zh: 五, en: five, when: age_years >=}
              - {id: E, colour: red, group: g, evidence: S, citation: memory, zh: 六, en: six, when: age_years or dx_ckd > 2}
              - {id: F, colour: red, group: g, evidence: S, citation: memory, zh: 七, when: dx_ckd}
            """;

        var faults = Assert.Throws<RiskCatalogueException>(() => RiskRuleSet.Read(text, "x.yaml")).Faults;

        Assert.Equal(
            ["11 MCH-R003", "12 MCH-R004", "13 MCH-R006", "14 MCH-R006", "14 MCH-R005", "14 MCH-R009", "15 MCH-R008",
                "15 MCH-R008", "16 MCH-R002"],
            faults.Select(fault => $"{fault.Line} {fault.Code}"));
        Assert.All(faults, fault => Assert.Equal("x.yaml", fault.File));
        Assert.Contains("age_yeers", faults[2].MessageZh, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ruleset: {id: X\nrules: [", 1)]
    [InlineData("ruleset:\n  id: X\n title: Y", 3)]
    public void Text_that_is_not_yaml_is_told_with_its_line(string text, int line)
    {
        var fault = Assert.Single(
            Assert.Throws<RiskCatalogueException>(() => RiskRuleSet.Read(text, "x.yaml")).Faults);

        Assert.Equal("MCH-R001", fault.Code);
        Assert.Equal(line, fault.Line);
    }

    [Fact]
    public void A_variable_declared_twice_is_a_fault()
    {
        var text = Head.Replace("  dx_ckd:", "  age_years:", StringComparison.Ordinal);

        var fault = Assert.Single(Assert.Throws<RiskCatalogueException>(() => RiskRuleSet.Read(text, "x.yaml")).Faults);

        Assert.Equal("MCH-R001", fault.Code);
    }

    [Fact]
    public void A_number_without_its_valid_range_is_a_fault()
    {
        var text = Head.Replace(", valid: [10, 60]", string.Empty, StringComparison.Ordinal);

        var exception = Assert.Throws<RiskCatalogueException>(() => RiskRuleSet.Read(text, "x.yaml"));

        Assert.Contains(exception.Faults, fault => fault is { Code: "MCH-R007", Line: 5 });
    }
}
