using System.Collections;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>STRUCT, from a dictionary by name; a field it does not name is NULL.</summary>
internal sealed class StructWriter(string typeName, string[] names, VectorWriter[] fields) : VectorWriter(typeName)
{
    internal override void Bind(nint vector)
    {
        base.Bind(vector);
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Bind(DuckDbApi.duckdb_struct_vector_get_child(vector, (ulong)i));
        }
    }

    internal override void Rebind(nint vector)
    {
        base.Rebind(vector);
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i].Rebind(DuckDbApi.duckdb_struct_vector_get_child(vector, (ulong)i));
        }
    }

    internal override void WriteNull(long row)
    {
        base.WriteNull(row);
        foreach (var field in fields)
        {
            field.WriteNull(row);
        }
    }

    internal override void WriteOther(long row, object value)
    {
        var given = value as IDictionary ?? throw Mismatch(value.GetType());
        var used = 0;
        for (var i = 0; i < fields.Length; i++)
        {
            used += given.Contains(names[i]) ? 1 : 0;
            fields[i].WriteObject(row, given.Contains(names[i]) ? given[names[i]] : null);
        }

        if (used < given.Count)
        {
            throw new ArgumentException(
                $"A value names a field that the {TypeName} column has not. Its fields: {string.Join(", ", names)}.");
        }
    }
}
