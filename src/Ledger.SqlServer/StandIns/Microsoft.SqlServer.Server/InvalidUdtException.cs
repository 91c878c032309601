namespace Microsoft.SqlServer.Server;

/// <summary>A type cannot be a user-defined type of SQL Server.</summary>
public sealed class InvalidUdtException : SystemException
{
    private InvalidUdtException(string message)
        : base(message)
    {
    }

    /// <summary>Called by the client by this name.</summary>
    internal static InvalidUdtException Create(Type udtType, string resourceReason) =>
        new($"'{udtType.FullName}' cannot be a user-defined type of SQL Server: {resourceReason}.");
}
