using System.Collections;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>MAP: a list of structures of a key and a value.</summary>
internal sealed class MapReader(string typeName, VectorReader keys, VectorReader values)
    : VectorReader(DuckDbType.Map, typeName)
{
    internal override Type ClrType => typeof(Dictionary<object, object?>);

    internal override void Bind(nint vector)
    {
        base.Bind(vector);
        var entries = DuckDbApi.duckdb_list_vector_get_child(vector);
        keys.Bind(DuckDbApi.duckdb_struct_vector_get_child(entries, 0));
        values.Bind(DuckDbApi.duckdb_struct_vector_get_child(entries, 1));
    }

    internal override void Unbind()
    {
        base.Unbind();
        keys.Unbind();
        values.Unbind();
    }

    internal override object GetValue(long row) =>
        Fill(row, new Dictionary<object, object?>(), typeof(object), typeof(object));

    internal override object GetOther(long row, Type type) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Dictionary<,>)
            ? Fill(
                row,
                (IDictionary)Activator.CreateInstance(type)!,
                type.GenericTypeArguments[0],
                type.GenericTypeArguments[1])
            : base.GetOther(row, type);

    private IDictionary Fill(long row, IDictionary entries, Type key, Type value)
    {
        var range = At<DuckDbListEntry>(row);
        for (var i = (long)range.Offset; i < (long)(range.Offset + range.Length); i++)
        {
            entries.Add(keys.GetElement(i, key)!, values.GetElement(i, value));
        }

        return entries;
    }
}
