using System.Collections;
using McHAnalytics.Native.DuckDb.Api;

namespace McHAnalytics.Native.DuckDb.Writers;

/// <summary>LIST and ARRAY, from any sequence.</summary>
/// <remarks><c>arraySize</c> is the fixed number of an ARRAY, or 0 for a LIST.</remarks>
internal sealed class ListWriter(string typeName, VectorWriter elements, long arraySize) : VectorWriter(typeName)
{
    private ulong _size;

    internal override void Bind(nint vector)
    {
        base.Bind(vector);
        _size = 0;
        elements.Bind(Child());
    }

    internal override void Rebind(nint vector)
    {
        base.Rebind(vector);
        elements.Rebind(Child());
    }

    internal override void WriteNull(long row)
    {
        base.WriteNull(row);
        if (arraySize == 0)
        {
            At<DuckDbListEntry>(row) = new DuckDbListEntry(_size, 0);
            return;
        }

        for (var i = 0L; i < arraySize; i++)
        {
            elements.WriteNull((row * arraySize) + i);
        }
    }

    internal override void WriteBytes(long row, ReadOnlySpan<byte> value) => WriteOther(row, value.ToArray());

    internal override void WriteOther(long row, object value)
    {
        var values = value as IEnumerable ?? throw Mismatch(value.GetType());
        var items = values as ICollection ?? values.Cast<object?>().ToList();
        if (arraySize != 0 && items.Count != arraySize)
        {
            throw new ArgumentException($"A {TypeName} column takes {arraySize} elements, not {items.Count}.");
        }

        var position = arraySize == 0 ? Reserve(row, items.Count) : row * arraySize;
        foreach (var item in items)
        {
            elements.WriteObject(position++, item);
        }
    }

    private long Reserve(long row, int count)
    {
        var offset = _size;
        At<DuckDbListEntry>(row) = new DuckDbListEntry(offset, (ulong)count);
        _size += (ulong)count;
        _ = DuckDbApi.duckdb_list_vector_reserve(Vector, _size);
        _ = DuckDbApi.duckdb_list_vector_set_size(Vector, _size);

        // Making room may move the elements.
        elements.Rebind(Child());
        return (long)offset;
    }

    private nint Child() =>
        arraySize == 0
            ? DuckDbApi.duckdb_list_vector_get_child(Vector)
            : DuckDbApi.duckdb_array_vector_get_child(Vector);
}
