using System.Collections;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>Members of the schema in the order they were defined, found by name.</summary>
public sealed class NamedList<T> : IReadOnlyList<T>
    where T : class, ISchemaMember
{
    private readonly T[] _items;
    private readonly Dictionary<string, T> _byName;

    /// <summary>Takes the members; of two with one name the later is found.</summary>
    public NamedList(IEnumerable<T> items)
    {
        _byName = new Dictionary<string, T>(StringComparer.Ordinal);
        var order = new List<string>();
        foreach (var item in items)
        {
            if (!_byName.ContainsKey(item.Name))
            {
                order.Add(item.Name);
            }

            _byName[item.Name] = item;
        }

        _items = [.. order.Select(name => _byName[name])];
    }

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public T this[int index] => _items[index];

    /// <summary>The member of this name, or <c>null</c>.</summary>
    public T? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The members' names, in the order defined.</summary>
    public IEnumerable<string> Names => _items.Select(item => item.Name);

    /// <summary>Goes through the members without allocating.</summary>
    public ReadOnlySpan<T>.Enumerator GetEnumerator() => new ReadOnlySpan<T>(_items).GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => _items.GetEnumerator();
}

/// <summary>Lists without members.</summary>
internal static class NamedList
{
    public static NamedList<T> Empty<T>()
        where T : class, ISchemaMember => new([]);
}
