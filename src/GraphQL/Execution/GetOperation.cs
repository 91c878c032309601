using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Chooses the operation to run (specification, 6.1: GetOperation).</summary>
internal static class GetOperation
{
    /// <summary>The operation, or why none can be run.</summary>
    public static OperationPlan? Run(PreparedDocument document, GraphQLRequest request, out GraphQLError? refusal)
    {
        var operation = Find(document, request.OperationName);
        refusal = (operation, request.OperationName) switch
        {
            (null, null) => NoOperation(),
            (null, { } name) => UnknownOperation(name),
            (_, null) when document.Operations.Length > 1 => NameMissing(),
            _ when request.RequireQuery && operation!.Definition.Operation != OperationKind.Query =>
                NotAllowed(operation!.Definition),
            _ => null,
        };
        return refusal is null ? operation : null;
    }

    public static GraphQLError NoRootType(OperationDefinitionNode operation) =>
        new($"Schema is not configured to execute {Word(operation)} operation.", operation.Position)
        {
            Code = ErrorCodes.OperationResolutionFailure,
        };

    public static GraphQLError AsksForStream(OperationDefinitionNode operation) =>
        new(
            "A subscription is answered by a stream of events: ask for it with \"Accept: text/event-stream\".",
            operation.Position)
        {
            Code = ErrorCodes.OperationNotAllowed,
        };

    public static GraphQLError AsksForNoStream(OperationDefinitionNode operation) =>
        new(
            $"A {Word(operation)} has one answer, not a stream of events: ask for it without "
            + "\"Accept: text/event-stream\".",
            operation.Position)
        {
            Code = ErrorCodes.OperationNotAllowed,
        };

    private static OperationPlan? Find(PreparedDocument document, string? name)
    {
        foreach (var operation in document.Operations)
        {
            if (name is null || operation.Definition.Name?.Value == name)
            {
                return operation;
            }
        }

        return null;
    }

    private static GraphQLError NoOperation() => Unresolved("Must provide an operation.");

    private static GraphQLError NameMissing() =>
        Unresolved("Must provide operation name if query contains multiple operations.");

    private static GraphQLError UnknownOperation(string name) => Unresolved($"Unknown operation named \"{name}\".");

    private static GraphQLError NotAllowed(OperationDefinitionNode operation) =>
        new($"A {Word(operation)} cannot be run by this kind of request; send it by POST.", operation.Position)
        {
            Code = ErrorCodes.OperationNotAllowed,
        };

    private static GraphQLError Unresolved(string message) =>
        new(message) { Code = ErrorCodes.OperationResolutionFailure };

    private static string Word(OperationDefinitionNode operation) => operation.Operation switch
    {
        OperationKind.Query => "query",
        OperationKind.Mutation => "mutation",
        _ => "subscription",
    };
}
