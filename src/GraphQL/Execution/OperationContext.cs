using McHAnalytics.GraphQL.Binding;
using McHAnalytics.GraphQL.Language;
using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>What one running operation holds.</summary>
internal sealed class OperationContext
{
    public required ExecutableSchema Executable { get; init; }

    public required IReadOnlyDictionary<string, FragmentDefinitionNode> Fragments { get; init; }

    public required IReadOnlyDictionary<string, object?> Variables { get; init; }

    public required ErrorCollector Errors { get; init; }

    public IServiceProvider? Services { get; init; }

    public IDictionary<string, object?> Items { get; init; } = new Dictionary<string, object?>();

    public CancellationToken CancellationToken { get; init; }

    public BatchQueue Batches { get; } = new();

    public GraphQLSchema Schema => Executable.Schema;
}
