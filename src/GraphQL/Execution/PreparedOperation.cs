using McHAnalytics.GraphQL.TypeSystem;

namespace McHAnalytics.GraphQL.Execution;

/// <summary>An operation with its variables, ready to run.</summary>
internal readonly record struct PreparedOperation(
    PreparedDocument Document,
    OperationPlan Plan,
    ObjectType RootType,
    IReadOnlyDictionary<string, object?> Variables);
