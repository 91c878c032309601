namespace Microsoft.SqlServer.Server;

/// <summary>A user-defined type that writes itself to bytes and reads itself back.</summary>
public interface IBinarySerialize
{
    /// <summary>Fills this value from bytes that <see cref="Write"/> wrote.</summary>
    public void Read(BinaryReader r);

    /// <summary>Writes this value as bytes.</summary>
    public void Write(BinaryWriter w);
}
