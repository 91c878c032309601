namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>BOOLEAN: one byte, 0 or 1.</summary>
internal sealed class BooleanReader() : VectorReader(DuckDbType.Boolean, "BOOLEAN")
{
    internal override Type ClrType => typeof(bool);

    internal override Type? RawType => typeof(bool);

    internal override object GetValue(long row) => GetBoolean(row);

    internal override bool GetBoolean(long row) => At<byte>(row) != 0;
}
