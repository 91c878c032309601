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
        var definitions = document?.Definitions ?? [];
        foreach (var fragment in definitions.OfType<FragmentDefinitionNode>())
        {
            Fragments.TryAdd(fragment.Name.Value, fragment);
        }

        var isAlwaysTheSame = document is not null && !VariableUse.InConditions(document);
        Operations =
        [
            .. definitions.OfType<OperationDefinitionNode>()
                .Select(operation => new OperationPlan(operation, isAlwaysTheSame)),
        ];
    }

    public ImmutableArray<GraphQLError> Errors { get; }

    public ImmutableArray<OperationPlan> Operations { get; }

    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);
}
