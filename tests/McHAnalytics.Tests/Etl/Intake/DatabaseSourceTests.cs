using McHAnalytics.Etl;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Models.Forms;
using McHAnalytics.Tests.Etl.Guarantees;
using Microsoft.Data.Sqlite;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>Tables of a SQLite database through EF Core: named by the mapping, read from a watermark on.</summary>
public sealed class DatabaseSourceTests
{
    private const string Mapping = """
        code: village_table
        kind: matrix
        name_zh: 村级数据表
        name_en: Table of villages
        source: {connection: county, table: village_month, watermark: changed}
        sheets:
          - place: {column: village, level: village}
            period: {text: month}
            columns:
              - {header: women, measure: women_delivered}
            ignored: [changed]
        """;

    [Fact]
    public async Task A_table_is_loaded_and_then_only_what_changed_in_it()
    {
        using var county = await TestCounty.OpenAsync();
        Run(county, """
            CREATE TABLE village_month (village TEXT, month TEXT, women INTEGER, changed INTEGER);
            INSERT INTO village_month VALUES ('甲村', '2024-03', 7, 1), ('乙村', '2024-03', 5, 2), ('丙村', '2024-03', NULL, 3);
            """);

        var first = await LoadAsync(county);
        var again = await LoadAsync(county);
        Run(county, "INSERT INTO village_month VALUES ('丁村', '2024-03', 4, 4); UPDATE village_month SET women = 9, changed = 5 WHERE village = '甲村'");
        var later = await LoadAsync(county);

        Assert.Equal((3L, 3L), (first.Files[0].Counts.Read, first.Files[0].Counts.Inserted));
        Assert.Null(again.Version);
        Assert.Equal((3L, 1L, 1L, 1L), (later.Files[0].Counts.Read, later.Files[0].Counts.Inserted,
            later.Files[0].Counts.Updated, later.Files[0].Counts.Unchanged));
        Assert.Equal(18m, county.Bench.Sum("women_delivered", 202403, 202403));
    }

    [Fact]
    public async Task A_table_that_is_not_there_is_refused_and_says_nothing_of_the_connection()
    {
        using var county = await TestCounty.OpenAsync();
        Run(county, "CREATE TABLE other (a)");

        var file = Assert.Single((await LoadAsync(county)).Files);

        Assert.Equal(LoadStatus.Failed, file.Status);
        var problem = Assert.Single(file.Problems).First;
        Assert.Equal("MCH-L001", problem.Code);
        Assert.DoesNotContain("Data Source", problem.En, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_nobody_wrote_down_is_told()
    {
        using var county = await TestCounty.OpenAsync();

        var fault = await Assert.ThrowsAsync<FileNotFoundException>(() => county.LoadAsync("sqlite:nowhere"));

        Assert.Contains("sources.json", fault.Message, StringComparison.Ordinal);
    }

    private static void Run(TestCounty county, string sql)
    {
        var path = county.Bench.FileAt("county.db");
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        File.WriteAllText(
            Path.Combine(county.Bench.DataFolder, "sources.json"),
            System.Text.Json.JsonSerializer.Serialize(new
            {
                county = new { provider = "sqlite", connection = $"Data Source={path};Mode=ReadOnly;Pooling=False" },
            }));
    }

    private static Task<LoadReceipt> LoadAsync(TestCounty county) => TestCounty.LoadAsync(
        county.Setting with { Forms = [.. county.Setting.Forms, FormReader.Read(Mapping, "village_table.yaml", _ => true)] },
        "sqlite:county");
}
