using System.Text;
using System.Text.Json;
using McHAnalytics.EndToEnd.Support;

namespace McHAnalytics.EndToEnd;

[Collection(DemoServerTests.Name)]
public sealed class FeedTests(DemoServer server)
{
    private const string Question =
        "indicator=MAT_SYS,LB&under=610528&level=TOWNSHIP&from=2024-10-01&to=2025-09-30&calendar=MCH_QUARTER";

    [Fact]
    public async Task Csv_begins_with_a_byte_order_mark_and_carries_the_cells_of_GraphQL()
    {
        var bytes = await server.Http.GetByteArrayAsync($"/feeds/series.csv?{Question}");
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        var header = lines[0].Split(',');
        var rows = lines.Skip(1).Select(line => line.Split(',')).ToList();

        // 15 townships x 4 quarters x 2 indicators.
        Assert.Equal(120, rows.Count);
        Assert.All(rows, row => Assert.Equal(header.Length, row.Length));

        var asked = await server.DataAsync("""
            { analyze(input: { measures: [{ code: "MAT_SYS" }, { code: "LB" }], groupBy: [{ orgLevel: TOWNSHIP }, { period: MCH_QUARTER }],
                orgUnits: { under: ["610528"] }, time: { range: { from: "2024-10-01", to: "2025-09-30", periodType: MCH_QUARTER } } }) {
              rows(first: 1000) { nodes { measure orgUnit { code } period cell { value numerator denominator state } } } } }
            """);
        var cells = asked.GetProperty("analyze").GetProperty("rows").GetProperty("nodes").EnumerateArray().ToList();
        Assert.Equal(rows.Count, cells.Count);
        foreach (var (row, node) in rows.Zip(cells))
        {
            string Column(string name) => row[Array.IndexOf(header, name)];
            var cell = node.GetProperty("cell");
            Assert.Equal(node.GetProperty("measure").GetString(), Column("indicator"));
            Assert.Equal(node.GetProperty("orgUnit").GetProperty("code").GetString(), Column("place"));
            Assert.Equal(node.GetProperty("period").GetString(), Column("period"));
            Assert.Equal(Text(cell, "value"), Column("value"));
            Assert.Equal(Text(cell, "numerator"), Column("numerator"));
            Assert.Equal(Text(cell, "denominator"), Column("denominator"));
            Assert.Equal(cell.GetProperty("state").GetString(), Column("state"));
        }
    }

    [Fact]
    public async Task Json_carries_the_same_rows_as_csv()
    {
        var json = JsonDocument.Parse(await server.Http.GetByteArrayAsync($"/feeds/series.json?{Question}")).RootElement;
        var csv = await server.Http.GetStringAsync($"/feeds/series.csv?{Question}");

        Assert.Equal(120, json.GetProperty("rows").GetArrayLength());
        var values = json.GetProperty("rows").EnumerateArray().Select(row => Text(row, "value"));
        var column = csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')[8]);
        Assert.Equal(column, values);
    }

    [Fact]
    public async Task An_unchanged_version_answers_not_modified()
    {
        using var first = await server.Http.GetAsync($"/feeds/series.csv?{Question}");
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/feeds/series.csv?{Question}");
        again.Headers.IfNoneMatch.Add(first.Headers.ETag!);

        using var second = await server.Http.SendAsync(again);

        Assert.Equal(System.Net.HttpStatusCode.NotModified, second.StatusCode);
    }

    [Theory]
    [InlineData("indicator=MAT_SYZ&place=610528&from=2024-01-01&to=2024-12-31", "MAT_SYS")]
    [InlineData("indicator=LB&place=610528&from=2024-1-1&to=2024-12-31", "yyyy-MM-dd")]
    [InlineData("indicator=LB&plase=610528&from=2024-01-01&to=2024-12-31", "plase")]
    public async Task A_wrong_address_is_told_what_is_right(string question, string hint)
    {
        using var response = await server.Http.GetAsync($"/feeds/series.json?{question}");

        Assert.Equal(System.Net.HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains(hint, await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static string Text(JsonElement owner, string name) =>
        owner.GetProperty(name) is { ValueKind: not JsonValueKind.Null } value ? value.GetRawText() : "";
}
