using System.Text;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>A place in a response or an input, as a chain to its root.</summary>
public sealed class ResponsePath
{
    private readonly string? _name;
    private readonly int _index;

    internal ResponsePath(ResponsePath? parent, string name)
    {
        Parent = parent;
        _name = name;
    }

    internal ResponsePath(ResponsePath? parent, int index)
    {
        Parent = parent;
        _index = index;
    }

    /// <summary>The place this one is in; <c>null</c> at the root.</summary>
    public ResponsePath? Parent { get; }

    /// <summary>From the root: response names and list positions.</summary>
    public IReadOnlyList<object> ToList()
    {
        var keys = new List<object>();
        for (var at = this; at is not null; at = at.Parent)
        {
            keys.Add(at._name ?? (object)at._index);
        }

        keys.Reverse();
        return keys;
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var key in ToList())
        {
            _ = key is int index ? text.Append(null, $"[{index}]") : text.Append('.').Append(key);
        }

        return text.ToString();
    }
}
