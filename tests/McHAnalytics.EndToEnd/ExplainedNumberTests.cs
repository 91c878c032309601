using System.Globalization;
using System.Text;
using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

/// <summary>Every number can be followed to the file, row and column that made it.</summary>
[Collection(DemoServerTests.Name)]
public sealed class ExplainedNumberTests(DemoServer server)
{
    [Fact]
    public async Task The_source_cells_add_up_to_the_numerator_and_stand_in_the_files_that_were_sent()
    {
        var data = await server.DataAsync("""
            {
              analyze(input: { measures: [{ code: "live_births_male" }], groupBy: [{ orgLevel: TOWNSHIP }, { period: MONTH }],
                orgUnits: { under: ["610528"] }, time: { periods: ["202403"] }, totals: [GRAND] }) {
                rows(first: 15) { nodes { cell { numerator lineage(first: 100) { totalCount nodes { contribution } } } } }
                totals { cell { numerator lineage(first: 1000) { totalCount nodes { file row column contribution } } } }
              }
            }
            """);

        var answer = data.GetProperty("analyze");
        var cells = answer.GetProperty("rows").GetProperty("nodes").EnumerateArray()
            .Concat(answer.GetProperty("totals").EnumerateArray())
            .Select(row => row.GetProperty("cell"))
            .ToList();
        Assert.Equal(16, cells.Count);
        foreach (var cell in cells)
        {
            var lineage = cell.GetProperty("lineage");
            Assert.Equal(lineage.GetProperty("totalCount").GetInt32(), lineage.GetProperty("nodes").GetArrayLength());
            Assert.Equal(
                NumberOf(cell.GetProperty("numerator")),
                lineage.GetProperty("nodes").EnumerateArray().Sum(node => node.GetProperty("contribution").GetDecimal()));
        }

        var inTextFiles = cells[^1].GetProperty("lineage").GetProperty("nodes").EnumerateArray()
            .Where(node => node.GetProperty("file").GetString()!.EndsWith(".csv", StringComparison.Ordinal))
            .ToList();
        Assert.NotEmpty(inTextFiles);
        Assert.All(inTextFiles, node => Assert.Equal(Written(node), node.GetProperty("contribution").GetDecimal()));
    }

    [Fact]
    public async Task A_question_is_explained_without_being_run_and_names_the_roll_up_that_answers()
    {
        var data = await server.DataAsync("""
            {
              county: explain(input: { measures: [{ code: "MAT_SYS" }], groupBy: [{ orgLevel: COUNTY }], time: { periods: ["2024M"] } }) {
                sql rollup rowsScanned estimatedCost
              }
              township: explain(input: { measures: [{ code: "MAT_SYS" }], groupBy: [{ orgLevel: TOWNSHIP }], time: { periods: ["2024M"] } }) {
                sql rollup
              }
            }
            """);

        var county = data.GetProperty("county");
        Assert.Contains("FROM rollup_county", county.GetProperty("sql").GetString(), StringComparison.Ordinal);
        Assert.Equal("rollup_county", county.GetProperty("rollup").GetString());
        Assert.Equal(JsonValueKind.Null, county.GetProperty("rowsScanned").ValueKind);
        Assert.Equal(JsonValueKind.Null, data.GetProperty("township").GetProperty("rollup").ValueKind);
    }

    [Fact]
    public async Task Townships_below_a_target_are_counted_as_their_own_rows_say()
    {
        var data = await server.DataAsync("""
            {
              counted: analyze(input: { measures: [{ code: "MAT_SYS", over: { level: TOWNSHIP, function: COUNT_WHERE, threshold: { lt: 95 } } }],
                groupBy: [{ period: MCH_YEAR }], orgUnits: { ids: ["610528"] }, time: { periods: ["2024M"] } }) {
                rows { nodes { cell { value unit } } }
              }
              below: analyze(input: { measures: [{ code: "MAT_SYS" }], groupBy: [{ orgLevel: TOWNSHIP }, { period: MCH_YEAR }],
                orgUnits: { under: ["610528"] }, time: { periods: ["2024M"] }, having: [{ measure: "MAT_SYS", value: { lt: 95 } }] }) {
                rows { nodes { cell { value } } }
              }
              all: analyze(input: { measures: [{ code: "MAT_SYS" }], groupBy: [{ orgLevel: TOWNSHIP }, { period: MCH_YEAR }],
                orgUnits: { under: ["610528"] }, time: { periods: ["2024M"] } }) {
                rows { nodes { cell { value } } }
              }
            }
            """);

        var all = Values(data, "all");
        var below = Values(data, "below");
        Assert.Equal(15, all.Count);
        Assert.InRange(below.Count, 1, 14);
        Assert.Equal(all.Where(value => value < 95), below);
        Assert.Equal(below.Count, Assert.Single(Values(data, "counted")));
    }

    private static List<decimal> Values(JsonElement data, string name) =>
    [
        .. data.GetProperty(name).GetProperty("rows").GetProperty("nodes").EnumerateArray()
            .Select(row => row.GetProperty("cell").GetProperty("value").GetDecimal()),
    ];

    private static decimal NumberOf(JsonElement number) => number.ValueKind == JsonValueKind.Null ? 0 : number.GetDecimal();

    /// <summary>The number that stands in the file, read without any code of ours.</summary>
    private decimal Written(JsonElement source)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var file = Directory.GetFiles(
            Path.Combine(server.DataFolder, "demo"), source.GetProperty("file").GetString()!, SearchOption.AllDirectories)[0];
        var line = Records(File.ReadAllText(file, Encoding.GetEncoding("gb18030")))[source.GetProperty("row").GetInt32() - 1];
        var letters = source.GetProperty("column").GetString()!;
        var column = letters.Aggregate(0, (sum, letter) => (sum * 26) + (letter - 'A' + 1)) - 1;
        return decimal.Parse(line.Split(',')[column].Trim('"'), CultureInfo.InvariantCulture);
    }

    /// <summary>The rows as a spreadsheet program counts them: a line break inside quotes begins none.</summary>
    private static List<string> Records(string text)
    {
        var records = new List<string>();
        var open = string.Empty;
        foreach (var line in text.Split('\n'))
        {
            open += line.TrimEnd('\r');
            if (open.Count(letter => letter == '"') % 2 == 0)
            {
                records.Add(open);
                open = string.Empty;
            }
        }

        return records;
    }
}
