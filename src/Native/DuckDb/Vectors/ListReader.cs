using System.Collections;
using System.Collections.Concurrent;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Vectors;

/// <summary>
/// LIST (any number of elements, found by offset and length) and ARRAY (a fixed number, one row after another).
/// </summary>
/// <remarks><c>arraySize</c> is the fixed number of an ARRAY, or 0 for a LIST.</remarks>
internal sealed unsafe class ListReader(DuckDbType type, string typeName, VectorReader elements, long arraySize)
    : VectorReader(type, typeName)
{
    private static readonly ConcurrentDictionary<Type, Type> s_listTypes = new();

    internal override Type ClrType => typeof(object[]);

    internal override void Bind(nint vector)
    {
        base.Bind(vector);
        elements.Bind(arraySize == 0
            ? DuckDbApi.duckdb_list_vector_get_child(vector)
            : DuckDbApi.duckdb_array_vector_get_child(vector));
    }

    internal override void Unbind()
    {
        base.Unbind();
        elements.Unbind();
    }

    internal override object GetValue(long row) => Array(row, typeof(object));

    internal override object GetOther(long row, Type type)
    {
        if (type.IsArray)
        {
            return Array(row, type.GetElementType()!);
        }

        if (!type.IsGenericType || type.GenericTypeArguments is not [var element])
        {
            return base.GetOther(row, type);
        }

        var list = s_listTypes.GetOrAdd(element, static e => typeof(List<>).MakeGenericType(e));
        if (!type.IsAssignableFrom(list))
        {
            return base.GetOther(row, type);
        }

        var (offset, length) = Range(row);
        var values = (IList)Activator.CreateInstance(list)!;
        for (var i = 0L; i < length; i++)
        {
            values.Add(elements.GetElement(offset + i, element));
        }

        return values;
    }

    private Array Array(long row, Type element)
    {
        var (offset, length) = Range(row);
        var values = System.Array.CreateInstance(element, length);
        for (var i = 0L; i < length; i++)
        {
            values.SetValue(elements.GetElement(offset + i, element), i);
        }

        return values;
    }

    private (long Offset, long Length) Range(long row)
    {
        if (arraySize != 0)
        {
            return (row * arraySize, arraySize);
        }

        var entry = At<DuckDbListEntry>(row);
        return ((long)entry.Offset, (long)entry.Length);
    }
}
