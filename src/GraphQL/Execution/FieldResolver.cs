namespace McHAnalytics.GraphQL.Execution;

/// <summary>Answers one field of one parent.</summary>
public delegate ValueTask<object?> FieldResolver(ResolverContext context);

/// <summary>Answers one field for all parents of a level: one result a parent, in their order.</summary>
public delegate ValueTask<IReadOnlyList<object?>> BatchResolver(
    IReadOnlyList<object?> parents, ResolverContext context);
