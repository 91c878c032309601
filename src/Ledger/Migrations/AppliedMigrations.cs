using System.Reflection;
using McHAnalytics.Ledger.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace McHAnalytics.Ledger.Migrations;

/// <summary>Whether a Ledger has the newest tables.</summary>
/// <remarks>Every start asks, and EF sets up all that it migrates with before it answers, which takes it a second.</remarks>
internal static class AppliedMigrations
{
    /// <summary>Whether exactly the migrations that this program knows were applied, and none was left in the middle.</summary>
    public static async Task<bool> AreAllAsync(LedgerContext context, CancellationToken cancel)
    {
        await using var connection = new SqliteConnection(context.Database.GetConnectionString());
        await connection.OpenAsync(cancel);
        var tables = await ReadAsync(
            connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND instr(name, '__EFMigrations') = 1", cancel);
        if (tables is not ["__EFMigrationsHistory"])
        {
            return false;
        }

        var known = typeof(LedgerContext).Assembly.GetTypes()
            .Select(type => type.GetCustomAttribute<MigrationAttribute>()?.Id)
            .OfType<string>();
        var applied = await ReadAsync(connection, "SELECT MigrationId FROM __EFMigrationsHistory", cancel);
        return known.ToHashSet(StringComparer.Ordinal).SetEquals(applied);
    }

    private static async Task<List<string>> ReadAsync(SqliteConnection connection, string sql, CancellationToken cancel)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(cancel);
        var names = new List<string>();
        while (await reader.ReadAsync(cancel))
        {
            names.Add(reader.GetString(0));
        }

        return names;
    }
}
