using System.Collections;
using System.Data.Common;

namespace McHAnalytics.Native.DuckDb;

/// <summary>A command's values: all by name or all by position.</summary>
public sealed class DuckDbParameterCollection : DbParameterCollection, IReadOnlyList<DuckDbParameter>
{
    private readonly List<DuckDbParameter> _items = [];

    internal List<DuckDbParameter> Items => _items;

    /// <inheritdoc cref="DbParameterCollection.Count"/>
    public override int Count => _items.Count;

    /// <inheritdoc/>
    public override object SyncRoot => ((ICollection)_items).SyncRoot;

    /// <summary>A parameter by position, from 0.</summary>
    public new DuckDbParameter this[int index]
    {
        get => _items[index];
        set => _items[index] = value;
    }

    /// <summary>Adds a value by name, with or without the leading <c>$</c>.</summary>
    public DuckDbParameter Add(string name, object? value)
    {
        var parameter = new DuckDbParameter(name, value);
        _items.Add(parameter);
        return parameter;
    }

    /// <summary>Adds a value for the next position.</summary>
    public DuckDbParameter AddValue(object? value)
    {
        var parameter = new DuckDbParameter(value);
        _items.Add(parameter);
        return parameter;
    }

    /// <summary>Adds values for the next positions.</summary>
    public void AddValues(params ReadOnlySpan<object?> values)
    {
        foreach (var value in values)
        {
            AddValue(value);
        }
    }

    /// <inheritdoc/>
    public override int Add(object value)
    {
        _items.Add(Own(value));
        return _items.Count - 1;
    }

    /// <inheritdoc/>
    public override void AddRange(Array values)
    {
        ArgumentNullException.ThrowIfNull(values);
        foreach (var value in values)
        {
            Add(value!);
        }
    }

    /// <inheritdoc/>
    public override void Clear() => _items.Clear();

    /// <inheritdoc/>
    public override bool Contains(object value) => value is DuckDbParameter parameter && _items.Contains(parameter);

    /// <inheritdoc/>
    public override bool Contains(string value) => IndexOf(value) >= 0;

    /// <inheritdoc/>
    public override void CopyTo(Array array, int index) => ((ICollection)_items).CopyTo(array, index);

    /// <inheritdoc/>
    public override IEnumerator GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    public override int IndexOf(object value) => value is DuckDbParameter parameter ? _items.IndexOf(parameter) : -1;

    /// <inheritdoc/>
    public override int IndexOf(string parameterName)
    {
        var name = new DuckDbParameter(parameterName, null).ParameterName;
        return _items.FindIndex(p => string.Equals(p.ParameterName, name, StringComparison.OrdinalIgnoreCase));
    }

    /// <inheritdoc/>
    public override void Insert(int index, object value) => _items.Insert(index, Own(value));

    /// <inheritdoc/>
    public override void Remove(object value) => _items.Remove(Own(value));

    /// <inheritdoc/>
    public override void RemoveAt(int index) => _items.RemoveAt(index);

    /// <inheritdoc/>
    public override void RemoveAt(string parameterName) => _items.RemoveAt(Position(parameterName));

    IEnumerator<DuckDbParameter> IEnumerable<DuckDbParameter>.GetEnumerator() => _items.GetEnumerator();

    /// <inheritdoc/>
    protected override DbParameter GetParameter(int index) => _items[index];

    /// <inheritdoc/>
    protected override DbParameter GetParameter(string parameterName) => _items[Position(parameterName)];

    /// <inheritdoc/>
    protected override void SetParameter(int index, DbParameter value) => _items[index] = Own(value);

    /// <inheritdoc/>
    protected override void SetParameter(string parameterName, DbParameter value) =>
        _items[Position(parameterName)] = Own(value);

    private int Position(string name) =>
        IndexOf(name) is >= 0 and var index
            ? index
            : throw new ArgumentException($"There is no parameter named '{name}'.", nameof(name));

    private static DuckDbParameter Own(object value) =>
        value as DuckDbParameter
        ?? throw new ArgumentException(
            $"Add a {nameof(DuckDbParameter)}, or use AddValue for a bare value.", nameof(value));
}
