using System.Text;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>VARCHAR, UTF-8. Its bytes can be read without making a string.</summary>
internal sealed unsafe class TextReader(string typeName) : VectorReader(DuckDbType.Varchar, typeName)
{
    internal override Type ClrType => typeof(string);

    internal override object GetValue(long row) => GetString(row);

    internal override string GetString(long row) => Encoding.UTF8.GetString(GetBytes(row));

    internal override ReadOnlySpan<byte> GetBytes(long row) =>
        DuckDbStringData.Bytes((DuckDbStringData*)Data + row);
}
