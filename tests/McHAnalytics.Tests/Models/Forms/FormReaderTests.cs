using McHAnalytics.Models.Checks;
using McHAnalytics.Models.Forms;

namespace McHAnalytics.Tests.Models.Forms;

/// <summary>A form that cannot be used says where, not only that.</summary>
public sealed class FormReaderTests
{
    private const string Form = """
        code: small
        kind: matrix
        name_zh: 小表
        name_en: Small
        due: {day: 23, month_offset: 1, level: township}
        sheets:
          - header_rows: 1
            place: {column: 村别, level: village}
            columns:
              - {header: 活产数, measure: live_births, check: "= boys + girls, <= 1.05 * women"}
        """;

    [Fact]
    public void A_report_of_December_is_due_in_January()
    {
        var form = Read(Form);

        Assert.Equal(new DateOnly(2025, 1, 23), form.Due!.DayFor(202412));
    }

    [Fact]
    public void Rules_are_read_with_sums_and_factors()
    {
        var rules = Read(Form).Rules.Select(rule => $"{rule.Measure} {rule.Rule}");

        Assert.Equal(["live_births = boys + girls", "live_births <= 1.05 * women"], rules);
    }

    [Theory]
    [InlineData("header_rows: 1", "header_rows: 7", 7, "MCH-F002")]
    [InlineData("level: village", "level: hamlet", 8, "MCH-F002")]
    [InlineData("header: 活产数", "heading: 活产数", 10, "MCH-F002")]
    [InlineData("= boys + girls, <= 1.05 * women", "boys are fewer", 10, "MCH-F002")]
    [InlineData("kind: matrix", "kind: [matrix", 3, "MCH-F001")]
    public void A_fault_names_its_line(string right, string wrong, int line, string code)
    {
        var faults = Assert.Throws<FormCatalogueException>(() =>
            Read(Form.Replace(right, wrong, StringComparison.Ordinal))).Faults;

        Assert.Contains(faults, fault => fault.Code == code && Math.Abs(fault.Line - line) <= 1);
    }

    [Fact]
    public void A_measure_that_the_catalogue_lacks_is_named()
    {
        var fault = Assert.Throws<FormCatalogueException>(() =>
            FormReader.Read(Form, "small.yaml", code => code != "women")).Faults;

        Assert.Equal("MCH-F003", Assert.Single(fault).Code);
    }

    [Fact]
    public void A_check_without_its_number_is_refused()
    {
        const string checks = """
            checks:
              - {code: DQ-O4, kind: outlier, severity: warning, zh: 离群值, en: Outlier, least_months: 6}
            """;

        var fault = Assert.Single(Assert.Throws<FormCatalogueException>(() =>
            CheckReader.Read(checks, "checks.yaml")).Faults);

        Assert.Equal(2, fault.Line);
        Assert.Contains("'z'", fault.MessageEn, StringComparison.Ordinal);
    }

    private static FormDefinition Read(string yaml) => FormReader.Read(yaml, "small.yaml", _ => true);
}
