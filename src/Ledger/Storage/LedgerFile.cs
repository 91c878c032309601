using McHAnalytics.Ledger.Migrations;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger.Storage;

/// <summary>The Ledger's SQLite file: how it is opened, and brought to the newest tables.</summary>
internal static class LedgerFile
{
    private const string FileName = "ledger.db";

    private const int CorruptFile = 11;

    private const int NotADatabase = 26;

    /// <summary>Longest to wait for another process's transaction or migration, in seconds.</summary>
    private const int BusySeconds = 30;

    internal static DbContextOptions<LedgerContext> OptionsFor(string folder)
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(folder, FileName),
            Mode = SqliteOpenMode.ReadWriteCreate,
            ForeignKeys = true,
            DefaultTimeout = BusySeconds,
        };
        return new DbContextOptionsBuilder<LedgerContext>()
            .UseSqlite(connection.ConnectionString)
            .UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking)
            .Options;
    }

    /// <summary>Applies what is missing, also where several processes start at once or one was killed.</summary>
    /// <exception cref="LedgerFileException">Where the file is damaged, no Ledger, or a newer program's.</exception>
    internal static async Task MigrateAsync(
        LedgerContext context, string folder, TimeProvider clock, CancellationToken cancel)
    {
        try
        {
            await ApplyAsync(context, folder, clock, cancel);
        }
        catch (SqliteException fault) when (fault.SqliteErrorCode is CorruptFile or NotADatabase)
        {
            throw LedgerFileException.Damaged(Path.Combine(folder, FileName), fault);
        }
    }

    private static async Task ApplyAsync(
        LedgerContext context, string folder, TimeProvider clock, CancellationToken cancel)
    {
        if (File.Exists(Path.Combine(folder, FileName)) && await AppliedMigrations.AreAllAsync(context, cancel))
        {
            return;
        }

        await using var alone = await TakeMigrationLockAsync(folder, clock, cancel);
        if (File.Exists(Path.Combine(folder, FileName)))
        {
            // EF's own lock is a table that a killed migration leaves behind for ever; the file lock held here does
            // not outlive its holder.
            await context.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", cancel);
            var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList();
            var known = context.Database.GetMigrations().ToList();
            if (applied.Except(known, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            {
                throw LedgerFileException.Newer(Path.Combine(folder, FileName), unknown);
            }

            if (applied.Count == known.Count)
            {
                return;
            }
        }

        await context.Database.MigrateAsync(cancel);
        await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancel);
    }

    private static async Task<FileStream> TakeMigrationLockAsync(
        string folder, TimeProvider clock, CancellationToken cancel)
    {
        var path = Path.Combine(folder, FileName + ".migrating");
        var began = clock.GetTimestamp();
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (clock.GetElapsedTime(began).TotalSeconds < BusySeconds)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(50), cancel);
            }
        }
    }
}
