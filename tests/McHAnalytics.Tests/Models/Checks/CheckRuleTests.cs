using McHAnalytics.Models.Checks;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Tests.Models.Checks;

/// <summary>Rules as the catalogue writes them.</summary>
public sealed class CheckRuleTests
{
    [Theory]
    [InlineData("a + 2 * (b - c) / d", "(a + ((2 * (b - c)) / d))", "a b c d")]
    [InlineData("a - b - c", "((a - b) - c)", "a b c")]
    [InlineData("1.05 * live_births", "(1.05 * live_births)", "live_births")]
    [InlineData("a+a", "(a + a)", "a")]
    public void An_expression_is_read_as_it_is_calculated(string text, string read, string measures)
    {
        Assert.True(CheckExpression.TryParse(text, out var expression));

        Assert.Equal(read, expression!.ToString());
        Assert.Equal(measures.Split(' '), expression.Measures);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a +")]
    [InlineData("a b")]
    [InlineData("Women")]
    [InlineData("1..2")]
    [InlineData("a.b")]
    [InlineData("(a + b")]
    [InlineData("a) + (b")]
    [InlineData("a'; DROP TABLE finding; --")]
    public void What_is_no_expression_is_refused(string text) => Assert.False(CheckExpression.TryParse(text, out _));

    [Fact]
    public void Brackets_without_end_are_refused_and_end_in_no_crash() =>
        Assert.False(CheckExpression.TryParse(new string('(', 100_000), out _));

    [Fact]
    public void A_rule_is_read_with_its_strategy_level_and_span()
    {
        var rule = Assert.Single(Read("""
            {code: DQ-L5, severity: error, left: a + b, operator: "=", right: c, zh: 和, en: Sum, missing: never_skip,
             level: township, over: mch_year, tolerance: 0.1, chance: 2}
            """).Rules);

        Assert.Equal((RuleOperator.Equal, MissingStrategy.NeverSkip, RuleSpan.MchYear), (rule.Operator, rule.Missing, rule.Over));
        Assert.Equal((McHAnalytics.Models.Places.OrgLevel.Township, 0.1m, 2m), (rule.Level!.Value, rule.Tolerance, rule.Chance));
        Assert.Equal(["a", "b", "c"], rule.Measures);
    }

    [Theory]
    [InlineData("{code: X, severity: error, left: a, operator: '~', right: b, zh: 甲, en: A}", "MCH-F002")]
    [InlineData("{code: X, severity: error, left: a, operator: '=', right: b c, zh: 甲, en: A}", "MCH-F002")]
    [InlineData("{code: X, severity: error, left: 3, operator: '=', right: a, zh: 甲, en: A}", "MCH-F002")]
    [InlineData("{code: X, severity: grave, left: a, operator: '=', right: b, zh: 甲, en: A}", "MCH-F002")]
    [InlineData("{code: X, severity: error, left: a, operator: '=', right: b, zh: 甲}", "MCH-F002")]
    [InlineData("{code: X, severity: error, left: a, operator: '=', right: b, zh: 甲, en: A, missing: skip}", "MCH-F002")]
    [InlineData("{code: X, severity: error, left: a, operator: '=', right: b, zh: 甲, en: A, tolerance: some}", "MCH-F002")]
    [InlineData("{code: X, severity: error, left: a, operator: '=', right: b, zh: 甲, en: A, toleranse: 0.1}", "MCH-F002")]
    [InlineData("{code: X, severity: error, left: a, operator: '=', right: unknown, zh: 甲, en: A}", "MCH-F004")]
    public void A_faulty_rule_is_told_with_its_line(string rule, string code)
    {
        var fault = Assert.Single(Assert.Throws<FormCatalogueException>(() => Read(rule)).Faults);

        Assert.Equal((code, 3), (fault.Code, fault.Line));
    }

    private static CheckCatalogue Read(string rule) => CheckReader.Read(
        "checks: []\nrules:\n  - " + rule.ReplaceLineEndings(" "), "checks.yaml", measure => measure.Length == 1);
}
