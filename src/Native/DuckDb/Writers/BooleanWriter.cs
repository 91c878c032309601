namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>BOOLEAN: one byte, 0 or 1.</summary>
internal sealed class BooleanWriter() : VectorWriter("BOOLEAN")
{
    internal override void WriteBoolean(long row, bool value) => At<byte>(row) = value ? (byte)1 : (byte)0;
}
