namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>DOUBLE: 64 bits.</summary>
internal sealed class DoubleReader() : VectorReader(DuckDbType.Double, "DOUBLE")
{
    internal override Type ClrType => typeof(double);

    internal override Type? RawType => typeof(double);

    internal override object GetValue(long row) => At<double>(row);

    internal override double GetDouble(long row) => At<double>(row);
}
