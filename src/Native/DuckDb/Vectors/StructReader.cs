using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>STRUCT: one vector a field, row by row beside each other.</summary>
internal sealed class StructReader(string typeName, string[] names, VectorReader[] fields)
    : VectorReader(DuckDbType.Struct, typeName)
{
    internal override Type ClrType => typeof(Dictionary<string, object?>);

    internal override void Bind(nint vector)
    {
        base.Bind(vector);
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Bind(DuckDbApi.duckdb_struct_vector_get_child(vector, (ulong)i));
        }
    }

    internal override void Unbind()
    {
        base.Unbind();
        foreach (var field in fields)
        {
            field.Unbind();
        }
    }

    internal override object GetValue(long row)
    {
        var values = new Dictionary<string, object?>(fields.Length, StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < fields.Length; i++)
        {
            values[names[i]] = fields[i].GetElement(row, typeof(object));
        }

        return values;
    }
}
