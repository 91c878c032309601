namespace McHAnalytics.GraphQL.Execution;

/// <summary>Answers a subscription's root field with its events: each is the field's value in one response.</summary>
public delegate ValueTask<IAsyncEnumerable<object?>> StreamResolver(ResolverContext context);
