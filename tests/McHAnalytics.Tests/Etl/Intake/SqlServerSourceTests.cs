using McHAnalytics.Ledger.SqlServer;
using McHAnalytics.Warehouse.Loading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace McHAnalytics.Tests.Etl.Intake;

/// <summary>What is asked of an office's SQL Server, by Microsoft's own parser: no server can be had in a test.</summary>
public sealed class SqlServerSourceTests
{
    [Theory]
    [InlineData("report]s", null, false, "SELECT * FROM [report]]s] AS [source]")]
    [InlineData("月报", "changed at", false, "SELECT * FROM [月报] AS [source] ORDER BY [changed at]")]
    [InlineData("reports", "id", true, "SELECT * FROM [reports] AS [source] WHERE [id] >= @since ORDER BY [id]")]
    public void A_table_is_read_in_T_SQL(string table, string? watermark, bool isSince, string expected)
    {
        using var context = Context();
        var names = context.GetService<ISqlGenerationHelper>();

        var statement = SourceTableSql.Of(
            names.DelimitIdentifier(table),
            names.DelimitIdentifier("source"),
            watermark is null ? null : names.DelimitIdentifier(watermark),
            isSince);

        Assert.Equal(expected, statement);
        using var text = new StringReader(statement);
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out var errors);
        Assert.Empty(errors);
    }

    [Fact]
    public void The_connection_says_that_nothing_will_be_written()
    {
        using var context = Context();

        Assert.Contains("Application Intent=ReadOnly", context.Database.GetConnectionString(), StringComparison.Ordinal);
    }

    private static DbContext Context()
    {
        var options = new DbContextOptionsBuilder();
        SourceSqlServerOptions.Use(options, "Server=localhost;Database=county;Integrated Security=true");
        return new DbContext(options.Options);
    }
}
