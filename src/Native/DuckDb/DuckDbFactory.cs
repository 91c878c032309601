using System.Data.Common;

namespace McHAnalytics.Native.DuckDb;

/// <summary>Makes this provider's objects for code that knows only ADO.NET.</summary>
public sealed class DuckDbFactory : DbProviderFactory
{
    /// <summary>The only instance.</summary>
    public static readonly DuckDbFactory Instance = new();

    private DuckDbFactory()
    {
    }

    /// <inheritdoc/>
    public override DbConnection CreateConnection() => new DuckDbConnection();

    /// <inheritdoc/>
    public override DbCommand CreateCommand() => new DuckDbCommand();

    /// <inheritdoc/>
    public override DbParameter CreateParameter() => new DuckDbParameter();
}
