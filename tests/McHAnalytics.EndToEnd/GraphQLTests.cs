using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed class GraphQLTests(DemoServer server)
{
    [Fact]
    public async Task Both_calendars_divide_the_same_months_last()
    {
        var data = await server.DataAsync("""
            query {
              months: analyze(input: { measures: [{ code: "MAT_SYS" }], groupBy: [{ period: MONTH }], orgUnits: { ids: ["610528"] },
                time: { range: { from: "2023-10-01", to: "2024-09-30", periodType: MONTH } } }) { rows { nodes { cell { numerator denominator } } } }
              mch: analyze(input: { measures: [{ code: "MAT_SYS" }], groupBy: [{ period: MCH_YEAR }], orgUnits: { ids: ["610528"] },
                time: { periods: ["2024M"] } }) { rows { nodes { period cell { value numerator denominator ciLow ciHigh unit state } } } }
            }
            """);

        var months = Cells(data, "months");
        var year = Assert.Single(Cells(data, "mch"));
        var numerator = months.Sum(cell => cell.GetProperty("numerator").GetDecimal());
        var denominator = months.Sum(cell => cell.GetProperty("denominator").GetDecimal());
        Assert.Equal(12, months.Count);
        Assert.Equal(numerator, year.GetProperty("numerator").GetDecimal());
        Assert.Equal(denominator, year.GetProperty("denominator").GetDecimal());
        Assert.Equal(100m * numerator / denominator, year.GetProperty("value").GetDecimal(), 8);
        Assert.InRange(year.GetProperty("value").GetDecimal(), year.GetProperty("ciLow").GetDecimal(), year.GetProperty("ciHigh").GetDecimal());
        Assert.Equal("PERCENT", year.GetProperty("unit").GetString());
    }

    [Fact]
    public async Task Boys_born_alive_in_each_month_are_those_that_the_latest_files_say()
    {
        using var truth = JsonDocument.Parse(
            await File.ReadAllBytesAsync(Path.Combine(server.DataFolder, "demo", "truth.json")));
        var written = truth.RootElement.GetProperty("totalsWritten").EnumerateObject()
            .ToDictionary(month => month.Name, month => month.Value.GetProperty("live_births_male").GetDecimal());

        var data = await server.DataAsync("""
            { analyze(input: { measures: [{ code: "live_births_male" }], groupBy: [{ period: MONTH }], orgUnits: { ids: ["610528"] },
                time: { range: { from: "2022-10-01", to: "2025-10-31", periodType: MONTH } } }) {
              rows(first: 1000) { nodes { period cell { value } } } } }
            """);

        var rows = data.GetProperty("analyze").GetProperty("rows").GetProperty("nodes").EnumerateArray()
            .ToDictionary(row => row.GetProperty("period").GetString()!, row => row.GetProperty("cell").GetProperty("value").GetDecimal());
        Assert.Equal(37, rows.Count);
        Assert.Equal(written.OrderBy(month => month.Key), rows.OrderBy(month => month.Key));
    }

    [Fact]
    public async Task A_month_that_is_not_due_has_a_state_and_no_zero()
    {
        var data = await server.DataAsync("""
            { analyze(input: { measures: [{ code: "MAT_SYS" }], groupBy: [{ orgLevel: TOWNSHIP }], orgUnits: { under: ["610528"] },
                time: { periods: ["202510"] } }) { rows { nodes { cell { value state } } } } }
            """);

        var cells = data.GetProperty("analyze").GetProperty("rows").GetProperty("nodes").EnumerateArray()
            .Select(row => row.GetProperty("cell")).ToList();
        Assert.Equal(15, cells.Count);
        var waiting = cells.Where(cell => cell.GetProperty("state").GetString() == "NOT_YET_DUE").ToList();
        Assert.Equal(12, waiting.Count);
        Assert.All(waiting, cell => Assert.Equal(JsonValueKind.Null, cell.GetProperty("value").ValueKind));
    }

    [Fact]
    public async Task An_unknown_indicator_is_answered_with_the_nearest_ones()
    {
        var response = await server.AskAsync(
            """{ analyze(input: { measures: [{ code: "MAT_SIS" }], time: { periods: ["2024M"] } }) { dataVersion { id } } }""");

        var error = response.GetProperty("errors")[0];
        Assert.Contains("MAT_SYS", error.GetProperty("message").GetString(), StringComparison.Ordinal);
        Assert.StartsWith("MCH-Q", error.GetProperty("extensions").GetProperty("code").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_field_is_answered_with_its_place_and_the_nearest_name()
    {
        var response = await server.AskAsync("{ indicator(code: \"LB\") { cod } }");

        var error = response.GetProperty("errors")[0];
        Assert.StartsWith(
            "Cannot query field \"cod\" on type \"Indicator\". Did you mean \"code\"",
            error.GetProperty("message").GetString(),
            StringComparison.Ordinal);
        Assert.Equal(1, error.GetProperty("locations")[0].GetProperty("line").GetInt32());
        Assert.False(response.TryGetProperty("data", out _));
    }

    [Fact]
    public async Task Pregnancies_stand_with_colour_and_probability_and_under_a_pseudonym_only()
    {
        var data = await server.DataAsync("""
            { pregnancyRisks(first: 50) { totalCount nodes { id pseudonym township { code level } gestationalWeek
                assessment { colour complete probability probabilityState firedRules { id clause } unknown { id needs }
                  reasons { contribution sentence } model { auroc calibrationSlope } } } } }
            """);

        var nodes = data.GetProperty("pregnancyRisks").GetProperty("nodes").EnumerateArray().ToList();
        var probabilities = nodes.Select(node => node.GetProperty("assessment").GetProperty("probability").GetDouble()).ToList();
        Assert.Equal(50, nodes.Count);
        Assert.Equal(probabilities.OrderDescending(), probabilities);
        Assert.All(nodes, node => Assert.Matches("^[0-9A-Za-z_-]{16,}$", node.GetProperty("pseudonym").GetString()!));
        Assert.All(
            nodes.Where(node => node.GetProperty("assessment").GetProperty("colour").GetString() is "ORANGE" or "RED"),
            node => Assert.NotEqual(0, node.GetProperty("assessment").GetProperty("firedRules").GetArrayLength()));
    }

    [Fact]
    public async Task The_published_Fuping_disease_rate_is_contradicted_with_the_arithmetic()
    {
        var data = await server.DataAsync("""
            { statements(first: 1000, where: { verdict: [CONTRADICTED], place: { contains: "富平" } }) {
                nodes { measure printed verdict explanation(lang: "en") } } }
            """);

        var rate = Assert.Single(
            data.GetProperty("statements").GetProperty("nodes").EnumerateArray(),
            node => node.GetProperty("printed").GetString() == "50.6");
        Assert.Contains("57.07", rate.GetProperty("explanation").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Loads_findings_and_rejected_rows_can_be_read()
    {
        var data = await server.DataAsync("""
            { loadRuns(first: 1000) { totalCount nodes { status read inserted updated unchanged rejected } }
              rejectedRows(first: 5) { nodes { file row ruleCode message } }
              findings(first: 5, where: { severity: [ERROR] }) { totalCount nodes { rule evidence orgUnit { name } period } } }
            """);

        var runs = data.GetProperty("loadRuns").GetProperty("nodes").EnumerateArray().ToList();
        Assert.NotEmpty(runs);
        Assert.All(runs, run => Assert.Equal(
            Count(run, "read"), Count(run, "inserted") + Count(run, "updated") + Count(run, "unchanged") + Count(run, "rejected")));
        Assert.NotEqual(0, data.GetProperty("findings").GetProperty("totalCount").GetInt32());
    }

    private static int Count(JsonElement run, string name) => run.GetProperty(name).GetInt32();

    private static List<JsonElement> Cells(JsonElement data, string name) =>
    [
        .. data.GetProperty(name).GetProperty("rows").GetProperty("nodes").EnumerateArray().Select(row => row.GetProperty("cell")),
    ];
}
