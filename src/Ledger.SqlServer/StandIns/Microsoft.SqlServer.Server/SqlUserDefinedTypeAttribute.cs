namespace Microsoft.SqlServer.Server;

/// <summary>Says that a type is stored in SQL Server as a user-defined type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class SqlUserDefinedTypeAttribute(Format format) : Attribute
{
    /// <summary>How a value becomes bytes.</summary>
    public Format Format { get; } = format;

    /// <summary>Most bytes of a value; -1 for more than 8,000.</summary>
    public int MaxByteSize { get; set; }

    /// <summary>Whether every value has the same number of bytes.</summary>
    public bool IsFixedLength { get; set; }

    /// <summary>Whether the bytes sort as the values do.</summary>
    public bool IsByteOrdered { get; set; }

    /// <summary>The method that checks bytes that come from the server.</summary>
    public string? ValidationMethodName { get; set; }

    /// <summary>The type's name in the server.</summary>
    public string? Name { get; set; }
}
