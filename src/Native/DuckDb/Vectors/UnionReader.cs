using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>UNION: a structure whose first field says which of the others holds the value.</summary>
internal sealed class UnionReader(string typeName, string[] names, VectorReader[] members)
    : VectorReader(DuckDbType.Union, typeName)
{
    private readonly IntegerReader<byte> _tags = new(DuckDbType.UTinyInt, "UTINYINT");

    internal override Type ClrType => typeof(DuckDbUnion);

    internal override void Bind(nint vector)
    {
        base.Bind(vector);
        _tags.Bind(DuckDbApi.duckdb_struct_vector_get_child(vector, 0));
        for (var i = 0; i < members.Length; i++)
        {
            members[i].Bind(DuckDbApi.duckdb_struct_vector_get_child(vector, (ulong)i + 1));
        }
    }

    internal override void Unbind()
    {
        base.Unbind();
        _tags.Unbind();
        foreach (var member in members)
        {
            member.Unbind();
        }
    }

    internal override object GetValue(long row)
    {
        var tag = _tags.GetInt32(row);
        return new DuckDbUnion(names[tag], members[tag].GetElement(row, typeof(object)));
    }
}
