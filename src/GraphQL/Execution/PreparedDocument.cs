using System.Collections.Immutable;
using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>A document read and validated, or why it was refused.</summary>
internal sealed class PreparedDocument
{
    public PreparedDocument(DocumentNode? document, ImmutableArray<GraphQLError> errors)
    {
        Errors = errors;
        foreach (var definition in document?.Definitions ?? [])
        {
            switch (definition)
            {
                case OperationDefinitionNode operation:
                    Operations.Add(operation);
                    break;
                case FragmentDefinitionNode fragment:
                    Fragments.TryAdd(fragment.Name.Value, fragment);
                    break;
            }
        }
    }

    public ImmutableArray<GraphQLError> Errors { get; }

    public List<OperationDefinitionNode> Operations { get; } = [];

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);
}
