namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>The type of a bare NULL: every row is NULL, and the vector's mask says so.</summary>
internal sealed class NullReader() : VectorReader(DuckDbType.SqlNull, "NULL")
{
    internal override Type ClrType => typeof(object);

    internal override object GetValue(long row) => DBNull.Value;
}
