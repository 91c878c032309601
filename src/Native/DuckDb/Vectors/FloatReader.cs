namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>FLOAT: 32 bits.</summary>
internal sealed class FloatReader() : VectorReader(DuckDbType.Float, "FLOAT")
{
    internal override Type ClrType => typeof(float);

    internal override Type? RawType => typeof(float);

    internal override object GetValue(long row) => At<float>(row);

    internal override float GetFloat(long row) => At<float>(row);

    internal override double GetDouble(long row) => At<float>(row);
}
