using System.Collections.Concurrent;
using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>What one running operation holds.</summary>
internal sealed class OperationContext
{
    private ConcurrentDictionary<CollectedField, FieldArguments>? _arguments;
    private IDictionary<string, object?>? _items;

    public required ExecutableSchema Executable { get; init; }

    public required IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; init; }

    public required IReadOnlyDictionary<string, object?> Variables { get; init; }

    public required ErrorCollector Errors { get; init; }

    public IServiceProvider? Services { get; init; }

    /// <summary>What the request was given along; an empty one where it was given nothing.</summary>
    public IDictionary<string, object?> Items
    {
        get => _items ?? Interlocked.CompareExchange(ref _items, new ConcurrentDictionary<string, object?>(), null)
            ?? _items;
        init => _items = value;
    }

    public CancellationToken CancellationToken { get; init; }

    public BatchQueue Batches { get; } = new();

    public GraphQLSchema Schema => Executable.Schema;

    /// <summary>The arguments of a field some of whose values are this request's variables; coerced once.</summary>
    public FieldArguments ArgumentsOf(CollectedField field)
    {
        var arguments = _arguments ?? MakeArguments();
        return arguments.TryGetValue(field, out var known)
            ? known
            : arguments.GetOrAdd(field, static (field, operation) => field.CoerceArguments(operation), this);
    }

    private ConcurrentDictionary<CollectedField, FieldArguments> MakeArguments()
    {
        var made = new ConcurrentDictionary<CollectedField, FieldArguments>();
        return Interlocked.CompareExchange(ref _arguments, made, null) ?? made;
    }
}
