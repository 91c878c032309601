namespace McHAnalytics.GraphQL.Execution;

/// <summary>What a subscription is answered (specification, 6.2.3): a response to each event, or a refusal.</summary>
public sealed class GraphQLResponseStream
{
    internal GraphQLResponseStream(GraphQLResponse refusal) => Refusal = refusal;

    internal GraphQLResponseStream(IAsyncEnumerable<GraphQLResponse> responses) => Responses = responses;

    /// <summary>Why there is no stream; <c>null</c> where there is one.</summary>
    public GraphQLResponse? Refusal { get; }

    /// <summary>The responses, to be read once. They end with the source, or after a response that says that the
    /// source failed.</summary>
    public IAsyncEnumerable<GraphQLResponse>? Responses { get; }
}
