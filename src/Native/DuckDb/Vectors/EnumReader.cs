using System.Numerics;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>ENUM: a number of 8, 16 or 32 bits (<typeparamref name="T"/>) into a list of words.</summary>
internal sealed class EnumReader<T>(string typeName, string[] words) : VectorReader(DuckDbType.Enum, typeName)
    where T : unmanaged, IBinaryInteger<T>
{
    internal override Type ClrType => typeof(string);

    internal override Type? RawType => typeof(T);

    internal override object GetValue(long row) => GetString(row);

    internal override string GetString(long row) => words[int.CreateTruncating(At<T>(row))];

    internal override object GetOther(long row, Type type) =>
        type.IsEnum ? Enum.Parse(type, GetString(row)) : base.GetOther(row, type);
}
