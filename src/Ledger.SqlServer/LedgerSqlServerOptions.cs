using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace McHAnalytics.Ledger.SqlServer;

/// <summary>Puts the Ledger's tables on SQL Server.</summary>
public static class LedgerSqlServerOptions
{
    /// <summary>How often a transient fault (a failover, a dropped connection) is tried again.</summary>
    private const int Retries = 3;

    /// <summary>Directs a Ledger context to a SQL Server database.</summary>
    /// <exception cref="ArgumentException">
    /// Where the connection string is not one, or asks for a sign-in that needs a person at a screen or Microsoft's
    /// broker, whose package this project cannot have (docs/decisions).
    /// </exception>
    public static DbContextOptionsBuilder<LedgerContext> UseLedgerSqlServer(
        this DbContextOptionsBuilder<LedgerContext> options, string connectionString)
    {
        var asked = new SqlConnectionStringBuilder(connectionString).Authentication;
        if (asked is not (SqlAuthenticationMethod.NotSpecified
            or SqlAuthenticationMethod.SqlPassword
            or SqlAuthenticationMethod.ActiveDirectoryServicePrincipal
            or SqlAuthenticationMethod.ActiveDirectoryManagedIdentity
            or SqlAuthenticationMethod.ActiveDirectoryMSI
            or SqlAuthenticationMethod.ActiveDirectoryWorkloadIdentity))
        {
            throw new ArgumentException(
                $"The Ledger cannot sign in to SQL Server by {asked}. Use a SQL password, "
                + "Windows' integrated security, a service principal, a managed identity or a workload identity.",
                nameof(connectionString));
        }

        return options.UseSqlServer(connectionString, server => server.EnableRetryOnFailure(Retries));
    }
}
