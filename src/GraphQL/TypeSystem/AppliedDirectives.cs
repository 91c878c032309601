using System.Collections;
using System.Collections.Immutable;

namespace McHAnalytics.GraphQL.TypeSystem;

/// <summary>The directives written at one place of the schema, with their coerced arguments.</summary>
public sealed class AppliedDirectives : IReadOnlyList<AppliedDirective>
{
    private readonly ImmutableArray<AppliedDirective> _items;

    /// <summary>Takes them in the order written.</summary>
    public AppliedDirectives(ImmutableArray<AppliedDirective> items) => _items = items;

    /// <summary>No directives.</summary>
    public static AppliedDirectives None { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _items.Length;

    /// <inheritdoc/>
    public AppliedDirective this[int index] => _items[index];

    /// <summary>The first directive of this name (without the at sign), or <c>null</c>.</summary>
    public AppliedDirective? Find(string name)
    {
        foreach (var item in _items)
        {
            if (item.Name == name)
            {
                return item;
            }
        }

        return null;
    }

    /// <inheritdoc/>
    public IEnumerator<AppliedDirective> GetEnumerator() => ((IEnumerable<AppliedDirective>)_items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>One directive as written in the schema.</summary>
/// <param name="Name">Its name, without the at sign.</param>
/// <param name="Arguments">Its arguments by name, coerced; those left out without a default are absent.</param>
public sealed record AppliedDirective(string Name, IReadOnlyDictionary<string, object?> Arguments);
