using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger.SqlServer;

/// <summary>Reads an office's own SQL Server database, of which nothing is changed.</summary>
public static class SourceSqlServerOptions
{
    /// <summary>Directs a context to the database, for reading.</summary>
    /// <exception cref="ArgumentException">The connection string is not one.</exception>
    public static void Use(DbContextOptionsBuilder options, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        var text = new SqlConnectionStringBuilder(connectionString) { ApplicationIntent = ApplicationIntent.ReadOnly };
        options.UseSqlServer(text.ConnectionString);
    }
}
