using System.Reflection;
using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Ledger.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace McHAnalytics.Tests.LedgerSqlServer;

public sealed class LedgerSqlServerTests
{
    private const string Connection = "Server=localhost;Database=ledger;Integrated Security=true";

    [Fact]
    public void The_create_script_is_T_SQL_to_Microsofts_own_parser()
    {
        using var context = NewContext();

        var script = context.Database.GenerateCreateScript();

        Assert.Equal([], ErrorsOf(script));
        var tables = Parse(script, out _) is TSqlScript parsed
            ? parsed.Batches.SelectMany(batch => batch.Statements).OfType<CreateTableStatement>()
                .Select(table => table.SchemaObjectName.BaseIdentifier.Value)
            : [];
        Assert.Equal(["load_run", "rejected_row", "statement_verdict", "waiver"], tables.Order());
    }

    [Theory]
    [InlineData("CREATE TABLE load_run (id bigint NOT NULL IDENTITY,, source nvarchar(400))")]
    [InlineData("CREATE TABLE load_run (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT)")]
    [InlineData("SELECT source FROM load_run LIMIT 10")]
    public void The_parser_rejects_what_SQL_Server_would(string broken)
    {
        Assert.NotEmpty(ErrorsOf(broken));
    }

    [Fact]
    public void Chinese_text_is_stored_in_columns_that_can_hold_it()
    {
        using var context = NewContext();

        var script = context.Database.GenerateCreateScript();

        Assert.Contains("[message_zh] nvarchar(max) NOT NULL", script, StringComparison.Ordinal);
        Assert.DoesNotContain(" varchar(", script, StringComparison.Ordinal);
    }

    [Fact]
    public void The_stores_questions_are_T_SQL_too()
    {
        using var context = NewContext();
        var rule = new TextFilter { Neq = "a", Contains = "b", StartsWith = "c", EndsWith = "d", In = ["e", "f"], Nin = ["g"] };

        var question = rule.Apply(context.RejectedRows, row => row.RuleCode)
            .OrderByDescending(row => row.RunId).ThenBy(row => row.Id)
            .Include(row => row.Run)
            .Skip(20).Take(10);
        var running = context.LoadRuns.Where(run => run.Status == LoadStatus.Running);

        Assert.Equal([], ErrorsOf(question.ToQueryString()));
        Assert.Equal([], ErrorsOf(running.ToQueryString()));
    }

    [Fact]
    public void The_stand_ins_hold_what_the_client_asks_of_them()
    {
        var client = typeof(SqlConnection).Assembly;
        var server = client.GetReferencedAssemblies().Single(name => name.Name == "Microsoft.SqlServer.Server");

        var standIn = Assembly.Load(server);

        Assert.Equal(server.Version, standIn.GetName().Version);
        Assert.NotNull(standIn.GetType("Microsoft.SqlServer.Server.SqlUserDefinedTypeAttribute"));

        // Throws where a type of the client rests on something that no loaded assembly has.
        Assert.NotEmpty(client.GetTypes());
    }

    [Theory]
    [InlineData("Active Directory Interactive")]
    [InlineData("Active Directory Device Code Flow")]
    [InlineData("Active Directory Integrated")]
    public void A_sign_in_that_needs_the_missing_broker_is_refused_with_what_to_use(string method)
    {
        var refused = Assert.Throws<ArgumentException>(() => new DbContextOptionsBuilder<LedgerContext>()
            .UseLedgerSqlServer($"Server=localhost;Database=ledger;Authentication={method}"));

        Assert.Contains("managed identity", refused.Message, StringComparison.Ordinal);
    }

    private static LedgerContext NewContext() =>
        new(new DbContextOptionsBuilder<LedgerContext>().UseLedgerSqlServer(Connection).Options);

    private static TSqlFragment Parse(string script, out IList<ParseError> errors)
    {
        using var text = new StringReader(script);
        return new TSql150Parser(initialQuotedIdentifiers: true).Parse(text, out errors);
    }

    private static string[] ErrorsOf(string script)
    {
        Parse(script, out var errors);
        return [.. errors.Select(error => $"{error.Line}:{error.Column} {error.Message}")];
    }
}
