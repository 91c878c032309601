using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

/// <summary>What the schema says of an indicator's definition, and how other definitions are asked for.</summary>
[Collection(DemoServerTests.Name)]
public sealed class DefinitionTests(DemoServer server)
{
    [Fact]
    public async Task An_indicator_tells_its_rules_of_adding_up_its_versions_and_its_variants()
    {
        var data = await server.DataAsync("""
            { early: indicator(code: "ANC_EARLY") { version validFrom validTo timeAggregation orgAggregation changed(lang: "en")
                versions { version validTo } variants { code name(lang: "en") denominatorText } }
              first: indicator(code: "ANC_EARLY", version: 1) { validFrom validTo measures }
              births: indicator(code: "LB") { timeAggregation orgAggregation }
              due: indicator(code: "WHS_DUE") { timeAggregation orgAggregation }
              units: indicator(code: "INTERVIEW_N") { timeAggregation orgAggregation } }
            """);

        var early = data.GetProperty("early");
        Assert.Equal((2, "NONE", "NONE"), (early.GetProperty("version").GetInt32(), Text(early, "timeAggregation"), Text(early, "orgAggregation")));
        Assert.Equal(JsonValueKind.Null, early.GetProperty("validTo").ValueKind);
        Assert.Equal([2, 1], early.GetProperty("versions").EnumerateArray().Select(each => each.GetProperty("version").GetInt32()));
        Assert.Equal("anc1", Text(Assert.Single(early.GetProperty("variants").EnumerateArray()), "code"));
        Assert.Contains("13 weeks", Text(early, "changed"), StringComparison.Ordinal);
        Assert.Equal("2017-02-27", Text(data.GetProperty("first"), "validTo"));
        Assert.Equal(("SUM", "SUM"), Rules(data, "births"));
        Assert.Equal(("LAST", "SUM"), Rules(data, "due"));
        Assert.Equal(("NONE", "SUM"), Rules(data, "units"));
    }

    [Fact]
    public async Task Definitions_are_asked_for_by_version_and_denominator_and_named_in_the_cells()
    {
        var data = await server.DataAsync("""
            { analyze(input: { time: { periods: ["2025M"] }, orgUnits: { ids: ["610528"] }, measures: [
                { code: "ANC_EARLY" }, { code: "ANC_EARLY", version: 1, alias: "before12" },
                { code: "WHS_PREV" }, { code: "WHS_PREV", denominator: "due", alias: "ofDue" },
                { code: "WHS_ROUND_DIFF" } ] }) {
              rows { nodes { measure cell { value unit definitionVersion denominatorVariant } } } } }
            """);

        var cells = data.GetProperty("analyze").GetProperty("rows").GetProperty("nodes").EnumerateArray()
            .ToDictionary(row => Text(row, "measure"), row => row.GetProperty("cell"));
        Assert.Equal((2, 1), (Version(cells["ANC_EARLY"]), Version(cells["before12"])));
        Assert.True(Value(cells["before12"]) < Value(cells["ANC_EARLY"]));

        // The second round as planted: 86,741 diseased of 151,500 checked and 172,300 due; the first 79,873 of 129,245.
        Assert.Equal(100m * 86_741 / 151_500, Value(cells["WHS_PREV"]), 6);
        Assert.Equal(100m * 86_741 / 172_300, Value(cells["ofDue"]), 6);
        Assert.Equal("due", Text(cells["ofDue"], "denominatorVariant"));
        Assert.Equal((100m * 86_741 / 151_500) - (100m * 79_873 / 129_245), Value(cells["WHS_ROUND_DIFF"]), 6);
        Assert.Equal("PERCENTAGE_POINT", Text(cells["WHS_ROUND_DIFF"], "unit"));
    }

    // The planted rounds begin 24 and 6 months before the last MCH year, and last 15 months: 2022-10 and 2024-04.
    [Fact]
    public async Task Rounds_of_screening_are_periods_and_compared_with_the_round_before()
    {
        var data = await server.DataAsync("""
            { analyze(input: { time: { periods: ["R2:202404-202506", "R1:202210-202312"] }, groupBy: [{ period: SCREENING_ROUND }],
                orgUnits: { ids: ["610528"] }, measures: [{ code: "WHS_PREV" }, { code: "WHS_ROUND_DIFF" }],
                compare: [{ kind: PREVIOUS_PERIOD }, { kind: SAME_PERIOD_LAST_YEAR }] }) {
              rows { nodes { period measure cell { value } comparisons { kind difference changeUnit } } } } }
            """);

        var (first, second) = (100m * 79_873 / 129_245, 100m * 86_741 / 151_500);
        var rows = data.GetProperty("analyze").GetProperty("rows").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(
            ["R1:202210-202312", "R1:202210-202312", "R2:202404-202506", "R2:202404-202506"],
            rows.Select(row => Text(row, "period")));
        Assert.Equal(first, Value(rows[0].GetProperty("cell")), 6);
        Assert.Equal(second, Value(rows[2].GetProperty("cell")), 6);
        Assert.Equal(second - first, Value(rows[3].GetProperty("cell")), 6);
        Assert.Equal(0, rows[0].GetProperty("comparisons").GetArrayLength());
        var comparison = Assert.Single(rows[2].GetProperty("comparisons").EnumerateArray());
        Assert.Equal("PREVIOUS_PERIOD", Text(comparison, "kind"));
        Assert.Equal(second - first, comparison.GetProperty("difference").GetDecimal(), 6);
    }

    [Fact]
    public async Task Rounds_are_named_with_their_months()
    {
        var response = await server.AskAsync("""
            { analyze(input: { measures: [{ code: "WHS_PREV" }], groupBy: [{ period: SCREENING_ROUND }], time: { periods: ["2025M"] } }) {
              dataVersion { id } } }
            """);

        Assert.Equal("MCH-Q014", Text(response.GetProperty("errors")[0].GetProperty("extensions"), "code"));
    }

    [Fact]
    public async Task A_denominator_that_is_not_there_is_answered_with_those_that_are()
    {
        var response = await server.AskAsync("""
            { analyze(input: { measures: [{ code: "WHS_PREV", denominator: "all" }], time: { periods: ["2025M"] } }) { dataVersion { id } } }
            """);

        var error = response.GetProperty("errors")[0];
        Assert.Equal("MCH-Q070", Text(error.GetProperty("extensions"), "code"));
        Assert.Contains("due", Text(error, "message"), StringComparison.Ordinal);
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static decimal Value(JsonElement cell) => cell.GetProperty("value").GetDecimal();

    private static int Version(JsonElement cell) => cell.GetProperty("definitionVersion").GetInt32();

    private static (string Time, string Places) Rules(JsonElement data, string name) =>
        (Text(data.GetProperty(name), "timeAggregation"), Text(data.GetProperty(name), "orgAggregation"));
}
