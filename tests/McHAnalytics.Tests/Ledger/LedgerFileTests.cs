using McHAnalytics.Ledger;
using McHAnalytics.Ledger.Runs;
using McHAnalytics.Ledger.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Tests.Ledger;

public sealed class LedgerFileTests : IDisposable
{
    private readonly LedgerFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_migrations_make_the_tables_that_the_model_says()
    {
        await using (await _folder.OpenAsync())
        {
        }

        using var direct = new LedgerFolder();
        await using (var context = new LedgerContext(LedgerFile.OptionsFor(direct.Root)))
        {
            await context.Database.EnsureCreatedAsync();
            Assert.False(context.Database.HasPendingModelChanges());
        }

        SqliteConnection.ClearAllPools();
        Assert.Equal(TablesOf(direct.Root), TablesOf(_folder.Root));
        Assert.Equal("wal", Ask(_folder.Root, "PRAGMA journal_mode"));
    }

    [Fact]
    public async Task Opening_again_keeps_what_is_there()
    {
        long id;
        await using (var ledger = await _folder.OpenAsync())
        {
            id = await LedgerRunsTests.FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Succeeded);
        }

        await using var again = await _folder.OpenAsync();

        Assert.Equal(LoadStatus.Succeeded, (await again.FindRunAsync(id, default))!.Status);
    }

    [Fact]
    public async Task The_table_itself_refuses_a_receipt_that_does_not_balance()
    {
        await using var ledger = await _folder.OpenAsync();
        var id = await LedgerRunsTests.FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Succeeded);

        var refused = Assert.Throws<SqliteException>(
            () => Ask(_folder.Root, $"UPDATE load_run SET read_count = 4 WHERE id = {id}"));

        Assert.Contains("CK_load_run_balance", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_migration_killed_half_way_does_not_block_the_next()
    {
        // EF's own migration lock, as a killed process leaves it: EF alone would wait for it for ever.
        Ask(_folder.Root, "CREATE TABLE \"__EFMigrationsLock\" (\"Id\" INTEGER PRIMARY KEY, \"Timestamp\" TEXT NOT NULL)");
        Ask(_folder.Root, "INSERT INTO \"__EFMigrationsLock\" VALUES (1, '2024-01-01')");

        await using var ledger = await _folder.OpenAsync().WaitAsync(TimeSpan.FromSeconds(20));

        Assert.Equal(0, (await ledger.ListRunsAsync(new LoadRunFilter(), new LedgerPageRequest(0, 0), default)).TotalCount);
    }

    [Fact]
    public async Task Several_that_open_an_empty_folder_at_once_all_succeed()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => _folder.OpenAsync())));

        foreach (var ledger in opened)
        {
            await LedgerRunsTests.FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Succeeded);
        }

        Assert.Equal(4, (await opened[0].ListRunsAsync(new LoadRunFilter(), new LedgerPageRequest(0, 0), default)).TotalCount);
    }

    [Fact]
    public async Task Writers_wait_for_each_other_rather_than_fail()
    {
        await using var one = await _folder.OpenAsync();
        await using var other = await _folder.OpenAsync();
        await using var first = await one.BeginRunAsync(LedgerFolder.Load(), default);
        await using var second = await other.BeginRunAsync(LedgerFolder.Load(), default);

        await Task.WhenAll(new[] { first, second }.Select(run => Task.Run(async () =>
        {
            for (var part = 0; part < 20; part++)
            {
                await run.AddRejectedRowsAsync([.. Enumerable.Range(0, 50).Select(row => LedgerFolder.Rejected(row))], default);
            }
        })));

        var kept = await one.ListRejectedRowsAsync(new RejectedRowFilter(), new LedgerPageRequest(0, 0), default);
        Assert.Equal(2_000, kept.TotalCount);
    }

    [Fact]
    public async Task A_run_whose_process_lives_is_left_alone_by_other_writers()
    {
        await using var living = await _folder.OpenAsync();
        await using var run = await living.BeginRunAsync(LedgerFolder.Load(), default);

        await using var other = await _folder.OpenAsync();

        Assert.Equal(LoadStatus.Running, (await other.FindRunAsync(run.Id, default))!.Status);
        await run.FinishAsync(LedgerFolder.Ended(LoadStatus.Succeeded, default), default);
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder.Root, "ledger.runs")));
    }

    [Fact]
    public async Task A_run_whose_process_was_killed_is_closed_by_the_next_writer_but_not_by_a_reader()
    {
        // What kill -9 leaves: the row says RUNNING, the lock's file stands, and nobody holds it.
        long id;
        await using (var ledger = await _folder.OpenAsync())
        {
            id = await LedgerRunsTests.FinishedRunAsync(ledger, LedgerFolder.Load(), LoadStatus.Succeeded);
        }

        Ask(_folder.Root, $"UPDATE load_run SET status = 'RUNNING', finished_at = NULL WHERE id = {id}");
        var holder = Guid.Parse((string)Ask(_folder.Root, $"SELECT holder FROM load_run WHERE id = {id}")!);
        var left = Path.Combine(_folder.Root, "ledger.runs", $"{holder:N}.lock");
        await File.WriteAllTextAsync(left, "");

        await using var reader = await _folder.OpenAsync(LedgerUse.Read);
        Assert.Equal(LoadStatus.Running, (await reader.FindRunAsync(id, default))!.Status);

        await using var writer = await _folder.OpenAsync();
        var closed = await writer.FindRunAsync(id, default);
        Assert.Equal(LoadStatus.Failed, closed!.Status);
        Assert.Equal(_folder.Clock.Now, closed.FinishedAt);
        Assert.Equal("MCH-LEDGER-INTERRUPTED", Assert.Single(closed.Problems).Code);
        Assert.False(File.Exists(left));
    }

    [Fact]
    public async Task A_file_that_is_no_Ledger_is_refused_with_what_to_do_and_left_as_it_is()
    {
        var path = Path.Combine(_folder.Root, "ledger.db");
        await File.WriteAllTextAsync(path, string.Concat(Enumerable.Repeat("月报表,活产数\n", 500)));
        var before = await File.ReadAllBytesAsync(path);

        var refused = await Assert.ThrowsAsync<LedgerFileException>(() => _folder.OpenAsync());

        Assert.Contains("Move it away", refused.MessageEn, StringComparison.Ordinal);
        Assert.Contains("请将其移走", refused.MessageZh, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllBytesAsync(path));
    }

    [Fact]
    public async Task A_Ledger_of_a_newer_program_is_left_alone()
    {
        await using (await _folder.OpenAsync())
        {
        }

        Ask(_folder.Root, "INSERT INTO \"__EFMigrationsHistory\" VALUES ('29990101000000_NewerTables', '99.0.0')");

        var refused = await Assert.ThrowsAsync<LedgerFileException>(() => _folder.OpenAsync());

        Assert.Contains("29990101000000_NewerTables", refused.MessageEn, StringComparison.Ordinal);
    }

    private static object? Ask(string folder, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "ledger.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static List<string> TablesOf(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "ledger.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        // Column by column: one that a later migration added stands last in the text of its table.
        command.CommandText = """
            SELECT m.name || '.' || c.name || ' ' || c.type || ' ' || c."notnull" || ' ' || c.pk AS line
            FROM sqlite_master m JOIN pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE '\_\_EF%' ESCAPE '\'
            UNION ALL SELECT sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL
            ORDER BY line
            """;
        using var reader = command.ExecuteReader();
        var tables = new List<string>();
        while (reader.Read())
        {
            tables.Add(reader.GetString(0));
        }

        return tables;
    }
}
