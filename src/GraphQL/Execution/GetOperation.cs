using McHAnalytics.GraphQL.Errors;
using McHAnalytics.GraphQL.Language;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>Chooses the operation to run (specification, 6.1: GetOperation).</summary>
internal static class GetOperation
{
    public static (OperationDefinitionNode? Operation, GraphQLError? Refusal) Run(
        PreparedDocument document, GraphQLRequest request)
    {
        var operation = request.OperationName is { } name
            ? document.Operations.LastOrDefault(candidate => candidate.Name?.Value == name)
            : document.Operations.FirstOrDefault();
        if (operation is null)
        {
            return (null, request.OperationName is null ? NoOperation() : UnknownOperation(request.OperationName));
        }

        if (request.OperationName is null && document.Operations.Count > 1)
        {
            return (null, NameMissing());
        }

        return request.RequireQuery && operation.Operation != OperationKind.Query
            ? (null, NotAllowed(operation))
            : (operation, null);
    }

    public static GraphQLError NoRootType(OperationDefinitionNode operation) =>
        new($"Schema is not configured to execute {Word(operation)} operation.", operation.Position)
        {
            Code = ErrorCodes.OperationResolutionFailure,
        };

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
